"""Why a change of people is not put on record."""

from datetime import date

from xiangyue.errors import Refusal
from xiangyue.model import PersonChangeKind


class GoneAlready(Refusal):
    """Somebody died or left before that day, or had not come yet."""

    code = "gone-already"

    def __init__(self, *, who: str, day: date, what: PersonChangeKind) -> None:
        super().__init__(who=who, day=day, what=what)


class NotBornYet(Refusal):
    """The day is before somebody's birth."""

    code = "not-born-yet"

    def __init__(self, *, who: str, born: date, day: date) -> None:
        super().__init__(who=who, born=born, day=day)


class SoAlready(Refusal):
    """What is to change is so already."""

    code = "so-already"

    def __init__(self, *, who: str, what: PersonChangeKind) -> None:
        super().__init__(who=who, what=what)


class ChangesLater(Refusal):
    """A later change of the same people or households stands on this one."""

    code = "changes-later"

    def __init__(self, *, who: str, day: date, what: PersonChangeKind, entry: int) -> None:
        super().__init__(who=who, day=day, what=what, entry=entry)


class HeadNeeded(Refusal):
    """The head goes and others stay: one of them must be named."""

    code = "head-needed"

    def __init__(self, *, household: str, who: str, candidates: tuple[str, ...]) -> None:
        super().__init__(household=household, who=who, candidates=candidates)


class HeadNotFit(Refusal):
    """Who is named as head does not stay in the household, or is a child beside adults."""

    code = "head-not-fit"

    def __init__(self, *, who: str, household: str, candidates: tuple[str, ...]) -> None:
        super().__init__(who=who, household=household, candidates=candidates)


class NotOneHousehold(Refusal):
    """Those who go together are not of one household."""

    code = "not-one-household"

    def __init__(self, *, who: str, household: str) -> None:
        super().__init__(who=who, household=household)


class NoSuchHousehold(Refusal):
    """Nobody lives in a household of that number."""

    code = "no-such-household"

    def __init__(self, *, number: str) -> None:
        super().__init__(number=number)


class NoSuchChange(Refusal):
    """The entry holds no change that could be taken back."""

    code = "no-such-change"

    def __init__(self, *, entry: int) -> None:
        super().__init__(entry=entry)
