"""A household on a day: who is in it, who heads it, and who may when the head goes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xiangyue.acts.village.change_refusals import HeadNeeded, HeadNotFit, NoSuchHousehold
from xiangyue.acts.village.meant import apart
from xiangyue.model import Household, Person, PersonChange, PersonChangeKind
from xiangyue.records import Journal, Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A household with those who belong to it that day."""

    household: Household
    members: tuple[Person, ...]

    @property
    def called(self) -> str:
        """The household as people call it: by its number, or else by its head."""
        return self.household.number or next(
            (one.name for one in self.members if one.id == self.household.head), self.household.id
        )

    def without(self, leaving: Iterable[str]) -> tuple[Person, ...]:
        """Return who stays."""
        gone = set(leaving)
        return tuple(one for one in self.members if one.id not in gone)


def family_of(record: Register | Journal, id: str, *, on: date) -> Family:
    """Return the household of that id."""
    (household,) = (one for one in record.households(on) if one.id == id)
    return Family(household=household, members=tuple(one for one in record.people(on) if one.household == id))


def family_numbered(record: Register | Journal, number: str, *, on: date) -> Family:
    """Return the household of that number.

    Raises:
        NoSuchHousehold: nobody lives in one.

    """
    for household in record.households(on):
        if number in {household.number, household.id}:
            return family_of(record, household.id, on=on)
    raise NoSuchHousehold(number=number)


def new_head(family: Family, leaving: Iterable[str], named: str | None, *, on: date) -> tuple[PersonChange, ...]:
    """Return the change of head that comes of some leaving; none if the head stays, or nobody does.

    Raises:
        HeadNeeded: the head goes, others stay, and nobody was named.
        HeadNotFit: who was named does not stay, or is a child beside adults.

    """
    stay = family.without(leaving)
    if not stay or family.household.head in {one.id for one in stay}:
        return ()
    candidates = tuple(one for one in stay if one.adult(on=on)) or stay
    told = tuple(apart(one, candidates) for one in candidates)
    if named is None:
        if len(candidates) == 1:
            named = candidates[0].id
        else:
            raise HeadNeeded(household=family.called, who=_name(family, family.household.head), candidates=told)
    if named not in {one.id for one in candidates}:
        raise HeadNotFit(who=_name(family, named), household=family.called, candidates=told)
    return (PersonChange(person=named, kind=PersonChangeKind.HEAD, on=on, household=family.household.id),)


def _name(family: Family, id: str) -> str:
    return next((one.name for one in family.members if one.id == id), id)
