"""花名册: the people and the households of a village, from one table."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from xiangyue.intake.tables import BadCell, Row, TableRefused, read_table
from xiangyue.model import Household, Person, Sex, chinese
from xiangyue.words import say

COLUMNS = ("姓名", "性别", "出生日期", "户号", "与户主关系", "小组")
OPTIONAL = ("入党时间", "电话")

_HEAD = "户主"
_SEXES = {"男": Sex.MALE, "女": Sex.FEMALE}
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_PHONE = re.compile(r"1\d{10}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Who lives in a village. Telephone numbers stand apart: they are to be sealed."""

    households: tuple[Household, ...]
    people: tuple[Person, ...]
    phones: dict[str, str] = field(repr=False)  # by person


def read_roster(path: Path, *, groups: int) -> Roster:
    """Return the roster in that file; ids follow the order of the rows and of the households in them.

    Raises:
        FileNotOpened: it cannot be opened.
        FileRefused: it is no text.
        TableRefused: some cells are bad; nothing is taken.

    """
    rows, bad = read_table(path, columns=COLUMNS, optional=OPTIONAL)
    numbers = {number: place for place, number in enumerate(dict.fromkeys(row.text("户号") for row in rows), start=1)}
    people = tuple(
        _person(row, place, f"h-{numbers[row.cells['户号']]:04}", groups) for place, row in enumerate(rows, start=1)
    )
    phones = {person.id: told for row, person in zip(rows, people, strict=True) if (told := _phone(row))}
    households = _households(rows, people)
    _note_the_same(rows, people)
    if bad or not rows:
        raise TableRefused(name=path.name, cells=sorted(bad, key=lambda cell: cell.line) or [_nobody()])
    return Roster(households=households, people=people, phones=phones)


def day_of(told: str) -> date | None:
    """Return the day as people write it: 1968-03-05, 1968/3/5, 1968年3月5日; None if there is none."""
    parts = _DAY.fullmatch(told)
    try:
        return date(int(parts[1]), int(parts[2]), int(parts[3])) if parts else None
    except ValueError:
        return None


def group_of(told: str, groups: int) -> int | None:
    """Return the number of a group, written 3, 三, 三组 or 第三组."""
    names = {str(number): number for number in range(1, groups + 1)} | {
        chinese(number): number for number in range(1, groups + 1)
    }
    return names.get(told.removeprefix("第").removesuffix("村民小组").removesuffix("组").removesuffix("社"))


def _person(row: Row, place: int, household: str, groups: int) -> Person:
    return Person(
        id=f"p-{place:04}",
        name=row.text("姓名"),
        sex=row.must("性别", _SEXES.get, "table.sex", Sex.FEMALE),
        born=row.must("出生日期", day_of, "table.day", date.min),
        household=household,
        group=row.must("小组", lambda told: group_of(told, groups), "table.group", 0),
        party_member_since=row.maybe("入党时间", day_of, "table.day"),
    )


def _phone(row: Row) -> str | None:
    return row.maybe("电话", lambda told: told if _PHONE.fullmatch(told) else None, "table.phone")


def _households(rows: Sequence[Row], people: Sequence[Person]) -> tuple[Household, ...]:
    """Return the households by their heads; one without a head, or with two, or in two groups, is noted."""
    members: dict[str, list[tuple[Row, Person]]] = {}
    for row, person in zip(rows, people, strict=True):
        members.setdefault(person.household, []).append((row, person))
    households = []
    for household, those in members.items():
        heads = [(row, person) for row, person in those if row.text("与户主关系") == _HEAD]
        if len(heads) != 1:
            those[-1][0].note("与户主关系", "table.heads", n=len(heads))
        for row, person in those:
            if person.group and person.group != those[0][1].group:
                row.note("小组", "table.two_groups")
        households.append(Household(id=household, group=those[0][1].group, head=(heads or those)[0][1].id))
    return tuple(households)


def _note_the_same(rows: Sequence[Row], people: Sequence[Person]) -> None:
    """Note somebody who stands in the roster twice."""
    seen: dict[tuple[str, date, str], int] = {}
    for row, person in zip(rows, people, strict=True):
        first = seen.setdefault((person.name, person.born, person.household), row.line)
        if person.name and first != row.line:
            row.note("姓名", "table.same_person", line=first)


def _nobody() -> BadCell:
    return BadCell(line=1, column="", value="", reason=say("table.no_rows"))
