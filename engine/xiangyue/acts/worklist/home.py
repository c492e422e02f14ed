"""待办 as the clerk comes home to it: what is hers to do, the most urgent first; what waits for others; what waits for time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from xiangyue.acts.case.may import CLERK
from xiangyue.acts.case.moving import model_of
from xiangyue.acts.case.show import holders
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.worklist.chore import Chore
from xiangyue.acts.worklist.sources import chores
from xiangyue.model import Due, EvidenceKind, Role, TodoLine

ON_PAPER_ONLY = frozenset({EvidenceKind.RECEIVED})
SOON = timedelta(days=60)  # a wait further away is nobody's business today
REPORTS = "report_filing"  # the act whose time runs from the adoption


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """A line the clerk can do: a step of a case, or a chore."""

    step: TodoLine | None = None
    chore: Chore | None = None
    by: datetime | None = None
    meets: bool = False  # `by` is when people meet, not a deadline


@dataclass(frozen=True, slots=True, kw_only=True)
class Theirs:
    """A step somebody else has to do; the clerk enters it when the paper comes."""

    step: TodoLine
    who: tuple[str, ...]
    days: int
    hinders: bool  # nothing else of the case can be done meanwhile


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """A wait for time: nobody has to do anything."""

    case: str
    title: str
    due: Due


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What stands on the worklist."""

    mine: tuple[Mine, ...]
    theirs: tuple[Theirs, ...]
    hanging: tuple[Hanging, ...]


def home(office: Office, *, now: datetime) -> Home:
    """Look through the register for everything that waits."""
    waiting = office.register.todo()
    outside = _outside(office, waiting)
    meetings = office.register.meetings_awaited()
    mine = [_mine(office, line, meetings) for line in waiting if (line.role, line.step) not in outside]
    mine += [Mine(chore=chore, by=chore.by) for chore in chores(office, now=now)]
    busy = {line.case for line in waiting if (line.role, line.step) not in outside}
    return Home(
        mine=tuple(sorted(mine, key=_place)),
        theirs=tuple(
            _theirs(office, line, now=now, hinders=line.case not in busy)
            for line in waiting
            if (line.role, line.step) in outside
        ),
        hanging=tuple(_hanging(office, now=now)),
    )


def _outside(office: Office, waiting: tuple[TodoLine, ...]) -> frozenset[tuple[str, str]]:
    """Return the steps the clerk may enter only from a paper that came; one case speaks for all of its kind."""
    found = {}
    for line in waiting:
        key = line.role, line.step
        if key not in found and line.role != CLERK and not line.role.startswith("meeting:"):
            found[key] = Role(line.role).of_township or _only_received(office, line)
    return frozenset(key for key, outside in found.items() if outside)


def _only_received(office: Office, line: TodoLine) -> bool:
    step = model_of(office.register, office.register.case(line.case)).steps[line.step]
    return ON_PAPER_ONLY.issuperset(step.evidence)


def _mine(office: Office, line: TodoLine, meetings: Mapping[tuple[str, str], datetime]) -> Mine:
    held_at = meetings.get((line.case, line.step))
    if held_at is not None:
        return Mine(step=line, by=held_at, meets=True)
    if line.act == REPORTS:
        adopted_on = office.register.meetings(line.case)[-1].called.held_at.astimezone(BEIJING).date()
        period = office.law.file_by(adopted_on=adopted_on)
        return Mine(step=line, by=period.over_at if period else None)
    return Mine(step=line)


def _place(line: Mine) -> tuple[bool, float, bool]:
    """What must stand first, then by its day; a step before a chore, and otherwise as they came."""
    first = line.chore is not None and line.chore.first
    return not first, line.by.timestamp() if line.by else float("inf"), line.step is None


def _theirs(office: Office, line: TodoLine, *, now: datetime, hinders: bool) -> Theirs:
    on = now.astimezone(BEIJING).date()
    who = holders(office, line.role, on=on)
    return Theirs(step=line, who=who, days=(on - line.since).days, hinders=hinders)


def _hanging(office: Office, *, now: datetime) -> Iterator[Hanging]:
    for number, due in office.register.due(now + SOON):
        yield Hanging(case=number, title=office.register.case(number).title, due=due)
