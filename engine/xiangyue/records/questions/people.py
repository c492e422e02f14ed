"""花名册, 任职."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from xiangyue.model import (
    Body,
    Household,
    Official,
    Person,
    PersonChange,
    PersonChangeKind,
    PersonChangeSeen,
    Politics,
    Role,
    Sex,
    Tenure,
)
from xiangyue.records import tables
from xiangyue.records.questions.asking import Asked
from xiangyue.records.questions.standing import standing
from xiangyue.records.refusals import NoSuchPerson


class OfPeople(Asked):
    """Questions about who lives here and who holds which post."""

    def person(self, id: str) -> Person:
        """Return one of the roster, as things stand by the last change.

        Raises:
            NoSuchPerson: nobody has that id.

        """
        person = tables.of("person")
        with self._asking() as ask:
            row = ask.execute(select(person).where(person.c.id == id)).first()
            if row is None:
                raise NoSuchPerson(person=id)
            return standing(_changes(ask, person=id)).of(_person(row))

    def people(self, on: date) -> tuple[Person, ...]:
        """Return who was of the village that day."""
        person = tables.of("person")
        with self._asking() as ask:
            found = ask.execute(select(person).where(person.c.born <= on).order_by(person.c.id)).all()
            then = standing(_changes(ask), on=on)
        return tuple(then.of(_person(row)) for row in found if row.id not in then.gone)

    def adults(self, on: date) -> tuple[Person, ...]:
        """Return who was of age that day."""
        return tuple(one for one in self.people(on) if one.adult(on=on))

    def find_people(self, text: str) -> tuple[Person, ...]:
        """Return the people whose name has these characters, or whose id this is; those who are gone too."""
        person = tables.of("person")
        named = or_(person.c.name.contains(text, autoescape=True), person.c.id == text)
        with self._asking() as ask:
            found = ask.execute(select(person).where(named).order_by(person.c.id)).all()
            then = standing(_changes(ask))
        return tuple(then.of(_person(row)) for row in found)

    def gone(self, on: date) -> Mapping[str, PersonChange]:
        """Return by id who was not, or not yet, of the village that day, and by which change."""
        with self._asking() as ask:
            return standing(_changes(ask), on=on).gone

    def away(self, on: date) -> Mapping[str, PersonChange]:
        """Return by id who lived elsewhere that day and was a villager all the same, and since which change."""
        with self._asking() as ask:
            return standing(_changes(ask), on=on).away

    def changes(self, person: str | None = None) -> tuple[PersonChangeSeen, ...]:
        """Return the changes of one person, or of all, by their days; those taken back among them."""
        with self._asking() as ask:
            return tuple(
                PersonChangeSeen(change=_change(row), entry=row.entry, basis=row.basis, undone_by=row.undone_by)
                for row in _change_rows(ask, person)
            )

    def households(self, on: date) -> tuple[Household, ...]:
        """Return the households that had anybody that day, with their heads of that day."""
        household = tables.of("household")
        with self._asking() as ask:
            found = ask.execute(select(household).order_by(household.c.id)).all()
            changes = _changes(ask)
        then = standing(changes, on=on)
        lived_in = {one.household for one in self.people(on)} if changes else {row.id for row in found}
        return tuple(then.head_of(_household(row)) for row in found if row.id in lived_in)

    def every_household(self) -> tuple[Household, ...]:
        """Return all households there ever were, as they were taken in."""
        household = tables.of("household")
        with self._asking() as ask:
            return tuple(_household(row) for row in ask.execute(select(household).order_by(household.c.id)))

    def every_person(self) -> tuple[Person, ...]:
        """Return all who ever were in the roster, as they were taken in: no change is laid over them."""
        person = tables.of("person")
        with self._asking() as ask:
            return tuple(_person(row) for row in ask.execute(select(person).order_by(person.c.id)))

    def tenures(self, on: date | None = None) -> tuple[Tenure, ...]:
        """Return the posts held that day, or all there ever were; who has died holds none."""
        tenure, change = tables.of("tenure"), tables.of("change").c
        dead = select(change.person).where(change.kind == PersonChangeKind.DIED, change.undone_by.is_(None))
        with self._asking() as ask:
            found = ask.execute(select(tenure).order_by(tenure.c.entry, tenure.c.place)).all()
            if on is None:
                return tuple(_tenure(row) for row in found)
            died = set(ask.execute(dead.where(change.day <= on)).scalars())
        return tuple(one for row in found if (one := _tenure(row)).held(on=on) and one.person not in died)

    def officials(self) -> tuple[Official, ...]:
        """Return the people of the township who act here."""
        official = tables.of("official")
        with self._asking() as ask:
            return tuple(_official(row) for row in ask.execute(select(official).order_by(official.c.id)))

    def official(self, id: str) -> Official:
        """Return one of the township.

        Raises:
            NoSuchPerson: nobody has that id.

        """
        official = tables.of("official")
        with self._asking() as ask:
            row = ask.execute(select(official).where(official.c.id == id)).first()
        if row is None:
            raise NoSuchPerson(person=id)
        return _official(row)

    def whose(self, finder: str) -> tuple[tuple[str, str], ...]:
        """Return whose sealed value has this finder, and of which kind: a duplicate is found without opening any."""
        sealing = tables.of("sealing")
        query = select(sealing.c.person, sealing.c.kind).where(sealing.c.finder == finder)
        with self._asking() as ask:
            return tuple((row.person, row.kind) for row in ask.execute(query.order_by(sealing.c.person)))

    def finders(self, kind: str) -> Mapping[str, str]:
        """Return by person what finds the sealed value of that kind."""
        sealing = tables.of("sealing")
        query = select(sealing.c.person, sealing.c.finder).where(sealing.c.kind == kind)
        with self._asking() as ask:
            return {row.person: row.finder for row in ask.execute(query)}


def _changes(ask: Connection, *, person: str | None = None) -> tuple[PersonChange, ...]:
    return tuple(_change(row) for row in _change_rows(ask, person) if row.undone_by is None)


def _change_rows(ask: Connection, person: str | None) -> list[Row[Any]]:
    change = tables.of("change")
    query = select(change).order_by(change.c.day, change.c.entry, change.c.place)
    return list(ask.execute(query if person is None else query.where(change.c.person == person)))


def _change(row: Row[Any]) -> PersonChange:
    return PersonChange(person=row.person, kind=PersonChangeKind(row.kind), on=row.day, household=row.household)


def _household(row: Row[Any]) -> Household:
    return Household(id=row.id, group=row.group, head=row.head, number=row.number)


def _person(row: Row[Any]) -> Person:
    return Person(
        id=row.id,
        name=row.name,
        sex=Sex(row.sex),
        born=row.born,
        household=row.household,
        group=row.group,
        party_member_since=row.party_member_since,
        politics=Politics(row.politics) if row.politics is not None else None,
    )


def _tenure(row: Row[Any]) -> Tenure:
    return Tenure(
        person=row.person,
        post=row.post,
        role=Role(row.role),
        body=Body(row.body) if row.body is not None else None,
        since=row.since,
        until=row.until,
        basis=row.basis,
    )


def _official(row: Row[Any]) -> Official:
    return Official(id=row.id, name=row.name, role=Role(row.role), office=row.office)
