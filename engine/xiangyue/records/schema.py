"""Which tables a register has, by its number; Alembic is read only when a register is behind."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from xiangyue.records.database import APPLICATION, engine_on, in_memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Migrations:
    """The numbered migrations, and the number of the last."""

    newest: int
    folders: tuple[Path, ...]


_OURS: Final = Path(__file__).parent / "migrations"
ISSUED: Final = Migrations(newest=1, folders=(_OURS / "versions",))


def number_of(connection: sqlite3.Connection) -> int:
    """Return the number of the schema the register stands at; 0 when it is not one of ours."""
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        return 0
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def upgrade(connection: Connection, migrations: Migrations) -> None:
    """Bring the tables up to the last migration, inside the transaction of the caller."""
    from alembic import command  # noqa: PLC0415 - a quarter of a second, and almost never needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_OURS))
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(str(folder) for folder in migrations.folders))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
    connection.exec_driver_sql(f"PRAGMA user_version={migrations.newest}")


@cache
def empty(migrations: Migrations) -> bytes:
    """Return the file of an empty register, made by the same migrations as any other; made once."""
    with closing(in_memory()) as memory:
        with engine_on(memory).begin() as connection:
            upgrade(connection, migrations)
        return memory.serialize()


def described(connection: sqlite3.Connection) -> Mapping[str, object]:
    """Return what stands in the schema, by kind and name: tables, indexes, triggers, views."""
    found = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_schema").fetchall()
    return {f"{kind} {name}": _parts(sql) if kind == "table" else sql for kind, name, sql in found}


def _parts(sql: str) -> list[str]:
    """Return the definitions of a table in one order: made anew by Alembic, it has its constraints in any."""
    parts, depth = [""], 0
    for sign in sql:
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and depth == 1:
            parts.append("")
        else:
            parts[-1] += sign
    head, _, first = parts[0].partition("(")
    last = parts.pop() if len(parts) > 1 else ""
    inner, _, tail = last.rpartition(")")
    return [head.strip(), *sorted(part.strip() for part in (first, *parts[1:], inner)), tail.strip()]
