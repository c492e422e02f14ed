"""任职表: who holds which post since when, and on what basis."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from xiangyue.intake.posts import POSTS
from xiangyue.intake.roster_words import day_of, group_of
from xiangyue.intake.sheets_heading import Heads
from xiangyue.intake.tables import Row, read_table
from xiangyue.model import Person, Tenure

COLUMNS = ("姓名", "小组", "职务", "任职日期", "依据")
OPTIONAL = ("届满日期", "出生日期")  # the day of birth tells namesakes of one group apart


def read_tenures(path: Path, *, people: Sequence[Person], groups: int) -> tuple[Tenure, ...]:
    """Return the posts held, of people of the roster.

    Raises:
        FileNotOpened: it cannot be opened.
        FileRefused: it is no text.
        TableRefused: some cells are bad; nothing is taken.

    """
    table = read_table(path, Heads(needed=COLUMNS, optional=OPTIONAL))
    tenures = tuple(_tenure(row, people, groups) for row in table.rows)
    table.refuse_bad()
    return tenures


def _tenure(row: Row, people: Sequence[Person], groups: int) -> Tenure:
    post = row.text("职务")
    if post and post not in POSTS:
        row.note("职务", "table.post", known="、".join(POSTS))
    since = row.must("任职日期", day_of, "table.day", date.min)
    until = row.maybe("届满日期", day_of, "table.day")
    if until and until <= since:
        row.note("届满日期", "table.until")
    role, body = POSTS.get(post, POSTS["村民代表"])
    person = _who(row, people, groups)
    return Tenure(person=person, post=post, role=role, body=body, since=since, until=until, basis=row.text("依据"))


def _who(row: Row, people: Sequence[Person], groups: int) -> str:
    """Return who is meant; nobody, or namesakes, are noted."""
    name = row.text("姓名")
    group = row.must("小组", lambda told: group_of(told, groups), "table.group", 0)
    born = row.maybe("出生日期", day_of, "table.day")
    meant = [one for one in people if one.name == name and one.group == group and born in {None, one.born}]
    if name and group and not meant:
        row.note("姓名", "table.nobody")
    if len(meant) > 1:
        row.note("姓名", "table.namesakes")
    return meant[0].id if meant else ""
