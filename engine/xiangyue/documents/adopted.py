"""What is made of an adopted text: the 决议, the report to the township, the text itself, and what hangs out."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from xiangyue.documents.facts import Signer, Turnout
from xiangyue.documents.page import RecordedPage
from xiangyue.documents.posted import Contact, PostedPage
from xiangyue.model.meeting import Tally, VoteMethod
from xiangyue.model.redline import RedlineRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A vote in one line: the whole text's, or how many items were adopted of how many."""

    method: VoteMethod
    tally: Tally | None = None  # None: item by item, see the record
    needed: int = 0
    items: int = 1
    adopted: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedPage(RecordedPage):
    """What both the 决议 and the 备案报告 say of the meeting that adopted the text."""

    style: ClassVar[str] = "paper.css"
    most: ClassVar[int] = 1

    convention: str
    body: str  # 村民会议
    held_on: date
    turnout: Turnout
    outcome: Outcome
    change: str  # 改6条、增1条、删1条
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionFacts(AdoptedPage):
    """决议: only of a body that resolves. One page."""

    template: ClassVar[str] = "resolution.html.j2"

    places: tuple[str, ...]
    citation: str  # 《村民委员会组织法》第二十六条（2025年修正）
    decided: tuple[str, ...]
    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingReportFacts(AdoptedPage):
    """备案报告: one page, in the form of an official letter."""

    template: ClassVar[str] = "filing-report.html.j2"

    sent_on: date
    reviewed_on: date | None = None  # when the township agreed to the draft
    heard_until: date | None = None  # until when the draft hung out
    sheets: str = ""  # 签到表第1-12页
    ordered_on: date | None = None  # the township's order to correct, which this answers
    contact: Contact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextFacts(RecordedPage):
    """村规民约全文: as adopted; before that the draft, which says so."""

    template: ClassVar[str] = "text.html.j2"
    style: ClassVar[str] = "paper.css"

    convention: str
    draft: bool
    body: str = ""  # by whom it was adopted
    adopted_on: date | None = None
    in_force_from: date | None = None  # None: not published yet
    filed: str = ""  # 备案 number
    change: str = ""  # against the text before it
    articles: tuple[str, ...]
    digest: str  # of the text: what the votes and checks are about


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementFacts(PostedPage):
    """公布稿: one page, in large type: what changes for me, from when on, whom to ask."""

    template: ClassVar[str] = "announcement.html.j2"
    most: ClassVar[int] = 1

    body: str
    adopted_on: date
    in_force_from: date
    filed: str = ""
    change: str
    rows: tuple[RedlineRow, ...]
    articles: int
