"""What a 表决票 and a 计票单 say: the items of a vote, with room to mark."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from xiangyue.documents.page import RecordedPage

STROKES = 5  # of 正


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotItem:
    """表决项."""

    number: int
    name: str  # 第三条 改; 《石桥村村规民约（修订草案）》全文
    words: str = ""  # in a few words, what it is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Voted(RecordedPage):
    """What both say."""

    body: str
    held_at: datetime
    places: tuple[str, ...]
    items: tuple[BallotItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotFacts(Voted):
    """表决票: a sheet of equal ballots, to be copied and cut."""

    template: ClassVar[str] = "ballot.html.j2"

    @property
    def a_sheet(self) -> int:
        """How many ballots stand on a sheet: small ones of one item, half pages and whole pages of many."""
        few, some = 1, 8
        return 8 if len(self.items) <= few else 2 if len(self.items) <= some else 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """会场: where votes are counted by themselves."""

    place: str
    voters: int  # the most that may vote there

    @property
    def boxes(self) -> int:
        """How many 正 it takes if all vote alike."""
        return -(-self.voters // STROKES)


@dataclass(frozen=True, slots=True, kw_only=True)
class TallySheetFacts(Voted):
    """计票单: a page or more for each venue, with boxes for 正."""

    template: ClassVar[str] = "tally-sheet.html.j2"

    venues: tuple[Venue, ...]
    unit: str  # 户 人


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotByArticleFacts(BallotFacts):
    """逐条表决票: an item for each article that changes."""

    template: ClassVar[str] = "ballot-by-article.html.j2"


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyByArticleFacts(TallySheetFacts):
    """逐条计票单: an item for each article that changes."""

    template: ClassVar[str] = "tally-by-article.html.j2"
