"""第二个能打开登记簿的人: who can open it now, and who is to be asked first to become able to."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from xiangyue.acts.case.may import CLERK
from xiangyue.acts.village.keys import openers
from xiangyue.acts.village.login import give_code, refuse_weak, sit_down, villager_of
from xiangyue.acts.village.meant import name_of
from xiangyue.model import By, Role, Tenure
from xiangyue.records import Register

ORDER = (Role("party_secretary"), Role("committee_director"), Role("supervisor"), Role("committee_member"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody in office who has no PIN yet."""

    person: str
    name: str
    called: str  # 陈国富（村党组织书记、村民委员会主任）


def able(register: Register) -> tuple[str, ...]:
    """Return the names of those who can open the register: whoever has a PIN, and a clerk who needs none yet."""
    holders = register.pins.holders()
    clerks = [one.person for one in register.tenures() if one.role == CLERK and one.until is None]
    without = [name_of(register, one) for one in dict.fromkeys(clerks) if one not in holders]
    return (*without, *(name for name in openers(register) if name not in without))


def clerk_without(register: Register, *, on: date) -> Candidate | None:
    """Return the clerk, as long as he has no PIN."""
    held = register.tenures(on)
    clerk = next((one.person for one in held if one.role == CLERK), None)
    if clerk is None or register.pins.has(clerk):
        return None
    return _candidate(register, clerk, held, roles=(CLERK,))


def candidates(register: Register, *, on: date) -> tuple[Candidate, ...]:
    """Return who may become the second one, the secretary first."""
    held = register.tenures(on)
    clerks = {one.person for one in held if one.role == CLERK}
    taken = {*clerks, *register.pins.holders()}
    order = dict.fromkeys(one.person for role in ORDER for one in held if one.role == role)
    return tuple(_candidate(register, person, held) for person in order if person not in taken)


def enable(register: Register, person: str, pin: str, *, by: By, now: datetime) -> None:
    """Set the PIN of somebody who is there, by a code that is used at once; who sits at the laptop goes on sitting there.

    Raises:
        PinTooWeak: it would be guessed; nothing was put down.
        NotYours: only the clerk gives codes.

    """
    refuse_weak(pin, villager_of(register, person, now=now))
    code = give_code(register, person, by=by, now=now)
    register.pins.set_by_code(person, code, pin, now=now)
    if person == by.typed_by:
        sit_down(register, person, pin, now=now)


def _candidate(
    register: Register, person: str, held: Sequence[Tenure], *, roles: Collection[Role] = ORDER
) -> Candidate:
    name = name_of(register, person)
    posts = "、".join(one.post for one in held if one.person == person and one.role in roles)
    return Candidate(person=person, name=name, called=f"{name}（{posts}）")
