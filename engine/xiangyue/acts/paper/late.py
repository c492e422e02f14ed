"""补录 at a glance: many late entries are said in one line, so that a page and a screen hold them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from xiangyue.model import BEIJING, Entry, Outcome, RulingSeen, Subject
from xiangyue.words import say

FEW = 2


def late_together(rulings: Iterable[RulingSeen], entries: Iterable[Entry]) -> tuple[RulingSeen, ...]:
    """Return the rulings with the late ones that owe nothing drawn together, where there are more than a few.

    The first stands for all, with the first and the last day in its note; those that are owed a witness stay apart.
    """
    found = tuple(rulings)
    late = [seen for seen in found if seen.ruling.subject is Subject.LATE and seen.ruling.outcome is Outcome.ADVICE]
    if len(late) <= FEW:
        return found
    told = {entry.number: entry for entry in entries}
    note = _said([told[seen.entry] for seen in late])
    first = replace(late[0], ruling=replace(late[0].ruling, note=note, actual=None, needed=None))
    return tuple(first if seen is late[0] else seen for seen in found if seen is late[0] or seen not in late)


def _said(entries: Sequence[Entry]) -> str:
    happened = [one.happened_at.astimezone(BEIJING).date() for one in entries]
    recorded = [one.recorded_at.astimezone(BEIJING).date() for one in entries]
    return say("late.several", count=len(entries), happened=_between(happened), recorded=_between(recorded))


def _between(days: Sequence[date]) -> str:
    first, last = min(days), max(days)
    return str(say("late.on", on=first) if first == last else say("late.from_to", first=first, last=last))
