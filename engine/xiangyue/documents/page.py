"""What every paper says of itself. A paper's own facts are a class below one of these, with its template's name."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from xiangyue.model.ids import Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalHead:
    """The head of the journal at the entry this paper is made of."""

    register: str
    entry: int
    hash: str  # 64 hexadecimal digits
    code: str  # 核验码: 24 signs in groups of four, 7KQ2-M9XA-40TF-…


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A paper that leaves no trace: no code, no attached facts, no field for a signature."""

    template: ClassVar[str]  # notice.html.j2, in templates/papers or in a township's folder before it
    style: ClassVar[str] = "sheet.css"  # paper.css: GB/T 9704, 22 lines of 28 characters
    most: ClassVar[int] = 0  # pages it should have; set in smaller type where it has more; 0: as many as it takes

    mode: Mode
    village: str  # 石桥村
    township: str  # 青溪镇
    issuer: str  # 石桥村村民委员会: who issues it, and the file's author
    title: str  # 会议通知
    made_at: datetime  # aware; the moment of the entry the paper is made of, never a clock's
    printing: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedPage(Page):
    """A paper that goes on record: attached as JSON, word for word (`canon.plain`), and sealed by the register."""

    case: str = ""  # 2026-7; "" of the register itself
    number: str = ""  # 石桥村委〔2026〕15号; "" while none was given
    head: JournalHead
