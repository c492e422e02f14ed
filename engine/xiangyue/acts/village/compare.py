"""对照: a roster beside the register: who is new, who is otherwise, who is missing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from xiangyue.acts.village.matching import There, homes_of, ids_of, match
from xiangyue.intake import Roster
from xiangyue.model import Household, Person, PersonChange, PersonChangeKind, Politics, Tenure
from xiangyue.records import Journal, Register

FIELDS = ("name", "sex", "born", "group", "party_member_since", "politics")
"""What a roster says of a person. An empty cell never takes anything away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A person of whom the roster says something else than the register."""

    before: Person
    after: Person
    what: tuple[str, ...]  # of FIELDS, identity and phone


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a roster would change. Nobody is ever taken out: who is missing is named."""

    added: tuple[Person, ...] = ()
    corrected: tuple[Correction, ...] = ()
    households: tuple[Household, ...] = ()  # new ones, and those with another number or group
    changes: tuple[PersonChange, ...] = ()  # arrivals, other households, other heads
    changing: tuple[Person, ...] = ()  # whom of the register these are about
    tenures: tuple[Tenure, ...] = ()
    values: Mapping[tuple[str, str], str] = field(default_factory=dict, repr=False)
    missing: tuple[Person, ...] = ()
    gone: tuple[tuple[Person, PersonChange], ...] = ()  # in the roster, and dead or moved by the register

    @property
    def nothing(self) -> bool:
        """Whether the register would stay as it is."""
        return not (self.added or self.corrected or self.households or self.changes or self.tenures or self.values)


def compare(record: Register | Journal, roster: Roster, *, on: date, finder: Callable[[str, str], str]) -> Comparison:
    """Return what the roster would change, as of a day; `finder` is asked with a value and its kind."""
    there = There(record, on=on)
    known = roster.identities.items() if there.people else ()
    finders = {person: finder(value, "identity") for person, value in known}
    found = match(roster, there, finders)
    ids = ids_of(roster, found, there)
    homes = homes_of(roster, ids, there)
    gone = tuple((there.people[id], change) for id in found.values() if (change := there.gone.get(id)))
    meant = set(found.values())
    living = {listed: id for listed, id in ids.items() if id not in there.gone}
    values = _values(roster, living, there, finder)
    listed = {one.id: one for one in roster.people}
    corrected = tuple(
        one
        for told, id in living.items()
        if id in there.people and (one := _correction(there, listed[told], id, values)) is not None
    )
    changes = tuple(_changes(roster, living, homes, there, on=on))
    changing = {one.person for one in changes}
    return Comparison(
        added=tuple(
            _settled(listed[told], id, homes[listed[told].household])
            for told, id in living.items()
            if id not in there.people
        ),
        corrected=corrected,
        households=tuple(_households(roster, ids, homes, there)),
        changes=changes,
        changing=tuple(one for one in there.people.values() if one.id in changing),
        tenures=tuple(_tenures(roster, living, there)),
        values=values,
        missing=tuple(one for one in there.now.values() if one.id not in meant),
        gone=gone,
    )


def _settled(listed: Person, id: str, home: str) -> Person:
    """Return a person under the id, and in the household, that the register has."""
    same = (listed.id, listed.household) == (id, home)  # of a first roster all are
    return listed if same else replace(listed, id=id, household=home)


def _values(
    roster: Roster, living: Mapping[str, str], there: There, finder: Callable[[str, str], str]
) -> dict[tuple[str, str], str]:
    """Return the values to seal: those the register does not have yet."""
    told = [("identity", *one) for one in roster.identities.items()] + [
        ("phone", *one) for one in roster.phones.items()
    ]
    return {
        (id, kind): value
        for kind, listed, value in told
        if (id := living.get(listed))
        and (id not in there.finders[kind] or there.finders[kind][id] != finder(value, kind))
    }


def _correction(there: There, listed: Person, id: str, values: Mapping[tuple[str, str], str]) -> Correction | None:
    base = there.people[id]
    shown = there.now.get(id, base)
    told = {name: value for name in FIELDS if (value := getattr(listed, name)) is not None}
    if shown.politics != base.politics:  # he joined the Party by an entry of his own, which a roster does not undo
        told = {name: value for name, value in told.items() if name not in {"politics", "party_member_since"}}
    other = {name: value for name, value in told.items() if getattr(base, name) != value}
    sealed = tuple(kind for kind in ("identity", "phone") if (id, kind) in values)
    if not other and not sealed:
        return None
    return Correction(before=base, after=replace(base, **other), what=(*other, *sealed))


def _tenures(roster: Roster, living: Mapping[str, str], there: There) -> Iterable[Tenure]:
    for told in roster.tenures:
        if told.person in living and (living[told.person], told.post) not in there.posts:
            yield replace(told, person=living[told.person])


def _households(roster: Roster, ids: Mapping[str, str], homes: Mapping[str, str], there: There) -> Iterable[Household]:
    for one in roster.households:
        known = there.households.get(homes[one.id])
        told = Household(
            id=homes[one.id], group=one.group, number=one.number, head=ids[one.head] if known is None else known.head
        )
        if told != known:
            yield told


def _probationary(there: There, id: str) -> bool:
    """Say whether somebody joined the Party by an entry of his own and is not a full member yet."""
    now, base = there.now.get(id), there.people[id]
    return now is not None and now.politics is Politics.PROBATIONARY and base.politics is not Politics.PROBATIONARY


def _changes(
    roster: Roster, living: Mapping[str, str], homes: Mapping[str, str], there: There, *, on: date
) -> Iterable[PersonChange]:
    for one in roster.people:
        id = living.get(one.id)
        if id is None:
            continue
        if id not in there.people:
            if there.people:
                since = max(on, one.born)
                yield PersonChange(person=id, kind=PersonChangeKind.ARRIVED, on=since, household=homes[one.household])
            continue
        if there.home(id) != homes[one.household]:
            yield PersonChange(person=id, kind=PersonChangeKind.SPLIT, on=on, household=homes[one.household])
        if one.politics is Politics.PARTY and _probationary(there, id):
            yield PersonChange(person=id, kind=PersonChangeKind.FULL_MEMBER, on=on)
    for household in roster.households:
        head, home = living.get(household.head), homes[household.id]
        if head is not None and home in there.heads and there.heads[home] != head:
            yield PersonChange(person=head, kind=PersonChangeKind.HEAD, on=on, household=home)
