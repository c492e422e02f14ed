"""Bringing an older register up to date: a copy first, then all in one transaction, then proof, then the commit."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from xiangyue.records import database
from xiangyue.records.copying import copy_to
from xiangyue.records.refusals import UpgradeFailed
from xiangyue.records.schema import Migrations, number_of, upgrade

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


def _upgrade_proved(connection: Connection, raw: sqlite3.Connection, migrations: Migrations, copy: Path) -> None:
    before = _counts(raw)
    upgrade(connection, migrations)
    if found := _problems(raw, migrations, before):
        raise UpgradeFailed(problem=found[0], copy=str(copy))


def _counts(raw: sqlite3.Connection) -> dict[str, int]:
    return {name: raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in KEPT_AS_THEY_ARE}  # noqa: S608


def _problems(raw: sqlite3.Connection, migrations: Migrations, before: dict[str, int]) -> list[str]:
    """Say what is wrong with the upgraded register before it is committed."""
    from xiangyue.records.proof.lines import lines  # noqa: PLC0415 - the proof opens registers, which open this
    from xiangyue.records.proof.rows import row_damage  # noqa: PLC0415

    found = [f"foreign key: {row[0]}" for row in raw.execute("PRAGMA foreign_key_check")]
    found += [f"{name}: {before[name]} > {now}" for name, now in _counts(raw).items() if now != before[name]]
    return found + [damage.where for damage in row_damage(raw, lines(raw), migrations)]
