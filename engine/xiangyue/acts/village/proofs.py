"""等证明: a change somebody told of and that waits for its paper; it is asked again, and is on record only then."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from xiangyue.acts.office import BEIJING
from xiangyue.canon import read
from xiangyue.model import PersonChangeKind
from xiangyue.records import Register

_KIND = "roster.proof"
_GONE = frozenset({PersonChangeKind.DIED, PersonChangeKind.LEFT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was told: of whom, what, since when it is so."""

    person: str
    kind: PersonChangeKind
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """A change that waits for its paper, under the number it is asked again by."""

    id: int
    told: Told
    since: date  # the day it was told


def wait_for_proof(register: Register, told: Told, *, now: datetime) -> None:
    """Keep a change to be asked again when the family brings its paper."""
    register.desk.remind(_KIND, {"person": told.person, "kind": told.kind, "on": told.on}, at=now)


def awaited(register: Register, *, on: date) -> Iterator[Awaited]:
    """Yield what still waits; what was put on record in some other way meanwhile is not asked any more."""
    known = {one.id for one in register.every_person()}
    gone = register.gone(on)
    for id, plain, since in register.desk.reminders(_KIND):
        told = read(Told, plain)
        if told.person in known and not (told.kind in _GONE and told.person in gone):
            yield Awaited(id=id, told=told, since=since.astimezone(BEIJING).date())


def no_longer_awaited(register: Register, told: Told) -> None:
    """Forget it: it is on record, or was a mistake."""
    for id, plain, _ in register.desk.reminders(_KIND):
        if read(Told, plain) == told:
            register.desk.forget(id)
