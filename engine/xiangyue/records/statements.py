"""Statements, built once for each shape: building one costs more than SQLite takes to answer it."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Delete, Select, Update, and_, bindparam, delete, func, select, true, update
from sqlalchemy.dialects.sqlite import Insert, insert

from xiangyue.records import tables

Shape = tuple[tuple[str, bool], ...]
"""The columns that are compared, and whether each with nothing (NULL)."""


def shape(where: Mapping[str, object]) -> Shape:
    """Return the shape of a condition."""
    return tuple((name, value is None) for name, value in where.items())


def bound(where: Mapping[str, object]) -> dict[str, object]:
    """Return the values of a condition, as its statement names them."""
    return {f"is_{name}": value for name, value in where.items() if value is not None}


def put_in(values: Mapping[str, object]) -> dict[str, object]:
    """Return new values, as their statement names them."""
    return {f"new_{name}": value for name, value in values.items()}


@cache
def deleting(table: str, where: Shape) -> Delete:
    """Take rows out."""
    return delete(tables.of(table)).where(_those(table, where))


@cache
def updating(table: str, where: Shape, names: tuple[str, ...]) -> Update:
    """Change rows."""
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
    return update(tables.of(table)).where(_those(table, where)).values(**values)


@cache
def adding(table: str) -> Insert:
    """Put rows in."""
    return insert(tables.of(table))


@cache
def putting(table: str) -> Insert:
    """Put rows in, each in the place of one of the same key; PostgreSQL says it in the same words."""
    rows = insert(tables.of(table))
    keys = [column.name for column in tables.of(table).primary_key]
    others = {column.name: rows.excluded[column.name] for column in tables.of(table).c if column.name not in keys}
    return rows.on_conflict_do_update(index_elements=keys, set_=others)


@cache
def selecting(table: str, where: Shape, order: tuple[str, ...] = ()) -> Select[Any]:
    """Read rows, by their key if in no other order."""
    columns = tables.of(table).c
    by = [columns[name] for name in order] or list(tables.of(table).primary_key)
    return select(tables.of(table)).where(_those(table, where)).order_by(*by)


@cache
def counting(table: str, where: Shape) -> Select[Any]:
    """Count rows."""
    return select(func.count()).select_from(tables.of(table)).where(_those(table, where))


def _those(table: str, where: Shape) -> ColumnElement[bool]:
    columns = tables.of(table).c
    meant = (columns[name].is_(None) if null else columns[name] == bindparam(f"is_{name}") for name, null in where)
    return and_(true(), *meant)
