"""还欠: what the township still wants. A new draft answers what was to be changed in the text."""

from collections.abc import Mapping

from xiangyue.model import Event, OpenDefect, Target
from xiangyue.model.happened import ReviewRequested, TextRevised
from xiangyue.records import Register

ANSWERED_BY: Mapping[Target, type[Event]] = {Target.TEXT: TextRevised, Target.PROCEDURE: ReviewRequested}


def owed_of(register: Register, number: str) -> tuple[OpenDefect, ...]:
    """Return the defects of the last answer that nothing has answered since."""
    told = [one for one in register.defects(number) if not one.supplied]
    return tuple(one for one in told if not _answered(register, number, one))


def _answered(register: Register, number: str, owed: OpenDefect) -> bool:
    event = ANSWERED_BY.get(owed.defect.target)
    entries = register.entries_of(number, event) if event else ()
    return bool(entries) and entries[-1].happened_at >= owed.told_at
