"""交接: a post goes into other hands on a day, by a list that three people sign."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from xiangyue.acts.case.may import CLERK
from xiangyue.acts.case.refusals import NotYours
from xiangyue.acts.office import BEIJING
from xiangyue.acts.village.inventory import Inventory, Parties, gather, last_news
from xiangyue.acts.village.login import villager_of
from xiangyue.acts.village.meant import name_of
from xiangyue.canon import digest
from xiangyue.errors import Refusal
from xiangyue.model import By, Draft, Entry, Mark, Role, Signature, Tenure, code_matches
from xiangyue.model.happened import HandedOver
from xiangyue.records import Journal, Register
from xiangyue.words import say

MAY_OPEN = (Role("party_secretary"), Role("committee_director"))
"""Who hands over for a clerk that is not there."""


class NotInThatPost(Refusal):
    """Who is said to hand over is not the clerk on that day."""

    code = "not-in-that-post"

    def __init__(self, *, who: str, on: date) -> None:
        super().__init__(who=who, on=on)


class SamePerson(Refusal):
    """Three different people sign."""

    code = "handover-same-person"

    def __init__(self, *, who: str) -> None:
        super().__init__(who=who)


class NotOfAge(Refusal):
    """Whoever takes over is of age."""

    code = "handover-not-of-age"

    def __init__(self, *, who: str) -> None:
        super().__init__(who=who)


class HandoverTooEarly(Refusal):
    """The old one has put something down after the day on which he was to stop."""

    code = "handover-too-early"

    def __init__(self, *, who: str, on: date, last: date) -> None:
        super().__init__(who=who, on=on, last=last)


class WitnessOfTownshipNeeded(Refusal):
    """A list that one side made alone is witnessed by the township."""

    code = "handover-witness-needed"


class OtherListSigned(Refusal):
    """The list that was signed is not the one the register gives now."""

    code = "handover-other-list"

    def __init__(self, *, code: str, now: str) -> None:
        super().__init__(code=code, now=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """What became of it: the entry, and the code with which the new one sets a PIN."""

    entry: Entry
    code: str = field(repr=False)


def prepare(register: Register, parties: Parties, *, on: date, keys: Path, now: datetime) -> Inventory:
    """Make the list that is to be signed; nothing is put on record.

    Raises:
        NotInThatPost, SamePerson, NotOfAge, HandoverTooEarly, WitnessOfTownshipNeeded: it cannot be so.

    """
    tenure = _checked(register, parties, on=on, now=now)
    named = Parties(
        person=name_of(register, parties.person),
        successor=name_of(register, parties.successor),
        supervisor=name_of(register, parties.supervisor),
        official=parties.official,
        one_sided=parties.one_sided,
    )
    return gather(register, named, post=tenure.post, on=on, keys=keys)


def hand_over(
    register: Register, parties: Parties, *, on: date, keys: Path, signed: str, by: By, now: datetime
) -> Handover:
    """Put on record that the list with that code was signed: one tenure ends, the other begins, the old PIN ends.

    Raises:
        OtherListSigned: something has happened since the list was made.
        NotYours: neither the clerk nor, for one who is not there, the secretary or the director.
        NotInThatPost, SamePerson, NotOfAge, HandoverTooEarly, WitnessOfTownshipNeeded: it cannot be so.

    """
    inventory = prepare(register, parties, on=on, keys=keys, now=now)
    if not code_matches(signed, digest(inventory.content)):
        raise OtherListSigned(code=signed, now=inventory.code)
    tenure = _checked(register, parties, on=on, now=now)
    kept = register.keep(inventory.content)
    with register.writing(now=now) as journal:
        _check_by(journal, parties, by, now=now)
        if last_news(journal).number != inventory.entry:
            raise OtherListSigned(code=signed, now="")
        did = _did(parties, tenure, inventory, kept, on=on, signed_on=now.astimezone(BEIJING).date())
        entry = journal.append(Draft(case=None, by=by, happened_at=_moment(on, now=now), did=did))
    register.pins.end(parties.person)
    return Handover(entry=entry, code=register.pins.give_code(parties.successor, now=now))


def clerk_on(register: Register, *, on: date) -> str | None:
    """Return who is the clerk that day, alive or not; None if nobody or several are."""
    found = {one.person for one in register.tenures() if one.role == CLERK and one.held(on=on)}
    return found.pop() if len(found) == 1 else None


def _checked(register: Register, parties: Parties, *, on: date, now: datetime) -> Tenure:
    """Return the tenure that ends."""
    people = (parties.person, parties.successor, parties.supervisor)
    for place, one in enumerate(people):
        if one in people[:place]:
            raise SamePerson(who=name_of(register, one))
    successor = villager_of(register, parties.successor, now=now)
    villager_of(register, parties.supervisor, now=now)
    if not successor.adult(on=on):
        raise NotOfAge(who=successor.name)
    if parties.one_sided and not parties.official.strip():
        raise WitnessOfTownshipNeeded
    held = [one for one in register.tenures() if one.person == parties.person and one.role == CLERK]
    tenure = next((one for one in held if one.held(on=on)), None)
    if tenure is None:
        raise NotInThatPost(who=name_of(register, parties.person), on=on)
    last = _last_typed(register, parties.person)
    if last is not None and on < last:
        raise HandoverTooEarly(who=name_of(register, parties.person), on=on, last=last)
    return tenure


def _last_typed(register: Register, person: str) -> date | None:
    """Return the day on which somebody last put something down."""
    days = [one.recorded_at.astimezone(BEIJING).date() for one in register.entries() if one.by.typed_by == person]
    return max(days, default=None)


def check_may_make(record: Register | Journal, by: By, *, what: str, on: date, one_sided: bool) -> None:
    """Refuse one who may not make the list: the clerk does, and where she is not there, who opens for her.

    Raises:
        NotYours: he is neither.

    """
    roles = {one.role for one in record.tenures(on) if one.person == by.typed_by}
    if by.typed_by == by.responsible and roles & ({*MAY_OPEN, CLERK} if one_sided else {CLERK}):
        return
    role = say(f"role.{MAY_OPEN[0] if one_sided else CLERK}")
    raise NotYours(step=say(what), role=role, who=name_of(record, by.typed_by))


def _check_by(journal: Journal, parties: Parties, by: By, *, now: datetime) -> None:
    """Refuse one who neither hands over himself nor may do so for one who is not there."""
    if by.typed_by == by.responsible == parties.person:
        return
    today = now.astimezone(BEIJING).date()
    roles = {one.role for one in journal.tenures(today) if one.person == by.typed_by}
    if by.typed_by == by.responsible and parties.one_sided and roles & set(MAY_OPEN):
        return
    role = say(f"role.{MAY_OPEN[0]}") if parties.one_sided else say(f"role.{CLERK}")
    raise NotYours(step=say("act.post.handed_over"), role=role, who=name_of(journal, by.typed_by))


def _did(parties: Parties, tenure: Tenure, inventory: Inventory, kept: str, *, on: date, signed_on: date) -> HandedOver:
    absent = say("handover.absent") if parties.one_sided else ""
    return HandedOver(
        person=parties.person,
        post=tenure.post,
        begins=Tenure(
            person=parties.successor,
            post=tenure.post,
            role=tenure.role,
            body=tenure.body,
            since=on,
            basis=say("handover.basis", code=inventory.code[:9]),
        ),
        supervisor=parties.supervisor,
        official=parties.official,
        one_sided=parties.one_sided,
        inventory=kept,
        head=inventory.head,
        signatures=(
            Signature(
                person=parties.person,
                capacity=say("handover.gives"),
                mark=Mark.INK,
                signed_on=None if parties.one_sided else signed_on,
                reason=absent,
            ),
            _ink(parties.successor, "handover.takes", signed_on),
            _ink(parties.supervisor, "handover.watches", signed_on),
        ),
    )


def _ink(person: str, capacity: str, signed_on: date) -> Signature:
    return Signature(person=person, capacity=say(capacity), mark=Mark.INK, signed_on=signed_on)


def _moment(day: date, *, now: datetime) -> datetime:
    return now if day == now.astimezone(BEIJING).date() else datetime.combine(day, time.min, tzinfo=BEIJING)
