"""花名册: the people and the households of a village, from one table."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from xiangyue.intake.roster_identity import born_in, identity_in, note_same_identity, sex_in
from xiangyue.intake.roster_merged import with_households
from xiangyue.intake.roster_posts import tenures_in
from xiangyue.intake.roster_words import (
    HEADS,
    day_of,
    group_names,
    group_of,
    heads_household,
    household_of,
    name_of,
    phone_of,
    politics_of,
)
from xiangyue.intake.tables import Row, Table, read_table
from xiangyue.model import Household, Person, Tenure


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Who lives in a village. Numbers of identity and telephone stand apart: they are to be sealed."""

    households: tuple[Household, ...]
    people: tuple[Person, ...]
    tenures: tuple[Tenure, ...]
    phones: dict[str, str] = field(repr=False)  # by person
    identities: dict[str, str] = field(repr=False)
    rows: dict[str, Row] = field(repr=False)
    table: Table = field(repr=False)
    filled: int = 0  # rows whose household stands only at its head


def read_roster(path: Path, *, groups: int, ignore_unknown: bool = False) -> Roster:
    """Return the roster in that file; ids follow the order of the rows and of the households in them.

    Raises:
        FileNotOpened: it cannot be opened.
        FileRefused: it is no text that people write.
        SheetRefused: it is no table.
        TableRefused: some cells are bad; nothing is taken.

    """
    table = read_table(path, HEADS, ignore_unknown=ignore_unknown)
    rows, filled = with_households(table.rows)
    told = [household_of(row.text("户号")) for row in rows]
    numbers = {number: place for place, number in enumerate(dict.fromkeys(told), start=1)}
    identities = [identity_in(row) for row in rows]
    note_same_identity(rows, identities)
    people = tuple(
        _person(row, identity, place, f"h-{numbers[number]:04}", groups)
        for place, (row, identity, number) in enumerate(zip(rows, identities, told, strict=True), start=1)
    )
    households = _households(rows, people)
    _note_the_same(rows, people)
    tenures = tuple(
        tenure for row, one in zip(rows, people, strict=True) for tenure in tenures_in(row, one.id, table.name)
    )
    phones = [row.maybe("电话", phone_of, "table.phone") for row in rows]
    table.refuse_bad()
    ids = [one.id for one in people]
    return Roster(
        households=households,
        people=people,
        tenures=tenures,
        phones={id: told for id, told in zip(ids, phones, strict=True) if told},
        identities={id: told for id, told in zip(ids, identities, strict=True) if told},
        rows=dict(zip(ids, rows, strict=True)),
        table=table,
        filled=filled,
    )


def _person(row: Row, identity: str | None, place: int, household: str, groups: int) -> Person:
    return Person(
        id=f"p-{place:04}",
        name=name_of(row.text("姓名")),
        sex=sex_in(row, identity),
        born=born_in(row, identity),
        household=household,
        group=row.must("小组", lambda told: group_of(told, groups), "table.group", 0, **group_names(groups)),
        party_member_since=row.maybe("入党时间", day_of, "table.day"),
        politics=row.maybe("政治面貌", politics_of, "table.politics"),
    )


def _households(rows: Sequence[Row], people: Sequence[Person]) -> tuple[Household, ...]:
    """Return the households by their heads; one without a head, or with two, or in two groups, is noted."""
    members: dict[str, list[tuple[Row, Person]]] = {}
    for row, person in zip(rows, people, strict=True):
        members.setdefault(person.household, []).append((row, person))
    households = []
    for household, those in members.items():
        first, one = those[0]
        number = household_of(first.cells.get("户号", ""))
        heads = [person for row, person in those if heads_household(row.text("与户主关系"))]
        if len(heads) != 1 and number:
            those[-1][0].note("与户主关系", "table.heads", n=len(heads))
        for row, person in those:
            if number and person.group and one.group and person.group != one.group:
                row.note("小组", "table.two_groups")
        head = (heads or [one])[0].id
        households.append(Household(id=household, group=one.group, head=head, number=number))
    return tuple(households)


def _note_the_same(rows: Sequence[Row], people: Sequence[Person]) -> None:
    """Note somebody who stands in the roster twice."""
    seen: dict[tuple[str, date, str], int] = {}
    for row, person in zip(rows, people, strict=True):
        first = seen.setdefault((person.name, person.born, person.household), row.line)
        if person.name and person.born > date.min and first != row.line:
            row.note("姓名", "table.same_person", line=first)
