"""Rows as appliers write them. Statements are built once for each shape: a step is a dozen of them."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Row,
    Select,
    Update,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    true,
    update,
)

from xiangyue.canon import canonical, plain
from xiangyue.records import tables

Values = Mapping[str, Any]
Shape = tuple[tuple[str, bool], ...]
"""The columns that are compared, and whether each with nothing (NULL)."""


def written(value: object) -> str:
    """Return a word of the domain as a column holds it: canonical JSON."""
    return canonical(plain(value)).decode()


class Rows:
    """The rows of a register, open for one entry."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, table: str, *rows: Values) -> None:
        """Put rows into a table."""
        if rows:
            self._connection.execute(insert(tables.of(table)), list(rows))

    def put(self, table: str, rows: Iterable[Values]) -> None:
        """Put rows into a table, each in the place of one of the same key."""
        found = list(rows)
        keys = [column.name for column in tables.of(table).primary_key]
        if found:
            shape = tuple((key, False) for key in keys)
            self._connection.execute(_delete(table, shape), [{f"is_{key}": row[key] for key in keys} for row in found])
            self.add(table, *found)

    def drop(self, table: str, **where: object) -> None:
        """Take rows out."""
        self._connection.execute(_delete(table, _shape(where)), _bound(where))

    def change(self, table: str, values: Values, *conditions: ColumnElement[bool], **where: object) -> None:
        """Change the rows that are meant."""
        statement = _update(table, _shape(where), tuple(values))
        if conditions:
            statement = statement.where(*conditions)
        self._connection.execute(statement, _bound(where) | {f"new_{name}": value for name, value in values.items()})

    def found(self, table: str, **where: object) -> list[Row[Any]]:
        """Return the rows that are meant."""
        return list(self._connection.execute(_select(table, _shape(where)), _bound(where)))

    def many(self, table: str, **where: object) -> int:
        """Count the rows that are meant."""
        return int(self._connection.execute(_count(table, _shape(where)), _bound(where)).scalar_one())


def _shape(where: Values) -> Shape:
    return tuple((name, value is None) for name, value in where.items())


def _bound(where: Values) -> dict[str, object]:
    return {f"is_{name}": value for name, value in where.items() if value is not None}


def _those(table: str, shape: Shape) -> ColumnElement[bool]:
    columns = tables.of(table).c
    meant = (columns[name].is_(None) if null else columns[name] == bindparam(f"is_{name}") for name, null in shape)
    return and_(true(), *meant)


@cache
def _delete(table: str, shape: Shape) -> Delete:
    return delete(tables.of(table)).where(_those(table, shape))


@cache
def _update(table: str, shape: Shape, names: tuple[str, ...]) -> Update:
    values = {name: bindparam(f"new_{name}") for name in names}
    return update(tables.of(table)).where(_those(table, shape)).values(**values)


@cache
def _select(table: str, shape: Shape) -> Select[Any]:
    return select(tables.of(table)).where(_those(table, shape))


@cache
def _count(table: str, shape: Shape) -> Select[Any]:
    return select(func.count()).select_from(tables.of(table)).where(_those(table, shape))
