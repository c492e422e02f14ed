"""审核 and 备案: what the township answers, and what it finds wanting."""

from dataclasses import dataclass
from enum import StrEnum


class Target(StrEnum):
    """去向: where a defect sends the case."""

    TEXT = "text"  # 改条文: back to the draft
    PROCEDURE = "procedure"  # 补程序: the named step is opened again
    MATERIAL = "material"  # 补材料: the case does not move
    TYPO = "typo"  # 改错字: the case does not move


class ReviewResult(StrEnum):
    """审核 ends in one of three."""

    AGREE = "agree"
    AGREE_WITH_ADVICE = "agree_with_advice"
    RETURN = "return"


class FilingResult(StrEnum):
    """备案 ends in one of two: filing is not approval (村民委员会组织法 art 31)."""

    FILED = "filed"
    ORDER_CORRECTION = "order_correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """One thing to put right. All of them are told at once."""

    target: Target
    what: str
    remedy: str
    rule: str = ""  # the law it rests on, as the township wrote it
    article: str | None = None  # of the text, by id
    step: str | None = None  # of a procedure to be done again


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionGroup:
    """一类意见: opinions of one kind, how many, and what became of them."""

    summary: str
    count: int
    treatment: str  # adopted | partly | not_adopted | to_draft
    reason: str = ""
