"""Bringing an older register up to date: a copy first, then all in one transaction, then proof, then the commit."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from xiangyue.records import database
from xiangyue.records.content import sync_folder
from xiangyue.records.refusals import DiskFull, UpgradeFailed
from xiangyue.records.schema import Migrations, described, number_of, scratch, upgrade

KEPT_AS_THEY_ARE = ("entry", "sealed")  # what replay does not make: their rows must be as many as before


def upgrade_file(raw: sqlite3.Connection, home: Path, migrations: Migrations) -> None:
    """Bring the register up to date where it stands.

    Raises:
        UpgradeFailed: what came out was not the same register; the old one stands.

    """
    copy = home / "before-upgrade" / f"register-{number_of(raw):04}.db"
    copy_to(raw, copy)
    raw.execute("PRAGMA foreign_keys=OFF")  # a table that is made anew drops the old one
    engine = database.engine_on(raw)
    with engine.connect() as connection:
        writing = connection.execution_options(**{database.WRITES: True})
        with writing.begin():
            if number_of(raw) < migrations.newest:  # somebody else may have done it while we copied
                _upgrade_proved(writing, raw, migrations, copy)
    raw.execute("PRAGMA foreign_keys=ON")


def upgrade_copy(raw: sqlite3.Connection, migrations: Migrations) -> sqlite3.Connection:
    """Return the register in memory, brought up to date there."""
    memory = database.in_memory()
    with closing(raw):
        raw.backup(memory)
    memory.execute("PRAGMA journal_mode=MEMORY")
    memory.execute("PRAGMA foreign_keys=OFF")
    with database.engine_on(memory).begin() as connection:
        upgrade(connection, migrations)
    memory.execute("PRAGMA foreign_keys=ON")
    return memory


def copy_to(raw: sqlite3.Connection, target: Path) -> None:
    """Copy a register by SQLite's backup API: whole, or not there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f"{target.name}.part")
    try:
        with closing(sqlite3.connect(partial)) as copy:
            raw.backup(copy)
        with partial.open("rb") as file:
            os.fsync(file.fileno())
        partial.replace(target)
    except (OSError, sqlite3.Error) as problem:
        partial.unlink(missing_ok=True)
        raise (database.said(problem) if isinstance(problem, sqlite3.Error) else DiskFull()) from problem
    sync_folder(target.parent)


def _upgrade_proved(connection: Connection, raw: sqlite3.Connection, migrations: Migrations, copy: Path) -> None:
    before = _counts(raw)
    upgrade(connection, migrations)
    for problem in _problems(connection, raw, migrations, before):
        raise UpgradeFailed(problem=problem, copy=str(copy))


def _counts(raw: sqlite3.Connection) -> dict[str, int]:
    return {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in KEPT_AS_THEY_ARE}  # noqa: S608


def _problems(
    connection: Connection, raw: sqlite3.Connection, migrations: Migrations, before: dict[str, int]
) -> list[str]:
    from xiangyue.records.proof import replayed  # noqa: PLC0415 - the proof opens registers, which open this

    found = [f"foreign key of {row[0]}" for row in raw.execute("PRAGMA foreign_key_check")]
    found += [f"{name}: {before[name]} -> {now}" for name, now in _counts(raw).items() if now != before[name]]
    with closing(database.in_memory()) as empty:
        expected = scratch(migrations, empty)
        if described(raw) != described(empty):
            found.append("schema")
        expected.dispose()
    found += [f"{damage.table} {damage.key} {damage.column}" for damage in replayed(connection, migrations)]
    return found
