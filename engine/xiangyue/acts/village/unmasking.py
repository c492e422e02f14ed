"""查阅: one person's numbers in full, shown once; who looked, why, and by whose letter goes into a register of its own.

It is an entry of the village and of no case: a case's journal does not grow because somebody reads (walkthrough f).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from xiangyue.acts.case.refusals import NothingSaid, NotYours
from xiangyue.acts.office import BEIJING
from xiangyue.acts.village.login import check_confirmed
from xiangyue.acts.village.meant import name_of
from xiangyue.acts.village.residents import KINDS
from xiangyue.errors import Refusal
from xiangyue.model import By, Draft, Role
from xiangyue.model.happened import ValueSeen
from xiangyue.records import Register, Seals
from xiangyue.words import say

MAY_LOOK: Final = (Role("clerk"), Role("party_secretary"))  # the two who open a register (design 6, walkthrough a0)


class NothingSealed(Refusal):
    """The register has no number of this person."""

    code = "nothing-sealed"

    def __init__(self, *, who: str) -> None:
        super().__init__(who=who)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmasked:
    """What was looked at, and the line that says so."""

    entry: int
    values: dict[str, str]  # kind -> the number in full


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """查阅登记: one line."""

    number: int
    at: datetime
    who: str
    whose: str
    kinds: tuple[str, ...]
    reason: str
    letter: str


def unmask(
    register: Register, person: str, *, seals: Callable[[], Seals], reason: str, letter: str = "", by: By, now: datetime
) -> Unmasked:
    """Return a person's numbers in full; that they were looked at is on record before anybody sees them.

    Raises:
        NothingSaid: it is not said why.
        NotYours: neither the clerk nor the secretary.
        PinWanted, AskAgain: who looks has not shown the PIN for this.
        NothingSealed: there is no number.
        KeyMissing, KeyDoesNotFit: the key is not here, or another.

    """
    if not reason.strip():
        raise NothingSaid(what=say("said.why_look"))
    _check_looker(register, by, now=now)
    check_confirmed(register, by.typed_by, now=now)
    sealed = {kind: content for kind in KINDS if (content := register.sealed(person, kind)) is not None}
    if not sealed:
        raise NothingSealed(who=name_of(register, person))
    key = seals()
    values = {kind: key.unseal(content, person=person, kind=kind) for kind, content in sealed.items()}
    did = ValueSeen(person=person, kinds=tuple(values), reason=reason.strip(), letter=letter.strip())
    with register.writing(now=now) as journal:
        entry = journal.append(Draft(case=None, by=by, happened_at=now, did=did))
    return Unmasked(entry=entry.number, values=values)


def looks(register: Register) -> tuple[Look, ...]:
    """Return who looked at which numbers, in order."""
    return tuple(
        Look(
            number=entry.number,
            at=entry.recorded_at.astimezone(BEIJING),
            who=name_of(register, entry.by.typed_by),
            whose=name_of(register, did.person),
            kinds=did.kinds,
            reason=did.reason,
            letter=did.letter,
        )
        for entry, did in register.every(ValueSeen)
    )


def _check_looker(register: Register, by: By, *, now: datetime) -> None:
    held = {one.role for one in register.tenures(now.astimezone(BEIJING).date()) if one.person == by.typed_by}
    if by.on_behalf or not held & {*MAY_LOOK}:
        raise NotYours(step=say("does.unmask"), role=say(f"role.{MAY_LOOK[0]}"), who=name_of(register, by.typed_by))
