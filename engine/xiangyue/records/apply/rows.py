"""Rows as appliers write them."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, select, update

from xiangyue.canon import canonical, plain
from xiangyue.records import tables

Values = Mapping[str, Any]


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
        for row in found:
            self.drop(table, **{key: row[key] for key in keys})
        self.add(table, *found)

    def drop(self, table: str, **where: object) -> None:
        """Take rows out."""
        self._connection.execute(delete(tables.of(table)).where(self._those(table, where)))

    def change(self, table: str, values: Values, *conditions: ColumnElement[bool], **where: object) -> None:
        """Change the rows that are meant."""
        meant = and_(self._those(table, where), *conditions)
        self._connection.execute(update(tables.of(table)).where(meant).values(**values))

    def many(self, table: str, **where: object) -> int:
        """Count the rows that are meant."""
        query = select(func.count()).select_from(tables.of(table)).where(self._those(table, where))
        return int(self._connection.execute(query).scalar_one())

    def found(self, table: str, column: str, **where: object) -> list[Any]:
        """Return one column of the rows that are meant."""
        query = select(tables.of(table).c[column]).where(self._those(table, where))
        return list(self._connection.execute(query).scalars())

    @staticmethod
    def _those(table: str, where: Values) -> ColumnElement[bool]:
        columns = tables.of(table).c
        return and_(*(columns[name] == value for name, value in where.items()))
