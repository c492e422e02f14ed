"""How people stand on a day: the roster as it was taken in, and the changes up to that day laid over it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from xiangyue.model import Household, Person, PersonChange, PersonChangeKind, Politics

_KIND = PersonChangeKind
_COMES_OR_GOES = {_KIND.DIED, _KIND.LEFT, _KIND.ARRIVED}
_POLITICS = {_KIND.JOINED_PARTY: Politics.PROBATIONARY, _KIND.FULL_MEMBER: Politics.PARTY}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the changes up to a day come to."""

    gone: dict[str, PersonChange] = field(default_factory=dict)  # not of the village that day, and by which change
    away: dict[str, PersonChange] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)  # person: household
    heads: dict[str, str] = field(default_factory=dict)  # household: person
    politics: dict[str, Politics] = field(default_factory=dict)
    joined: dict[str, date] = field(default_factory=dict)

    def of(self, person: Person) -> Person:
        """Return the person as of that day."""
        home, politics = self.homes.get(person.id), self.politics.get(person.id)
        if home is None and politics is None:
            return person
        return replace(
            person,
            household=home or person.household,
            politics=politics or person.politics,
            party_member_since=self.joined.get(person.id, person.party_member_since),
        )

    def head_of(self, household: Household) -> Household:
        """Return the household with its head of that day."""
        head = self.heads.get(household.id)
        return household if head is None else replace(household, head=head)


def standing(changes: Iterable[PersonChange], *, on: date | None = None) -> Standing:
    """Return what the changes, in the order of their days, come to; of all of them, if no day is said."""
    found = Standing()
    came_or_went: set[str] = set()
    for change in changes:
        first = change.kind in _COMES_OR_GOES and change.person not in came_or_went
        if first:
            came_or_went.add(change.person)
        if on is None or change.on <= on:
            _take(found, change)
        elif first and change.kind is _KIND.ARRIVED:
            found.gone[change.person] = change  # not there yet
    return found


def _take(found: Standing, change: PersonChange) -> None:
    person = change.person
    match change.kind:
        case _KIND.DIED | _KIND.LEFT:
            found.gone[person] = change
            found.away.pop(person, None)
        case _KIND.ARRIVED:
            found.gone.pop(person, None)
        case _KIND.AWAY:
            found.away[person] = change
        case _KIND.BACK:
            found.away.pop(person, None)
        case _KIND.JOINED_PARTY | _KIND.FULL_MEMBER:
            found.politics[person] = _POLITICS[change.kind]
            if change.kind is _KIND.JOINED_PARTY:
                found.joined[person] = change.on
        case _:
            pass
    if change.household is not None and change.kind is _KIND.HEAD:
        found.heads[change.household] = person
    elif change.household is not None:
        found.homes[person] = change.household
