"""What hangs out to be answered says: until when, to whom and by which phone are never left out."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from xiangyue.documents.page import RecordedPage
from xiangyue.model.redline import RedlineRow, Segment
from xiangyue.model.text import ChangeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """意见交给谁: who takes what people have to say."""

    name: str  # 李秀芳
    post: str = ""  # 村文书
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedPage(RecordedPage):
    """张贴: what every paper says that asks for an answer."""

    convention: str  # 石桥村村规民约
    posted_on: date
    until: date  # the last day, until midnight
    contact: Contact
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionsNoticeFacts(PostedPage):
    """征求意见公告: one page, before there is a draft."""

    template: ClassVar[str] = "opinions-notice.html.j2"
    most: ClassVar[int] = 1

    about: str  # 卫生费、办席几条要改: what is to change, in a sentence
    source: str = ""  # 党员群众建议
    proposers: str = ""  # 罗永泰等5人联名
    studied_on: date | None = None  # 村党组织研究; None: not on record


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftArticle:
    """条 of a draft, with what is new in it marked."""

    number: int
    kind: ChangeKind | None = None  # None: as it was
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftNoticeFacts(PostedPage):
    """草案张贴稿: the whole draft, what is new and what is gone shown in it."""

    template: ClassVar[str] = "draft-notice.html.j2"

    articles: tuple[DraftArticle, ...]
    struck: tuple[RedlineRow, ...] = ()
    changed: tuple[int, ...] = ()  # numbers in the draft
    added: tuple[int, ...] = ()
