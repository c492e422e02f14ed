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
_NUMBER = re.compile(r"[:,\[]-?\d+(?:[.e]|(?<=\d{16}))")
_quoted = json.encoder.encode_basestring


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
    return rfc8785.dumps(typing.cast("Any", value)) if _differs(written) else written.encode()


def canonical_texts(*texts: str) -> bytes:
    """Return the same of a list of texts alone: what is sealed has thousands of them."""
    return f"[{','.join(map(_quoted, texts))}]".encode()


def _differs(written: str) -> bool:
    """Say whether a number or a sign may be written otherwise by RFC 8785."""
    if written[0] in "-0123456789" or _NUMBER.search(written):
        return True
    try:
        return len(written.encode("utf-16-le")) != 2 * len(written)
    except UnicodeEncodeError:  # half a surrogate pair, which has no bytes at all
        return True


def digest(content: bytes) -> str:
    """Return the SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def plain(value: object) -> Any:
    """Return a word of the domain as JSON would have it: mappings, lists, text, whole numbers, booleans."""
    kind: Any = type(value)
    return value if kind in _AS_IT_IS else _writer(kind)(value)


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    """Return what writes one kind: found out once, as with reading."""
    if is_dataclass(kind):
        return _of_fields(tuple(field.name for field in fields(kind)))
    for kinds, writer in _WRITERS:
        if issubclass(kind, kinds):
            return writer
    raise TypeError(f"{kind.__name__} has no plain form")


def _of_fields(names: tuple[str, ...]) -> Callable[[Any], Any]:
    def write_one(value: Any) -> Any:
        told = {}
        for name in names:
            part = getattr(value, name)
            if part is not None:
                told[name] = part if type(part) in _AS_IT_IS else plain(part)
        return told

    return write_one


_WRITERS: tuple[tuple[type | tuple[type, ...], Callable[[Any], Any]], ...] = (
    (int, lambda value: value),
    (Enum, lambda value: value.value),
    (str, str),
    (date, lambda value: value.isoformat()),  # and a moment, which is a day too
    (Fraction, lambda value: f"{value.numerator}/{value.denominator}"),
    (Mapping, lambda value: {str(key): plain(entry) for key, entry in value.items()}),
    ((tuple, list), lambda value: [plain(entry) for entry in value]),
)


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
    if type(told) is kind:
        return told
    if not isinstance(told, kind) or (isinstance(told, bool) and kind is not bool):
        raise _Unread(f"{type(told).__name__} instead of {kind.__name__}")
    return told


def _of_union(readers: tuple[Reader, ...], optional: bool) -> Reader:
    def of_one(told: Any) -> Any:
        return None if told is None else only(told)

    if optional and len(readers) == 1:
        only = readers[0]
        return of_one

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
        return _of_many(_reader(kinds[0]))
    readers = tuple(_reader(kind) for kind in kinds)

    def read_one(told: Any) -> Any:
        entries = _be(list, told)
        if len(readers) != len(entries):
            raise _Unread(f"{len(entries)} entries instead of {len(readers)}")
        pairs = enumerate(zip(readers, entries, strict=True))
        return tuple(_at(reader, entry, f"[{n}]") for n, (reader, entry) in pairs)

    return read_one


def _of_many(every: Reader) -> Reader:
    def read_all(told: Any) -> Any:
        entries, read_so_far = _be(list, told), list[Any]()
        try:
            for entry in entries:
                read_so_far.append(every(entry))
        except _Unread as unread:
            raise unread.within(f"[{len(read_so_far)}]")  # noqa: B904 - the same exception, which says more now
        return tuple(read_so_far)

    return read_all


def _of_mapping(reader: Reader) -> Reader:
    return lambda told: {key: _at(reader, entry, f".{key}") for key, entry in _be(dict, told).items()}


def _at(reader: Reader, told: Any, part: str) -> Any:
    try:
        return reader(told)
    except _Unread as unread:
        raise unread.within(part)  # noqa: B904 - as above


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
        if entries.keys() != shape.keys():
            _check_names(entries, shape)
        values, name = {}, ""
        try:
            for name, (reader, _) in shape.items():
                values[name] = reader(entries[name]) if name in entries else None
        except _Unread as unread:
            raise unread.within(f".{name}")  # noqa: B904 - as above
        return kind(**values)

    return read_one


def _check_names(entries: Mapping[str, Any], shape: Mapping[str, tuple[Reader, bool]]) -> None:
    if unknown := entries.keys() - shape.keys():
        raise _Unread(f"unknown {sorted(unknown)}")
    for name, (_, optional) in shape.items():
        if name not in entries and not optional:
            raise _Unread(f"missing {name}")


def _of_simple(kind: Any) -> Reader:
    if kind is bool or kind is int:
        return lambda told: _be(kind, told)
    if kind is str:
        return lambda told: told if type(told) is str else _be(str, told)
    written = str if kind in {datetime, date, Fraction} or issubclass(kind, str) else object
    make = {datetime: datetime.fromisoformat, date: date.fromisoformat}.get(kind, kind)
    known = (
        {one.value: one for one in kind} if issubclass(kind, Enum) else {}
    )  # asking the enum takes ten times as long

    def read_one(told: Any) -> Any:
        if written is str and type(told) is not str:
            _be(str, told)
        try:
            return known[told] if told in known else make(told)
        except (ValueError, TypeError, ZeroDivisionError) as problem:
            raise _Unread(f"{told!r}") from problem

    return read_one
