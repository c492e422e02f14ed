"""A roster of 5,000 people, from the file to the register: read, checked, compared, sealed, journalled.

The reference reads the same file with the standard library and puts its rows into one table with one
statement, no number of identity twice, with the same care for the disk.
"""

import csv
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import date, datetime
from functools import cache
from pathlib import Path

from bench.frame import Race
from xiangyue.acts.village.roster import take_roster
from xiangyue.intake import read_roster
from xiangyue.model import BEIJING, By, Evidence, EvidenceKind, Mode, Village, check_sign
from xiangyue.model.happened import RegisterOpened
from xiangyue.records import Register, Seals

PEOPLE = 5_000
NOW = datetime(2026, 3, 2, 9, tzinfo=BEIJING)
CLERK = By(typed_by="p-0001", responsible="p-0001", evidence=Evidence(kind=EvidenceKind.SELF))
HEADING = ["姓名", "性别", "出生日期", "身份证号", "户号", "与户主关系", "村民小组", "政治面貌", "联系电话", "备注"]


@cache
def place() -> Path:
    """Return a folder with the file, an empty register to copy, and its key."""
    folder = Path(tempfile.mkdtemp(prefix="bench-roster-"))
    with (folder / "roster.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEADING, *(person(number) for number in range(PEOPLE))])
    opened = RegisterOpened(
        register="r-bench",
        mode=Mode.REHEARSAL,
        village=Village(name="甲村", code="", township="乙镇", groups=6),
        integrity_certificate="0" * 64,
        program="0",
    )
    Register.create(folder / "empty", opened, by=CLERK, now=NOW).close()
    Seals.create(folder / "keys" / "data.key", home=folder / "empty", register="r-bench")
    return folder


def person(number: int) -> list[str]:
    """Return a row of somebody who does not exist: no district has the number 999900."""
    born = date(1940 + number % 70, 1 + number % 12, 1 + number % 28)
    first = f"999900{born:%Y%m%d}{number % 1000:03}"
    household, relation = number // 4 + 1, "户主" if number % 4 == 0 else "子女"
    return [
        f"王{chr(0x4E00 + number)}",
        "男" if number % 2 else "女",
        born.isoformat(),
        first + check_sign(first),
        str(household),
        relation,
        f"{household % 6 + 1}组",
        "群众",
        f"100{number:08}",
        "",
    ]


def ours() -> None:
    home = place() / "home"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(place() / "empty", home)
    key = place() / "keys" / "data.key"
    with Register.open(home) as register:
        roster = read_roster(place() / "roster.csv", groups=6)
        taken = take_roster(
            register,
            roster,
            seals=lambda: Seals.open(key, register="r-bench"),
            by=CLERK,
            now=NOW,
            on=NOW.date(),
        )
    assert len(taken.comparison.added) == PEOPLE


def reference() -> None:
    file = place() / "reference.db"
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(
            f"CREATE TABLE person ({','.join(f'c{place}' for place in range(len(HEADING)))}, UNIQUE (c3))"
        )
        with (place() / "roster.csv").open(encoding="utf-8-sig", newline="") as rows:
            reader = csv.reader(rows)
            next(reader)
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(f"INSERT INTO person VALUES ({','.join('?' * len(HEADING))})", reader)
            connection.execute("COMMIT")


LINES = (
    Race(
        work="roster of 5,000 people, against csv and one executemany",
        limit=25,
        ours=ours,
        reference=reference,
        rounds=5,
    ),
)
