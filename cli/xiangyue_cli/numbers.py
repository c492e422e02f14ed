"""第7件: a case by its small number, and a step by its number in the worklist."""

from datetime import datetime
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal

if TYPE_CHECKING:
    from xiangyue.acts.office import Office

MOST_DIGITS = 9  # no village has so many of anything, and Python reads no number of thousands of digits


class NoSuchLine(Refusal):
    """The worklist has no line of that number."""

    code = "no-such-line"

    def __init__(self, *, line: str, lines: int) -> None:
        super().__init__(line=line, lines=lines)


def case_meant(told: str, *, now: datetime) -> str:
    """Return `2026-7` for `7` (of this year) or `2026-7`; that there is such a case is asked later."""
    place = place_of(told)
    return told if place is None else f"{now.year}-{place}"


def place_of(told: str) -> int | None:
    """Return the small number somebody typed, in whichever digits; None for anything else."""
    return int(told) if told.isdecimal() and len(told) <= MOST_DIGITS else None


def step_meant(office: "Office", told: str, *, now: datetime) -> tuple[str, str]:
    """Return case and step for `3` (a line of the worklist), `7/assembly.vote` or `2026-7/assembly.vote`.

    Raises:
        NoSuchLine: the worklist is shorter.

    """
    case, slash, step = told.partition("/")
    if slash:
        return case_meant(case, now=now), step
    waiting = office.register.todo()
    place = place_of(told)
    if place is None or not 1 <= place <= len(waiting):
        raise NoSuchLine(line=told, lines=len(waiting))
    line = waiting[place - 1]
    return line.case, line.step


def only_step(office: "Office", number: str, act: str) -> str:
    """Return the step of a case that does this act: the one `approve`, `return` and the like speak of.

    Raises:
        StepNotWaiting: none of them waits.

    """
    from xiangyue.process import StepNotWaiting  # noqa: PLC0415
    from xiangyue.words import say  # noqa: PLC0415

    case = office.register.case(number)
    for waiting in case.flow.waiting:
        if waiting.act == act:
            return waiting.step
    raise StepNotWaiting(step=say(f"does.{act}"), waiting=tuple(waiting.name for waiting in case.flow.waiting))
