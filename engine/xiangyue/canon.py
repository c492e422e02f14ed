"""Canonical bytes and their digests, and the plain form in which the domain's words are written down."""

import hashlib
import json
import re
import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin

import rfc8785

from xiangyue.errors import Refusal

T = TypeVar("T")
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
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return rfc8785.dumps(typing.cast("Any", value)) if _DIFFERS.search(written) else written.encode()


def digest(content: bytes) -> str:
    """Return the SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def plain(value: object) -> Any:
    """Return a word of the domain as JSON would have it: mappings, lists, text, whole numbers, booleans."""
    match value:
        case None | bool() | int():
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
        case _ if is_dataclass(value):
            return {
                field.name: plain(told) for field in fields(value) if (told := getattr(value, field.name)) is not None
            }
        case _:
            raise TypeError(f"{type(value).__name__} has no plain form")


def read(kind: type[T], told: object, *, where: str = "") -> T:
    """Return the word of the domain that was written down as `told`; nothing unknown, nothing missing.

    Raises:
        NotPlain: it is not the written form of that kind.

    """
    return typing.cast("T", _read(kind, told, where))


@cache
def _shape(kind: type) -> dict[str, tuple[Any, bool]]:
    hints = typing.get_type_hints(kind)
    return {field.name: (hints[field.name], _optional(hints[field.name])) for field in fields(kind)}


def _optional(kind: Any) -> bool:
    return get_origin(kind) in {Union, types.UnionType} and type(None) in get_args(kind)


def _read(kind: Any, told: Any, where: str) -> Any:
    if kind is Any:
        return told
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        return _read_union(get_args(kind), told, where)
    if origin is tuple:
        return _read_tuple(get_args(kind), told, where)
    if origin is not None and issubclass(origin, Mapping):
        inner = get_args(kind)[1]
        return {key: _read(inner, entry, f"{where}.{key}") for key, entry in _of(dict, told, where).items()}
    if origin is typing.Literal:
        if told not in get_args(kind):
            raise NotPlain(where=where, problem=f"{told!r}")
        return told
    if is_dataclass(kind):
        return _read_dataclass(typing.cast("type", kind), told, where)
    return _read_simple(kind, told, where)


def _of(kind: type[T], told: Any, where: str) -> T:
    if not isinstance(told, kind) or (isinstance(told, bool) and kind is not bool):
        raise NotPlain(where=where, problem=f"{type(told).__name__} instead of {kind.__name__}")
    return told


def _read_union(kinds: tuple[Any, ...], told: Any, where: str) -> Any:
    if told is None and type(None) in kinds:
        return None
    problem = NotPlain(where=where, problem=f"{told!r}")
    for kind in kinds:
        if kind is type(None):
            continue
        try:
            return _read(kind, told, where)
        except NotPlain as refusal:
            problem = refusal
    raise problem


def _read_tuple(kinds: tuple[Any, ...], told: Any, where: str) -> Any:
    entries = _of(list, told, where)
    if kinds[-1] is Ellipsis:
        return tuple(_read(kinds[0], entry, f"{where}[{n}]") for n, entry in enumerate(entries))
    if len(kinds) != len(entries):
        raise NotPlain(where=where, problem=f"{len(entries)} entries instead of {len(kinds)}")
    return tuple(
        _read(kind, entry, f"{where}[{n}]") for n, (kind, entry) in enumerate(zip(kinds, entries, strict=True))
    )


def _read_dataclass(kind: type, told: Any, where: str) -> Any:
    shape = _shape(kind)
    entries = _of(dict, told, where)
    if unknown := entries.keys() - shape.keys():
        raise NotPlain(where=where, problem=f"unknown {sorted(unknown)}")
    values = {}
    for name, (inner, optional) in shape.items():
        if name in entries:
            values[name] = _read(inner, entries[name], f"{where}.{name}".lstrip("."))
        elif optional:
            values[name] = None
        else:
            raise NotPlain(where=where, problem=f"missing {name}")
    return kind(**values)


def _read_simple(kind: Any, told: Any, where: str) -> Any:
    try:
        if kind is datetime:
            return datetime.fromisoformat(_of(str, told, where))
        if kind is date:
            return date.fromisoformat(_of(str, told, where))
        if kind is Fraction:
            return Fraction(_of(str, told, where))
        if kind is bool or kind is int:
            return _of(kind, told, where)
        return kind(_of(str, told, where)) if issubclass(kind, str) else kind(told)
    except (ValueError, TypeError, ZeroDivisionError) as problem:
        raise NotPlain(where=where, problem=f"{told!r}") from problem
