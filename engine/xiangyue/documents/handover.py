"""What a 交接清册 says."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from xiangyue.documents.page import RecordedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverPart:
    """One part of the list: 没办完的 4件, and its lines."""

    name: str
    count: str = ""  # 4 件; "" there are none
    lines: tuple[str, ...] = ()
    ticked: bool = False  # a box before each line: counted by hand, one after the other


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverSigner:
    """Who signs: 移交人 李秀芳."""

    capacity: str
    name: str  # "" whoever comes
    note: str = ""  # of one who is not there


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverFacts(RecordedPage):
    """交接清册, of which there are three copies, for those who hand over, take over and watch."""

    template: ClassVar[str] = "handover.html.j2"

    post: str  # 村文书
    on: date
    one_sided: bool = False  # 单方清点
    parts: tuple[HandoverPart, ...]
    elsewhere: tuple[str, ...]  # what the register knows nothing of: at home, on the stick; the seals
    signers: tuple[HandoverSigner, ...]
    copies: int
    list_code: str  # of the list itself: what is typed when all have signed
