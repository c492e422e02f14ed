"""Rows as appliers write them."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Insert, Row

from xiangyue.canon import canonical, plain
from xiangyue.records.bulk import put_in_bulk
from xiangyue.records.statements import adding, bound, counting, deleting, put_in, putting, selecting, shape, updating

Values = Mapping[str, Any]

MANY: Final = 50
"""From so many rows on a statement is worth being laid out once for all of them."""


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
            self._execute(adding(table), rows)

    def put(self, table: str, rows: Iterable[Values]) -> None:
        """Put rows into a table, each in the place of one of the same key."""
        if found := tuple(rows):
            self._execute(putting(table), found)

    def _execute(self, statement: Insert, rows: tuple[Values, ...]) -> None:
        if len(rows) < MANY:
            self._connection.execute(statement, list(rows))
        else:
            put_in_bulk(self._connection, statement, rows)

    def drop(self, table: str, **where: object) -> None:
        """Take rows out."""
        self._connection.execute(deleting(table, shape(where)), bound(where))

    def change(self, table: str, values: Values, *conditions: ColumnElement[bool], **where: object) -> None:
        """Change the rows that are meant."""
        statement = updating(table, shape(where), tuple(values))
        if conditions:
            statement = statement.where(*conditions)
        self._connection.execute(statement, bound(where) | put_in(values))

    def found(self, table: str, **where: object) -> list[Row[Any]]:
        """Return the rows that are meant, in the order of their key."""
        return list(self._connection.execute(selecting(table, shape(where)), bound(where)))

    def many(self, table: str, **where: object) -> int:
        """Count the rows that are meant."""
        return int(self._connection.execute(counting(table, shape(where)), bound(where)).scalar_one())
