"""What a 更正说明 says: one page beside the record it corrects."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from xiangyue.documents.facts import Signer
from xiangyue.documents.page import RecordedPage
from xiangyue.model.meeting import Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionFacts(RecordedPage):
    """更正说明: the old number beside the new one, the sheet it was read from, and what it does to the result."""

    template: ClassVar[str] = "correction.html.j2"
    most: ClassVar[int] = 1

    body: str  # 村民会议
    held_on: date
    item: str  # 第八条 改 红白喜事桌数
    was: Tally
    tally: Tally
    needed: int
    was_carried: bool
    carried: bool
    settled: bool  # False: to be signed first, and nothing is changed yet
    again: bool  # nothing is changed: it is voted on again
    source: str  # 逐条计票单第1页
    sheet: str = ""  # 柜2盒3: where the sheet lies
    found_by: str
    papers: tuple[str, ...]  # 会议纪要（第1次打印）
    told: str = ""  # how those who came were told
    goes_to: tuple[str, ...] = ()  # where the wrong number went
    signers: tuple[Signer, ...]
