"""核对: what a rule says of a matter, with the numbers and the citation beside it."""

from dataclasses import dataclass
from enum import StrEnum

from xiangyue.model.ids import Subject


class Outcome(StrEnum):
    """符合 / 不符合 / 待补 / 提示. Only 不符合 and 待补 stand in the way of a guarded act."""

    MET = "met"
    NOT_MET = "not_met"
    OWED = "owed"
    ADVICE = "advice"  # an unverified rule, or one of a local document past its day: never blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a ruling is about. It says nothing of another meeting, item or text."""

    meeting: str | None = None  # m-2026-7-1
    item: str | None = None
    text: str | None = None  # digest of the text voted on


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """The answer of one rule, by the law in force on the day that counts.

    `needed`, `actual` and `of` are whole numbers of the unit of `base` (people, households, days);
    of a rule that counts nothing they are None.
    """

    rule: str  # R-ASM-05
    subject: Subject
    outcome: Outcome
    base: str  # a Base, or "days"; "" where nothing is counted
    needed: int | None = None
    actual: int | None = None
    of: int | None = None  # the size of the base
    law: str  # VCOL-2025
    law_name: str  # 村民委员会组织法（2025年修正）
    article: str  # the Arabic number in that version: 26, or 28-3 for a paragraph
    citation: str  # 《村民委员会组织法》第二十六条（2025年修正）
    wording: str = ""  # the deciding clause
    note: str = ""  # 补录, an adopted reading: printed beside the numbers
    about: About = About()

    @property
    def met(self) -> bool:
        """Whether the rule is met: advice counts as neither met nor failed, and is never asked for this."""
        return self.outcome is Outcome.MET
