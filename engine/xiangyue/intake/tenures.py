"""任职表: who holds which post since when and on what basis; of a representative, whom he represents."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from xiangyue.intake.councils import council_id, council_post
from xiangyue.intake.households import Meant, households_meant
from xiangyue.intake.posts import POSTS, post_of, posts_in
from xiangyue.intake.roster_words import day_of, group_names, group_of, name_of
from xiangyue.intake.sheets_heading import Heads
from xiangyue.intake.tables import Row, read_table
from xiangyue.model import Council, Household, Person, Representation, Tenure
from xiangyue.words import say

REPRESENTATIVE = "村民代表"
HEADS = Heads(
    needed=("姓名", "职务", "任职日期", "依据"),
    optional=("小组", "届满日期", "出生日期", "组织", "代表哪些户"),  # group and birth tell namesakes apart
    left_out=("序号", "性别", "年龄", "电话", "联系电话", "备注", "要改的地方"),
    other_names=MappingProxyType(
        {
            other: name
            for name, others in {
                "小组": "村民小组 所在小组 组别 组 社",
                "职务": "担任职务 现任职务 任职",
                "任职日期": "任职时间 当选日期 当选时间 起任日期 从哪天起",
                "届满日期": "届满时间 任期至",
                "依据": "任职依据 产生依据 产生方式",
                "组织": "所在组织 会名 哪个会 机构",
                "代表哪些户": "代表户 代表的户 所代表户 所代表的户 推选户 联系户 代表户号 推选户号 代表范围 代表谁",
                "出生日期": "出生年月日 出生时间 生日",
            }.items()
            for other in others.split()
        }
    ),
)
"""The columns of the table, and what else they are called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """提示: what was read otherwise than somebody may have meant; nothing is refused for it."""

    line: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offices:
    """Who holds which post in a village, which councils there are, and who speaks for whom."""

    tenures: tuple[Tenure, ...]
    councils: tuple[Council, ...] = ()
    representations: tuple[Representation, ...] = ()
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Village:
    people: Sequence[Person]
    numbers: Mapping[str, str]  # 户号 -> household
    groups: int
    hints: list[Hint] = field(default_factory=list)


def read_offices(
    path: Path, *, people: Sequence[Person], households: Sequence[Household], groups: int, ignore_unknown: bool = False
) -> Offices:
    """Return the posts held, of people of the roster. A representative or a member of a council who is not in it is hinted at.

    Raises:
        FileNotOpened: it cannot be opened.
        FileRefused, SheetRefused: it is no table.
        TableRefused: some cells are bad; nothing is taken.

    """
    table = read_table(path, HEADS, ignore_unknown=ignore_unknown)
    numbers = {unicodedata.normalize("NFKC", one.number): one.id for one in households if one.number}
    village = _Village(people=people, numbers=numbers, groups=groups)
    told = [one for row in table.rows for one in _row(row, village)]
    table.refuse_bad()
    tenures = _once(one for one, _ in told)
    return Offices(
        tenures=tenures,
        councils=councils_of(tenures),
        representations=_merged([one for _, one in told if one is not None]),
        hints=tuple(village.hints),
    )


def with_roster(offices: Offices, in_roster: Sequence[Tenure]) -> Offices:
    """Return the posts of both tables; one that stands in both is taken once, as its own table has it."""
    said = {(one.person, one.post) for one in offices.tenures}
    tenures = (*offices.tenures, *_once(one for one in in_roster if (one.person, one.post) not in said))
    return replace(offices, tenures=tenures, councils=councils_of(tenures))


def councils_of(tenures: Sequence[Tenure]) -> tuple[Council, ...]:
    """Return the councils in which somebody holds a post: since its first, on what its head's post is based."""
    found: dict[str, tuple[str, list[Tenure]]] = {}
    for one in tenures:
        if told := council_post(one.post):
            found.setdefault(council_id(told[0]), (told[0], []))[1].append(one)
    councils = []
    for id, (name, held) in found.items():
        first = next((one for one in held if one.role.startswith("council_head")), held[0])
        since = min(one.since for one in held)
        councils.append(Council(id=id, name=name, since=since, basis=first.basis))
    return tuple(councils)


def _row(row: Row, village: _Village) -> list[tuple[Tenure, Representation | None]]:
    posts = posts_in(row.text("职务"), body=row.cells.get("组织", ""))
    for post in posts:
        if post_of(post) is None:
            row.note("职务", "table.post", known="、".join(POSTS))
    since = row.must("任职日期", day_of, "table.day", date.min)
    until = row.maybe("届满日期", day_of, "table.day")
    if until and until <= since:
        row.note("届满日期", "table.until")
    basis = row.text("依据")
    person = _who(row, posts, village)
    meant = _represented(row, posts, person, village)
    if person is None:
        return []
    represents = None
    if meant is not None:
        represents = Representation(
            person=person.id, households=meant.households, groups=meant.groups, since=since, basis=basis
        )
    return [
        (
            Tenure(person=person.id, post=post, role=found[0], body=found[1], since=since, until=until, basis=basis),
            represents if post == REPRESENTATIVE else None,
        )
        for post in dict.fromkeys(posts)
        if (found := post_of(post))
    ]


def _who(row: Row, posts: Sequence[str], village: _Village) -> Person | None:
    """Return who is meant; nobody, or namesakes, are noted; nobody among representatives and councils is hinted at."""
    name = name_of(row.text("姓名"))
    group = row.maybe("小组", lambda told: group_of(told, village.groups), "table.group", **group_names(village.groups))
    born = row.maybe("出生日期", day_of, "table.day")
    meant = [
        one for one in village.people if one.name == name and group in {None, one.group} and born in {None, one.born}
    ]
    if len(meant) > 1:
        row.note("姓名", "table.namesakes" if group else "table.namesakes_in_village")
    if name and not meant and (group or not row.cells.get("小组")):
        if posts and all(post == REPRESENTATIVE or council_post(post) for post in posts):
            _hint(village, row, "hint.nobody", name=name, post="、".join(posts))
        else:
            row.note("姓名", "table.nobody" if group else "table.nobody_in_village")
    return meant[0] if len(meant) == 1 else None


def _represented(row: Row, posts: Sequence[str], person: Person | None, village: _Village) -> Meant | None:
    told = row.cells.get("代表哪些户", "")
    if not told:
        return None
    meant = households_meant(told, village.numbers, own=person.group if person else 0, groups=village.groups)
    if meant is None:
        row.note("代表哪些户", "table.represents")
    if meant is None or person is None:
        return None
    if REPRESENTATIVE not in posts:
        _hint(village, row, "hint.no_representative", name=person.name)
        return None
    for number in meant.unknown:
        _hint(village, row, "hint.no_household", name=person.name, number=number)
    return meant


def _hint(village: _Village, row: Row, code: str, **facts: str) -> None:
    village.hints.append(Hint(line=row.line, words=say(code, **facts)))


def _once(tenures: Iterable[Tenure]) -> tuple[Tenure, ...]:
    """Return each post of each person once, however often it was written down."""
    found: dict[tuple[str, str], Tenure] = {}
    for one in tenures:
        found.setdefault((one.person, one.post), one)
    return tuple(found.values())


def _merged(told: Sequence[Representation]) -> tuple[Representation, ...]:
    """Return one for each person, of whom several lines may speak."""
    found: dict[str, Representation] = {}
    for one in told:
        before = found.get(one.person)
        if before is not None:
            one = replace(  # noqa: PLW2901 - the same, with what was said before
                before,
                households=tuple(dict.fromkeys((*before.households, *one.households))),
                groups=tuple(dict.fromkeys((*before.groups, *one.groups))),
            )
        found[one.person] = one
    return tuple(found.values())
