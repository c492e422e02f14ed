"""What the law's questions refuse: days, bodies and counts they cannot answer for."""

from collections.abc import Iterable
from datetime import date

from xiangyue.errors import Refusal
from xiangyue.model import Base, Body, Subject


class DayNotCovered(Refusal):
    """The packs begin later: what the law said that day is not known here."""

    code = "day-not-covered"

    def __init__(self, *, on: date, first: date) -> None:
        super().__init__(on=on, first=first)


class NoRuleInForce(Refusal):
    """No rule in force that day speaks of this; ask `Law.asks` first where that may be so."""

    code = "no-rule-in-force"

    def __init__(self, *, subject: Subject, on: date) -> None:
        super().__init__(subject=subject, on=on)


class NoSuchRule(Refusal):
    """There is no rule, and no period, of that name."""

    code = "no-such-rule"

    def __init__(self, *, rule: str) -> None:
        super().__init__(rule=rule)


class BaseNotGiven(Refusal):
    """The numbers given are of none of the bases the rule counts by."""

    code = "base-not-given"

    def __init__(self, *, body: Body, wanted: Iterable[Base]) -> None:
        super().__init__(body=body, wanted=tuple(wanted))


class MorePresentThanEntitled(Refusal):
    """More came than there are."""

    code = "more-present-than-entitled"

    def __init__(self, *, base: Base, present: int, entitled: int) -> None:
        super().__init__(base=base, present=present, entitled=entitled, difference=present - entitled)


class CountCannotBe(Refusal):
    """A count is below nought, or a body has nobody in it."""

    code = "count-cannot-be"

    def __init__(self, *, base: Base, count: int) -> None:
        super().__init__(base=base, count=count)


class DaysTurnedRound(Refusal):
    """What comes after is dated before."""

    code = "days-turned-round"

    def __init__(self, *, first: date, then: date) -> None:
        super().__init__(first=first, then=then)
