"""Who in a roster is whom in the register, and which household is which."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from xiangyue.intake import Roster
from xiangyue.model import Person
from xiangyue.records import Journal, Register


class There:
    """What the register knows, as of a day."""

    def __init__(self, record: Register | Journal, *, on: date) -> None:
        self.people = {one.id: one for one in record.every_person()}  # as taken in
        self.now = {one.id: one for one in record.people(on)}
        self.gone = dict(record.gone(on))
        self.households = {one.id: one for one in record.every_household()}
        self.heads = {one.id: one.head for one in record.households(on)}
        self.finders = {kind: record.finders(kind) for kind in ("identity", "phone")}
        self.posts = {(one.person, one.post) for one in record.tenures()}

    def home(self, id: str) -> str:
        """Return the household of a person, of that day if he is there."""
        return (self.now.get(id) or self.people[id]).household

    def number(self, id: str) -> str | None:
        """Return the village's own number of a person's household."""
        return self.households[self.home(id)].number


def match(roster: Roster, there: There, finders: Mapping[str, str]) -> dict[str, str]:
    """Return who of the roster is whom of the register: by identity, then by what is most telling of the rest."""
    if not there.people:
        return {}
    numbers = {one.id: one.number for one in roster.households}
    by_finder = {finder: person for person, finder in there.finders["identity"].items()}
    found = {listed: by_finder[finder] for listed, finder in finders.items() if finder in by_finder}
    _refuse_strangers_number(roster, there, found)
    ways: tuple[tuple[Callable[[Person], object], Callable[[Person], object]], ...] = (
        (
            lambda one: (one.name, one.born, numbers[one.household]),
            lambda one: (one.name, one.born, there.number(one.id)),
        ),
        (lambda one: (one.name, one.born), lambda one: (one.name, one.born)),
        (lambda one: (one.name, numbers[one.household]), lambda one: (one.name, there.number(one.id))),
    )
    for of_listed, of_known in ways:
        taken = set(found.values())
        known = _alone(there.people.values(), of_known, but=taken)
        listed = _alone(roster.people, of_listed, but=set(found))
        found |= {listed[key].id: known[key].id for key in listed if key in known}
    return found


def _refuse_strangers_number(roster: Roster, there: There, found: Mapping[str, str]) -> None:
    """Refuse a number the register has of somebody else who stands in the roster too."""
    listed = {one.id: one for one in roster.people}
    named = {(one.name, one.born) for one in roster.people}
    for told, id in found.items():
        known = there.people[id]
        if known.name != listed[told].name and (known.name, known.born) in named:
            roster.rows[told].note("身份证号", "table.identity_of", who=known.name)
    roster.table.refuse_bad()


def _alone(people: Iterable[Person], telling: Callable[[Person], object], *, but: set[str]) -> dict[object, Person]:
    """Return the people who are alone with what tells them apart."""
    left = [(telling(one), one) for one in people if one.id not in but]
    many = Counter(key for key, _ in left)
    return {key: one for key, one in left if many[key] == 1}


def ids_of(roster: Roster, found: Mapping[str, str], there: There) -> dict[str, str]:
    """Return the id of everybody in the roster; who is new gets one behind all there are."""
    following = _last(there.people)
    ids = dict(found)
    for one in roster.people:
        if one.id not in ids:
            following += 1
            ids[one.id] = f"p-{following:04}"
    return ids


def _last(ids: Iterable[str]) -> int:
    return max((int(id.partition("-")[2]) for id in ids if id.partition("-")[2].isdecimal()), default=0)


def homes_of(roster: Roster, ids: Mapping[str, str], there: There) -> dict[str, str]:
    """Return which household of the register each of the roster is: by its number, or by its head if it has none."""
    by_number = {one.number: one.id for one in there.households.values() if one.number}
    following = _last(there.households)
    homes: dict[str, str] = {}
    for one in roster.households:
        head = ids[one.head]
        if one.number in by_number:
            homes[one.id] = by_number[one.number]
        elif head in there.now and there.number(head) is None and there.home(head) not in homes.values():
            homes[one.id] = there.home(head)
        else:
            following += 1
            homes[one.id] = f"h-{following:04}"
    return homes
