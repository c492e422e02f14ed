"""Canonical bytes and their digests, and the plain form in which the domain's words are written down."""

import hashlib
import json
import re
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin

import rfc8785

from xiangyue.errors import Refusal

T = TypeVar("T")
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
_AS_IT_IS = {str, int, bool, type(None)}
_DIFFERS = re.compile(r"[\ud800-\udfff\U00010000-\U0010ffff]|(?:^|[:,\[])-?\d+(?:[.e]|(?<=\d{16}))")


class NotPlain(Refusal):
    """What was read is not the written form of the word it should be."""

    code = "not-plain"

    def __init__(self, *, where: str, problem: str) -> None:
        super().__init__(where=where, problem=problem)


def canonical(value: object) -> bytes:
    """Return the one byte string of a plain value (RFC 8785).

    Without fractions, large numbers and signs whose order differs in UTF-16, Python's own JSON is the same
    bytes, ten times as fast; a test compares the two.
    """
    written = _JSON.encode(value)
    return rfc8785.dumps(typing.cast("Any", value)) if _DIFFERS.search(written) else written.encode()


def digest(content: bytes) -> str:
    """Return the SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def plain(value: object) -> Any:
    """Return a word of the domain as JSON would have it: mappings, lists, text, whole numbers, booleans."""
    kind: Any = type(value)
    if kind in _AS_IT_IS:
        return value
    if (names := _names(kind)) is not None:
        return {name: plain(told) for name in names if (told := getattr(value, name)) is not None}
    match value:
        case int():
            return value
        case Enum():
            return value.value
        case str():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case Mapping():
            return {str(key): plain(entry) for key, entry in value.items()}
        case tuple() | list():
            return [plain(entry) for entry in value]
        case _:
            raise TypeError(f"{kind.__name__} has no plain form")


@cache
def _names(kind: Any) -> tuple[str, ...] | None:
    """Return the fields of a dataclass; None of anything else."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def read(kind: type[T], told: object, *, where: str = "") -> T:
    """Return the word of the domain that was written down as `told`; nothing unknown, nothing missing.

    Raises:
        NotPlain: it is not the written form of that kind.

    """
    try:
        return typing.cast("T", _reader(typing.cast("Any", kind))(told))
    except _Unread as unread:
        place = (where + "".join(reversed(unread.place))).lstrip(".")
        raise NotPlain(where=place, problem=unread.problem) from unread.__cause__


Reader = Callable[[Any], Any]


class _Unread(Exception):  # noqa: N818 - never leaves this module
    """Something could not be read; on its way out it gathers where."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.place: list[str] = []

    def within(self, part: str) -> "_Unread":
        self.place.append(part)
        return self


@cache
def _reader(kind: Any) -> Reader:
    """Return what reads one kind: found out once, as a roster has thousands of each."""
    origin = get_origin(kind)
    if kind is Any:
        return lambda told: told
    if origin in {Union, types.UnionType}:
        return _of_union(tuple(_reader(one) for one in get_args(kind) if one is not type(None)), _optional(kind))
    if origin is tuple:
        return _of_tuple(get_args(kind))
    if origin is not None and issubclass(origin, Mapping):
        return _of_mapping(_reader(get_args(kind)[1]))
    if origin is typing.Literal:
        return _of_literal(get_args(kind))
    return _of_dataclass(kind) if is_dataclass(kind) else _of_simple(kind)


def _optional(kind: Any) -> bool:
    return get_origin(kind) in {Union, types.UnionType} and type(None) in get_args(kind)


def _be(kind: type[T], told: Any) -> T:
    if not isinstance(told, kind) or (isinstance(told, bool) and kind is not bool):
        raise _Unread(f"{type(told).__name__} instead of {kind.__name__}")
    return told


def _of_union(readers: tuple[Reader, ...], optional: bool) -> Reader:
    def read_one(told: Any) -> Any:
        if told is None and optional:
            return None
        problem = _Unread(f"{told!r}")
        for reader in readers:
            try:
                return reader(told)
            except _Unread as unread:
                problem = unread
        raise problem

    return read_one


def _of_tuple(kinds: tuple[Any, ...]) -> Reader:
    if kinds[-1] is Ellipsis:
        every = _reader(kinds[0])
        return lambda told: tuple(_at(every, entry, f"[{n}]") for n, entry in enumerate(_be(list, told)))
    readers = tuple(_reader(kind) for kind in kinds)

    def read_one(told: Any) -> Any:
        entries = _be(list, told)
        if len(readers) != len(entries):
            raise _Unread(f"{len(entries)} entries instead of {len(readers)}")
        pairs = enumerate(zip(readers, entries, strict=True))
        return tuple(_at(reader, entry, f"[{n}]") for n, (reader, entry) in pairs)

    return read_one


def _of_mapping(reader: Reader) -> Reader:
    return lambda told: {key: _at(reader, entry, f".{key}") for key, entry in _be(dict, told).items()}


def _at(reader: Reader, told: Any, part: str) -> Any:
    try:
        return reader(told)
    except _Unread as unread:
        raise unread.within(part)  # noqa: B904 - the same exception, which says more now


def _of_literal(values: tuple[Any, ...]) -> Reader:
    def read_one(told: Any) -> Any:
        if told not in values:
            raise _Unread(f"{told!r}")
        return told

    return read_one


@cache
def _shape(kind: type) -> dict[str, tuple[Reader, bool]]:
    hints = typing.get_type_hints(kind)
    return {field.name: (_reader(hints[field.name]), _optional(hints[field.name])) for field in fields(kind)}


def _of_dataclass(kind: Any) -> Reader:
    def read_one(told: Any) -> Any:
        entries, shape = _be(dict, told), _shape(kind)
        if unknown := entries.keys() - shape.keys():
            raise _Unread(f"unknown {sorted(unknown)}")
        values = {}
        for name, (reader, optional) in shape.items():
            if name in entries:
                try:
                    values[name] = reader(entries[name])
                except _Unread as unread:
                    raise unread.within(f".{name}")  # noqa: B904 - as above
            elif optional:
                values[name] = None
            else:
                raise _Unread(f"missing {name}")
        return kind(**values)

    return read_one


def _of_simple(kind: Any) -> Reader:
    if kind is bool or kind is int:
        return lambda told: _be(kind, told)
    if kind is str:
        return lambda told: _be(str, told)
    written = str if kind in {datetime, date, Fraction} or issubclass(kind, str) else object
    make = {datetime: datetime.fromisoformat, date: date.fromisoformat}.get(kind, kind)

    def read_one(told: Any) -> Any:
        if written is str:
            _be(str, told)
        try:
            return make(told)
        except (ValueError, TypeError, ZeroDivisionError) as problem:
            raise _Unread(f"{told!r}") from problem

    return read_one
