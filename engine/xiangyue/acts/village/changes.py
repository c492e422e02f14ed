"""变动: people die, leave, come, form households, join the Party; each with its day and on what it is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from xiangyue.acts.office import BEIJING
from xiangyue.acts.village.change_refusals import (
    ChangesLater,
    GoneAlready,
    NoSuchChange,
    NotBornYet,
    NotOneHousehold,
    SoAlready,
)
from xiangyue.acts.village.family import family_numbered, family_of, new_head
from xiangyue.acts.village.numbers import check_his, seal_identity
from xiangyue.acts.village.roster import refuse_future
from xiangyue.model import By, Draft, Event, Household, Person, PersonChange, PersonChangeKind, Politics, Sex
from xiangyue.model.happened import RosterChanged, RosterChangeUndone
from xiangyue.records import Journal, Register, Seals

_KIND = PersonChangeKind
_GOES = {_KIND.DIED, _KIND.LEFT, _KIND.SPLIT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A change as it is asked for."""

    person: str  # id
    kind: PersonChangeKind
    on: date
    together: tuple[str, ...] = ()  # who goes or comes with him
    head: str | None = None  # who heads the household that is left behind
    household: str | None = None  # 户号 into which he goes; a number nobody has is a new household's
    basis: str = ""  # 死亡证明, 户口簿


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody who comes and was never in the roster."""

    name: str
    sex: Sex
    born: date
    on: date
    household: str  # 户号
    group: int | None = None  # of a new household
    basis: str = ""
    identity: str | None = field(default=None, repr=False)  # sealed at once; without it it is asked for later


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What was put on record."""

    entry: int
    changes: tuple[PersonChange, ...]


def change(register: Register, wanted: Wanted, *, by: By, now: datetime) -> Recorded:
    """Put a change on record.

    Raises:
        FactInTheFuture: the day has not come.
        GoneAlready, NotBornYet, SoAlready: it cannot be so on that day.
        HeadNeeded, HeadNotFit: somebody must head the household that is left behind.

    """
    refuse_future(wanted.on, now=now)
    with register.writing(now=now) as journal:
        people = tuple(_there(journal, id, wanted) for id in (wanted.person, *wanted.together))
        changes, households = _changes(journal, people, wanted)
        did = RosterChanged(changes=changes, households=households, basis=wanted.basis)
        return _put(journal, did, on=wanted.on, by=by, now=now)


def welcome(
    register: Register, one: Newcomer, *, by: By, now: datetime, seals: Callable[[], Seals] | None = None
) -> Recorded:
    """Put on record that somebody new has come, into a household there is or one of his own.

    Raises:
        FactInTheFuture: the day has not come.
        NotBornYet: he was born later.
        NoSuchHousehold: there is no such household, and no group for a new one.
        IdentityNotHis, IdentityTaken: the number is somebody else's.

    """
    refuse_future(one.on, now=now)
    if one.identity and seals is None:
        raise ValueError("a number is not kept without the key to seal it")
    key = seals() if one.identity and seals else None
    if one.born > one.on:
        raise NotBornYet(who=one.name, born=one.born, day=one.on)
    with register.writing(now=now) as journal:
        id = _next("p", [person.id for person in journal.every_person()])
        households: tuple[Household, ...] = ()
        if one.group is None:
            home = family_numbered(journal, one.household, on=one.on).household
        else:
            home_id = _next("h", [household.id for household in journal.every_household()])
            home = Household(id=home_id, group=one.group, head=id, number=one.household)
            households = (home,)
        person = Person(id=id, name=one.name, sex=one.sex, born=one.born, household=home.id, group=home.group)
        arrived = PersonChange(person=id, kind=_KIND.ARRIVED, on=one.on, household=home.id)
        did = RosterChanged(changes=(arrived,), people=(person,), households=households, basis=one.basis)
        done = _put(journal, did, on=one.on, by=by, now=now)
        if one.identity and key:
            check_his(journal, person, one.identity, key)
            seal_identity(journal, id, one.identity, key, by=by, now=now)
        return done


def take_back(register: Register, entry: int, *, reason: str, by: By, now: datetime) -> int:
    """Take back all that one entry said of people; the entry stays, and says so no longer.

    Raises:
        NoSuchChange: it said nothing, or was taken back already.
        ChangesLater: something later stands on it.

    """
    with register.writing(now=now) as journal:
        every = [seen for seen in journal.changes() if seen.undone_by is None]
        meant = [seen.change for seen in every if seen.entry == entry]
        if not meant:
            raise NoSuchChange(entry=entry)
        people = {one.person for one in meant}
        homes = {one.household for one in meant if one.household}
        for seen in every:
            if seen.entry > entry and (seen.change.person in people or seen.change.household in homes):
                later = seen.change
                raise ChangesLater(
                    who=journal.person(later.person).name, day=later.on, what=later.kind, entry=seen.entry
                )
        undone = RosterChangeUndone(entry=entry, reason=reason)
        return journal.append(Draft(case=None, by=by, happened_at=now, did=undone)).number


def _there(journal: Journal, id: str, wanted: Wanted) -> Person:
    """Return the person as of that day, if the change can be his."""
    person = journal.person(id)
    if person.born > wanted.on:
        raise NotBornYet(who=person.name, born=person.born, day=wanted.on)
    gone = journal.gone(wanted.on).get(id)
    returns = wanted.kind is _KIND.ARRIVED
    if gone is not None and not (returns and gone.kind is _KIND.LEFT):
        raise GoneAlready(who=person.name, day=gone.on, what=gone.kind)
    if gone is None and returns:
        raise SoAlready(who=person.name, what=wanted.kind)
    for seen in journal.changes(id):
        if seen.undone_by is None and seen.change.on > wanted.on and wanted.kind in _GOES:
            raise ChangesLater(who=person.name, day=seen.change.on, what=seen.change.kind, entry=seen.entry)
    if returns:
        return person
    (person,) = (one for one in journal.people(wanted.on) if one.id == id)
    away = id in journal.away(wanted.on)
    joined = person.politics in {Politics.PARTY, Politics.PROBATIONARY}
    same = {
        _KIND.AWAY: away,
        _KIND.BACK: not away,
        _KIND.JOINED_PARTY: joined,
        _KIND.FULL_MEMBER: person.politics is not Politics.PROBATIONARY,
    }
    if same.get(wanted.kind, False):
        raise SoAlready(who=person.name, what=wanted.kind)
    return person


def _changes(
    journal: Journal, people: Sequence[Person], wanted: Wanted
) -> tuple[tuple[PersonChange, ...], tuple[Household, ...]]:
    ids = [one.id for one in people]
    match wanted.kind:
        case _KIND.DIED | _KIND.LEFT:
            return (*_all(ids, wanted), *_heads_after(journal, people, wanted)), ()
        case _KIND.SPLIT:
            home, new = _home_to_go_to(journal, people[0], wanted)
            return (*_all(ids, wanted, home.id), *_heads_after(journal, people, wanted)), new
        case _KIND.ARRIVED:
            home, new = _home_to_go_to(journal, people[0], wanted)
            return _all(ids, wanted, home.id), new
        case _KIND.HEAD:
            family = family_of(journal, people[0].household, on=wanted.on)
            if family.household.head == ids[0]:
                raise SoAlready(who=people[0].name, what=wanted.kind)
            return new_head(family, [family.household.head], ids[0], on=wanted.on), ()
        case _:
            return _all(ids, wanted), ()


def _all(ids: Sequence[str], wanted: Wanted, household: str | None = None) -> tuple[PersonChange, ...]:
    return tuple(PersonChange(person=id, kind=wanted.kind, on=wanted.on, household=household) for id in ids)


def _heads_after(journal: Journal, people: Sequence[Person], wanted: Wanted) -> tuple[PersonChange, ...]:
    family = family_of(journal, people[0].household, on=wanted.on)
    for one in people:
        if one.household != family.household.id:
            raise NotOneHousehold(who=one.name, household=family.called)
    return new_head(family, [one.id for one in people], wanted.head, on=wanted.on)


def _home_to_go_to(journal: Journal, person: Person, wanted: Wanted) -> tuple[Household, tuple[Household, ...]]:
    """Return the household somebody goes into, and with it the new one, if it is new."""
    there = {one.number: one for one in journal.households(wanted.on) if one.number}
    if wanted.household in there:
        return there[wanted.household], ()
    if wanted.kind is _KIND.ARRIVED and wanted.household is None:
        known = {one.id: one for one in journal.every_household()}
        return known[person.household], ()
    id = _next("h", [one.id for one in journal.every_household()])
    new = Household(id=id, group=person.group, head=person.id, number=wanted.household)
    return new, (new,)


def _put(journal: Journal, did: Event, *, on: date, by: By, now: datetime) -> Recorded:
    today = now.astimezone(BEIJING).date()
    happened_at = now if on == today else datetime.combine(on, time.min, tzinfo=BEIJING)
    entry = journal.append(Draft(case=None, by=by, happened_at=happened_at, did=did))
    changes = did.changes if isinstance(did, RosterChanged) else ()
    return Recorded(entry=entry.number, changes=changes)


def _next(letter: str, ids: Sequence[str]) -> str:
    numbers = [int(number) for id in ids if (number := id.partition("-")[2]).isdecimal()]
    return f"{letter}-{max(numbers, default=0) + 1:04}"
