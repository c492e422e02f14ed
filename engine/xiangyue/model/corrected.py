"""更正: what was typed wrongly and stands on paper already. The old number stays where it was (design 6)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from xiangyue.model.meeting import Tally
from xiangyue.model.paper import Signature


class Rung(StrEnum):
    """How far what is wrong has got; each costs more paper than the one before."""

    UNPRINTED = "unprinted"  # 没印: the number is changed, and nothing else
    REPRINT = "reprint"  # 印了没人签: printed anew, the old print is void
    EDITION = "edition"  # 没签全: a second edition, all sign again
    NOTE = "note"  # 签全了: a 更正说明 beside the original
    NOTICE = "notice"  # 报了、贴了: and the township and the notice board get it


class Told(StrEnum):
    """How those who came were told that a result is another."""

    READ = "read"  # 下次会上念
    POSTED = "posted"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionBegun:
    """结果会变: what is to be changed. The number stands as it was until the correction is settled."""

    act: ClassVar[str] = "correction.begun"
    meeting: str
    item: str
    words: str  # what people call the item
    was: Tally
    tally: Tally
    carried: bool  # what it comes to then
    rung: Rung
    source: str  # 逐条计票单第1页
    sheet: str  # 柜2盒3: where the signed sheet itself lies
    found_by: str  # a person's id
    papers: tuple[str, ...]  # which were out already


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCorrected:
    """更正: a tally was typed otherwise than the signed sheet has it."""

    act: ClassVar[str] = "vote.corrected"
    meeting: str
    item: str
    words: str
    was: Tally
    tally: Tally
    rung: Rung
    source: str
    found_by: str
    papers: tuple[str, ...]
    edition: int = 1  # of the record from here on
    turned: bool = False  # the item carries now and did not, or the other way round
    begun: int | None = None  # the entry by which a result's turning was begun
    signatures: tuple[Signature, ...] = ()  # of a turned result: chair, scrutineer, counter
    told: Told | None = None
    told_on: date | None = None
    again: bool = False  # somebody would not have it, or it is too late: the old result no longer holds, vote again


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionSigned:
    """更正说明: who signed it; one who refuses stands there with the reason."""

    act: ClassVar[str] = "correction.signed"
    meeting: str
    correction: int  # the entry that corrected
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionSent:
    """更正说明送出: the township has it, or it hangs where the wrong number hung."""

    act: ClassVar[str] = "correction.sent"
    meeting: str
    correction: int
    to: str  # township | board
    on: date
    where: str  # 周明收; 村务公开栏
