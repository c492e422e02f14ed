"""Thousands of rows of one shape: the statement is laid out once, and the driver is handed the bare values.

Having every row laid out anew, as SQLAlchemy does it, takes longer than SQLite takes to write the roster down.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Insert
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import KeyedColumnElement

Way = Callable[[Any], Any]


def put_in_bulk(connection: Connection, statement: Insert, rows: Sequence[Mapping[str, Any]]) -> None:
    """Execute a statement for many rows that all have the columns of the first."""
    compiled: SQLCompiler = statement.compile(dialect=connection.dialect, column_keys=list(rows[0]))
    names = compiled.positiontup or list(compiled.params)
    columns = [_column(rows, name, _way(connection, statement.table.c[name])) for name in names]
    values: list[Any] = list(zip(*columns, strict=True))
    if not compiled.positional:
        values = [dict(zip(names, row, strict=True)) for row in values]
    connection.exec_driver_sql(compiled.string, values)


def _way(connection: Connection, column: KeyedColumnElement[Any]) -> Way | None:
    """Return how the values of a column are written in this database; None if as they are."""
    way: Way | None = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return way


def _column(rows: Sequence[Mapping[str, Any]], name: str, way: Way | None) -> list[Any]:
    return [row[name] for row in rows] if way is None else [way(row[name]) for row in rows]
