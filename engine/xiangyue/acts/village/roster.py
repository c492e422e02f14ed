"""花名册: taking a roster in, the first time or again; nothing half, and nobody out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from xiangyue.acts.office import BEIJING
from xiangyue.acts.village.compare import Comparison, compare
from xiangyue.acts.village.sealing import Tell, seal_all, silent
from xiangyue.intake import Roster
from xiangyue.model import By, Draft, Event
from xiangyue.model.happened import RosterChanged, RosterTaken, TenuresBegun
from xiangyue.records import FactInTheFuture, Journal, Register, Seals


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of a roster: what was otherwise, and the last entry of it (None: nothing was)."""

    comparison: Comparison
    entry: int | None


def take_roster(
    register: Register,
    roster: Roster,
    *,
    seals: Callable[[], Seals],
    by: By,
    now: datetime,
    on: date,
    dry_run: bool = False,
    tell: Tell = silent,
) -> Taken:
    """Put what a roster says otherwise than the register on record, as of a day; who is missing from it stays.

    Raises:
        TableRefused: a number of identity is somebody else's.
        FactInTheFuture: the day has not come.
        KeyMissing: there are numbers to seal, and no key.

    """
    refuse_future(on, now=now)
    key = seals() if roster.identities or roster.phones else None
    finder = cache(lambda value, kind: key.finder(value, kind=kind) if key else "")
    with register.writing(now=now) as journal:
        found = compare(journal, roster, on=on, finder=finder)
        if found.nothing or dry_run:
            return Taken(comparison=found, entry=None)
        _write(journal, found, roster.table.name, by=by, now=now)
        if key:
            seal_all(journal, key, found.values, draft=lambda did: _draft(did, by, now), tell=tell)
        return Taken(comparison=found, entry=journal.head()[0])


def refuse_future(on: date, *, now: datetime) -> None:
    """Refuse a day that has not come.

    Raises:
        FactInTheFuture: it has not.

    """
    if on > now.astimezone(BEIJING).date():
        raise FactInTheFuture(happened_at=datetime.combine(on, time.min, tzinfo=BEIJING), now=now)


def _write(journal: Journal, found: Comparison, name: str, *, by: By, now: datetime) -> None:
    known = {one.id for one in journal.every_household()}
    corrected = tuple(one.after for one in found.corrected if one.after != one.before)
    first = not known
    events: list[Event] = []
    if first:
        events.append(RosterTaken(households=found.households, people=found.added))
    else:
        again = tuple(one for one in found.households if one.id in known)
        if corrected or again:
            events.append(RosterTaken(households=again, people=corrected))
        new = tuple(one for one in found.households if one.id not in known)
        if found.changes or found.added or new:
            events.append(
                RosterChanged(changes=found.changes, people=found.added, households=new, basis=f"花名册 {name}")
            )
    if found.tenures:
        events.append(TenuresBegun(tenures=found.tenures))
    for event in events:
        journal.append(_draft(event, by, now))


def _draft(did: Event, by: By, now: datetime) -> Draft:
    return Draft(case=None, by=by, happened_at=now, did=did)
