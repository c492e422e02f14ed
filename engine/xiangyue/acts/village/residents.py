"""花名册 as it is shown: who is who, told apart from namesakes, with personal numbers masked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from xiangyue.acts.village.meant import apart
from xiangyue.model import Household, Person, PersonChange, PersonChangeSeen, Politics, Sex, Tenure, masked
from xiangyue.records import Register, Seals

KINDS = ("identity", "phone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resident:
    """A person of the roster on a day. Of the birth only the year: beside a masked number a day would say it all."""

    id: str
    called: str  # 罗小平（5组，1987年生）
    name: str
    sex: Sex
    born_year: int
    adult: bool
    group: int
    household: str  # 户号, or the id of one without
    head: bool
    politics: Politics | None
    posts: tuple[str, ...]
    away_since: date | None
    gone: PersonChange | None
    identity: str  # 511***********1234; "" if there is none
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """How many there are on a day."""

    people: int
    households: int
    adults: int
    party: int
    away: int


def residents(
    register: Register, *, on: date, seals: Callable[[], Seals] | None, which: Callable[[Person], bool] | None = None
) -> tuple[Resident, ...]:
    """Return those who are of the village that day; without `seals` a number is only said to be there."""
    people = [one for one in register.people(on) if which is None or which(one)]
    return tuple(_shown(register, people, on=on, seals=seals))


def resident(register: Register, id: str, *, on: date, seals: Callable[[], Seals] | None) -> Resident:
    """Return one, be he gone or not."""
    found = [one for one in register.people(on) if one.id == id] or [register.person(id)]
    return next(iter(_shown(register, found, on=on, seals=seals)))


def story(register: Register, id: str) -> tuple[PersonChangeSeen, ...]:
    """Return what became of somebody, in the order of days."""
    return register.changes(id)


def sum_of(register: Register, *, on: date) -> Sum:
    """Return how many there are that day."""
    people, away = register.people(on), register.away(on)
    return Sum(
        people=len(people),
        households=len(register.households(on)),
        adults=sum(one.adult(on=on) for one in people),
        party=sum(one.politics in {Politics.PARTY, Politics.PROBATIONARY} or _joined(one, on) for one in people),
        away=sum(one.id in away for one in people),
    )


def _joined(one: Person, on: date) -> bool:
    return one.politics is None and one.party_member_since is not None and one.party_member_since <= on


def _shown(
    register: Register, people: Iterable[Person], *, on: date, seals: Callable[[], Seals] | None
) -> Iterable[Resident]:
    households = {one.id: one for one in (*register.every_household(), *register.households(on))}
    posts: dict[str, list[Tenure]] = {}
    for tenure in register.tenures(on):
        posts.setdefault(tenure.person, []).append(tenure)
    names: dict[str, list[Person]] = {}
    for one in register.people(on):
        names.setdefault(one.name, []).append(one)
    away, gone = register.away(on), register.gone(on)
    sealed = {kind: register.all_sealed(kind) for kind in KINDS}
    key = seals() if seals is not None and any(sealed.values()) else None
    for one in people:
        household: Household = households[one.household]
        numbers = {kind: _number(sealed[kind].get(one.id), one.id, kind, key) for kind in KINDS}
        yield Resident(
            id=one.id,
            called=apart(one, names.get(one.name, [])),
            name=one.name,
            sex=one.sex,
            born_year=one.born.year,
            adult=one.adult(on=on),
            group=one.group,
            household=household.number or household.id,
            head=household.head == one.id,
            politics=one.politics,
            posts=tuple(tenure.post for tenure in posts.get(one.id, [])),
            away_since=away[one.id].on if one.id in away else None,
            gone=gone.get(one.id),
            **numbers,
        )


def _number(content: bytes | None, person: str, kind: str, key: Seals | None) -> str:
    if content is None:
        return ""
    return masked(key.unseal(content, person=person, kind=kind)) if key else "***"
