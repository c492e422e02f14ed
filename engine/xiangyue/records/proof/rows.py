"""Every row against what the entries make of it, by replay into an empty register."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from xiangyue.canon import digest
from xiangyue.records import database
from xiangyue.records.apply import apply
from xiangyue.records.chain import entry_of
from xiangyue.records.proof.damage import Damage, DamageKind
from xiangyue.records.proof.lines import UNREADABLE, Line
from xiangyue.records.schema import Migrations, described, empty
from xiangyue.records.tables import NOT_REPLAYED

JUDGED_BY_THE_CHAIN = {("entry", "hash"), ("entry", "line")}
Key = tuple[object, ...]


def row_damage(raw: sqlite3.Connection, journal: list[Line], migrations: Migrations) -> Iterator[Damage]:
    """Name what differs from a register made of the same entries: its schema, its rows, its sealed values."""
    with closing(database.in_memory()) as memory:
        memory.deserialize(empty(migrations))
        yield from _schema_damage(raw, memory)
        stopped = _replay(database.engine_on(memory), journal)
        if stopped is not None:
            yield stopped  # what comes after it cannot be judged
            return
        yield from _difference(raw, memory)
        yield from _sealed_damage(raw, memory)


def _schema_damage(raw: sqlite3.Connection, made: sqlite3.Connection) -> Iterator[Damage]:
    found, due = described(raw), described(made)
    for name in sorted(found.keys() | due.keys()):
        if found.get(name) != due.get(name):
            kind = (
                DamageKind.MISSING if name not in found else DamageKind.SURPLUS if name not in due else DamageKind.BENT
            )
            yield Damage(table="sqlite_schema", key=name, kind=kind)
    for pragma in ("application_id", "user_version"):
        if _pragma(raw, pragma) != _pragma(made, pragma):
            yield Damage(table="pragma", key=pragma, kind=DamageKind.BENT)


def _pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def _replay(engine: Engine, journal: list[Line]) -> Damage | None:
    with engine.begin() as connection:
        for here in journal:
            try:
                apply(connection, entry_of(here.line), here.line)
            except (*UNREADABLE, SQLAlchemyError):
                return Damage(table="entry", key=str(here.number), column="line", kind=DamageKind.UNREADABLE)
    return None


def _difference(raw: sqlite3.Connection, made: sqlite3.Connection) -> Iterator[Damage]:
    for table in _tables(made):
        if table == NOT_REPLAYED or table not in _tables(raw):
            continue
        found, due = _rows(raw, made, table), _rows(made, made, table)
        for key in [*due, *(key for key in found if key not in due)]:
            yield from _row_difference(table, key, found.get(key), due.get(key))


def _row_difference(
    table: str, key: Key, found: dict[str, object] | None, due: dict[str, object] | None
) -> Iterator[Damage]:
    named = "/".join(str(part) for part in key)
    if found is None or due is None:
        kind = DamageKind.MISSING if found is None else DamageKind.SURPLUS
        yield Damage(table=table, key=named, kind=kind)
        return
    for column, value in due.items():
        if (table, column) not in JUDGED_BY_THE_CHAIN and not _same(found.get(column), value):
            yield Damage(table=table, key=named, column=column, kind=DamageKind.BENT)


def _same(one: object, other: object) -> bool:
    """Say whether two values are the same to SQLite, which keeps 1 and 1.0 and '1' apart."""
    return type(one) is type(other) and one == other


def _tables(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type='table' ORDER BY name")]


def _rows(connection: sqlite3.Connection, made: sqlite3.Connection, table: str) -> dict[Key, dict[str, object]]:
    """Return the rows of a table by their key, with whatever stands in them."""
    columns = [(row[1], row[5]) for row in made.execute(f'PRAGMA table_info("{table}")')]
    keys = [name for name, place in columns if place] or [name for name, _ in columns]
    cursor = connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the name comes from our own migrations
    names = [told[0] for told in cursor.description]
    rows = (dict(zip(names, row, strict=True)) for row in cursor)
    return {tuple(row.get(key) for key in keys): row for row in rows}


def _sealed_damage(raw: sqlite3.Connection, made: sqlite3.Connection) -> Iterator[Damage]:
    """Judge the values no entry can make by the digests the entries have of them: no key is needed."""
    due = {(row[0], row[1]): row[2] for row in made.execute("SELECT person, kind, sealed FROM sealing")}
    found = {(row[0], row[1]): row[2] for row in raw.execute("SELECT person, kind, content FROM sealed")}
    for key in sorted(due.keys() | found.keys(), key=str):
        named = "/".join(str(part) for part in key)
        if key not in found:
            yield Damage(table="sealed", key=named, kind=DamageKind.MISSING)
        elif key not in due:
            yield Damage(table="sealed", key=named, kind=DamageKind.SURPLUS)
        elif not isinstance(found[key], bytes) or digest(found[key]) != due[key]:
            yield Damage(table="sealed", key=named, column="content", kind=DamageKind.BENT)
