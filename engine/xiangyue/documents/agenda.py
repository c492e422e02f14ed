"""What a 会议议程 says."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from xiangyue.documents.page import RecordedPage
from xiangyue.model.redline import RedlineRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Enough:
    """到会: one way of being enough to decide."""

    needed: int
    of: int
    unit: str  # 户 人
    base: str  # 18周岁以上村民
    votes: int = 0  # that carry an item if just so many came


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaFacts(RecordedPage):
    """会议议程: one page, for whoever chairs."""

    template: ClassVar[str] = "agenda.html.j2"
    most: ClassVar[int] = 1

    body: str
    held_at: datetime
    places: tuple[str, ...]
    chair: str
    recorder: str
    ordinal: int = 1  # 2: it was called again after a 流会
    convention: str
    enough: tuple[Enough, ...]  # any of these will do
    citation: str  # 《村民委员会组织法》第二十六条（2025年修正）
    rows: tuple[RedlineRow, ...]
    articles: int
