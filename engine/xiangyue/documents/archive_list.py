"""What a 归档文件目录 says: the papers of a case by piece, with what anybody checks a file by, and what is missing."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from xiangyue.documents.page import RecordedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """件: one file of the case."""

    number: int
    name: str  # 会议记录
    title: str  # 石桥村村民会议记录
    on: date
    pages: int
    file: str  # what the copy on a stick is called
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPaperOnly:
    """纸件: what lies in a cupboard, and what step it shows."""

    step: str
    where: str
    on: date
    scanned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveListFacts(RecordedPage):
    """归档文件目录: by piece (按件)."""

    template: ClassVar[str] = "archive-list.html.j2"

    about: str  # 修订《石桥村村规民约》
    opened_on: date
    box: str = ""  # 柜2盒3; "" while not put away
    pieces: tuple[Piece, ...]
    papers: tuple[OnPaperOnly, ...]
    missing: tuple[str, ...]  # what is still to be scanned or signed, a line each
