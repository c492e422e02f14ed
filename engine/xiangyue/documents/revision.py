"""What goes to the township with a draft says: 修改对照表 and 报审函."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from xiangyue.documents.page import RecordedPage
from xiangyue.documents.posted import Contact
from xiangyue.model.redline import RedlineRow


@dataclass(frozen=True, slots=True, kw_only=True)
class RedlineFacts(RecordedPage):
    """修改对照表: what stands in force and what shall, side by side."""

    template: ClassVar[str] = "redline.html.j2"
    most: ClassVar[int] = 1

    convention: str
    in_force_from: date | None  # None: the text changed was never in force
    was: int  # 条, before and after
    now: int
    change: str  # 改6条、增1条、删1条
    rows: tuple[RedlineRow, ...]
    drafted_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Studied:
    """村党组织研究."""

    on: date
    should_attend: int
    present: int
    in_favour: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A posting that was answered: how long it hung, and how much was said to it."""

    posted_on: date
    until: date
    received: int | None = None  # None: nobody knows any more
    written: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """The township's last return before this request."""

    on: date
    defects: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRequestFacts(RecordedPage):
    """报审函: one page, in the form of an official letter."""

    template: ClassVar[str] = "review-request.html.j2"
    style: ClassVar[str] = "paper.css"
    most: ClassVar[int] = 1

    convention: str
    sent_on: date
    motion: str = ""  # 罗永泰等5人联名
    studied: Studied | None = None
    opinions: Heard | None = None
    draft: Heard | None = None
    change: str  # 改6条、增1条、删1条
    articles: int  # of the draft
    returned: Returned | None = None
    contact: Contact | None = None
