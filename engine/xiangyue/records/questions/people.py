"""花名册, 任职."""

from datetime import date
from typing import Any

from sqlalchemy import Row, or_, select

from xiangyue.model import Body, Household, Official, Person, Role, Sex, Tenure
from xiangyue.records import tables
from xiangyue.records.questions.asking import Asked
from xiangyue.records.refusals import NoSuchPerson


class OfPeople(Asked):
    """Questions about who lives here and who holds which post."""

    def person(self, id: str) -> Person:
        """Return one of the roster.

        Raises:
            NoSuchPerson: nobody has that id.

        """
        person = tables.of("person")
        with self._asking() as ask:
            row = ask.execute(select(person).where(person.c.id == id)).first()
        if row is None:
            raise NoSuchPerson(person=id)
        return _person(row)

    def people(self, on: date) -> tuple[Person, ...]:
        """Return who was in the roster that day."""
        person = tables.of("person")
        with self._asking() as ask:
            found = ask.execute(select(person).where(person.c.born <= on).order_by(person.c.id)).all()
        return tuple(_person(row) for row in found)

    def adults(self, on: date) -> tuple[Person, ...]:
        """Return who was of age that day."""
        return tuple(one for one in self.people(on) if one.adult(on=on))

    def find_people(self, text: str) -> tuple[Person, ...]:
        """Return the people whose name has these characters, or whose id this is."""
        person = tables.of("person")
        named = or_(person.c.name.contains(text, autoescape=True), person.c.id == text)
        with self._asking() as ask:
            found = ask.execute(select(person).where(named).order_by(person.c.id)).all()
        return tuple(_person(row) for row in found)

    def households(self, on: date) -> tuple[Household, ...]:  # noqa: ARG002 - bases follow the day; none ends yet
        """Return the households of that day."""
        household = tables.of("household")
        with self._asking() as ask:
            found = ask.execute(select(household).order_by(household.c.id)).all()
        return tuple(Household(id=row.id, group=row.group, head=row.head) for row in found)

    def tenures(self, on: date | None = None) -> tuple[Tenure, ...]:
        """Return the posts held that day, or all there ever were."""
        tenure = tables.of("tenure")
        with self._asking() as ask:
            found = ask.execute(select(tenure).order_by(tenure.c.entry, tenure.c.place)).all()
        every = (_tenure(row) for row in found)
        return tuple(one for one in every if on is None or one.held(on=on))

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


def _person(row: Row[Any]) -> Person:
    return Person(
        id=row.id,
        name=row.name,
        sex=Sex(row.sex),
        born=row.born,
        household=row.household,
        group=row.group,
        party_member_since=row.party_member_since,
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
