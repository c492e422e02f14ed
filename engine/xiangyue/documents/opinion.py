"""What a 协商意见 says: what a council came to, item by item. It decides nothing, and says so."""

from dataclasses import dataclass
from typing import ClassVar

from xiangyue.documents.facts import Signer, Sitting
from xiangyue.documents.page import RecordedPage
from xiangyue.documents.record import Because, Moment
from xiangyue.model.meeting import Tally, VoteMethod


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemHeard:
    """One item: how many were there and agreed, and, where they did not agree, what both sides said."""

    item: str  # 第三条 门前三包
    method: VoteMethod
    tally: Tally
    present: int
    recused: int
    needed: int
    agreed: bool
    fell: bool = False  # enough agreed, but too few were left later, and the village's setting lets it fall
    in_favour: str = ""
    against: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionFacts(RecordedPage):
    """协商意见: one page, signed by hand, for those who will decide."""

    template: ClassVar[str] = "opinion.html.j2"
    most: ClassVar[int] = 1

    edition: int = 1  # 第2版 after a correction
    correction: str = ""  # the line under the title of a later edition
    topic: str  # 逐条听取村规民约修订意见
    sitting: Sitting
    should: int  # 应到
    present: int  # 实到
    women: int
    enough: int | None = None  # how many the charter asks for; None: no such rule is on record
    citation: str = ""
    late: tuple[Moment, ...] = ()
    left: tuple[Moment, ...] = ()
    excused: tuple[str, ...] = ()
    items: tuple[ItemHeard, ...]
    put_off: tuple[str, ...] = ()  # 放到下次
    recused: tuple[Because, ...] = ()
    notes: tuple[str, ...] = ()  # who counts in the base of the majority
    signers: tuple[Signer, ...]
