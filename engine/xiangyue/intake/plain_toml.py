"""TOML from strangers: plain values, days as text; a decimal number is refused."""

import re
import tomllib
from collections import Counter
from datetime import date, datetime, time
from typing import Any

from xiangyue.intake.flaws import DEEPEST, GREATEST, FileRefused, Flaw, check_signs, decoded
from xiangyue.intake.plain_yaml import Marked

_SEVERAL = re.compile(r"\s*\[\[([A-Za-z0-9_-]+)\]\]")
_TABLE = re.compile(r"\s*\[([A-Za-z0-9_.-]+)\]")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")
_PLACE = re.compile(r"at line (\d+), column (\d+)")


def read_toml(content: bytes | str, *, name: str) -> dict[str, Any]:
    """Return mappings, lists, text, whole numbers, booleans; days and moments as ISO 8601 has them.

    Raises:
        FileRefused: with the line and the column.

    """
    text = decoded(content, name=name)
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        place = _PLACE.search(str(problem))
        line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 1)
        raise FileRefused(name=name, line=line, column=column, flaw=Flaw.SYNTAX) from problem
    except (RecursionError, ValueError) as problem:  # nested without end; a number of thousands of figures
        flaw = Flaw.TOO_DEEP if isinstance(problem, RecursionError) else Flaw.NUMBER
        raise FileRefused(name=name, line=1, column=1, flaw=flaw) from problem
    read: dict[str, Any] = _plain(told, name, 0)
    check_signs(read, name=name)
    return read


def read_toml_marked(content: bytes | str, *, name: str) -> Marked:
    """Return the same, with the line of every table and key that stands at the beginning of a line.

    Raises:
        FileRefused: with the line and the column.

    """
    told = read_toml(content, name=name)
    return Marked(told=told, lines=_lines(decoded(content, name=name)))


def _lines(text: str) -> dict[tuple[str | int, ...], int]:
    """Find the lines again: the standard reader forgets them, and a file of strangers is short."""
    lines: dict[tuple[str | int, ...], int] = {(): 1}
    table: tuple[str | int, ...] = ()
    many: Counter[str] = Counter()
    for number, line in enumerate(text.split("\n"), start=1):
        if several := _SEVERAL.match(line):
            table = (several[1], many[several[1]])
            many[several[1]] += 1
            lines.setdefault((several[1],), number)
            lines[table] = number
        elif one := _TABLE.match(line):
            table = tuple(one[1].split("."))
            lines[table] = number
        elif key := _KEY.match(line):
            lines.setdefault((*table, key[1]), number)
    return lines


def _plain(told: object, name: str, depth: int) -> Any:
    if depth > DEEPEST:
        raise FileRefused(name=name, line=1, column=1, flaw=Flaw.TOO_DEEP)
    match told:
        case dict():
            return {key: _plain(value, name, depth + 1) for key, value in told.items()}
        case list():
            return [_plain(value, name, depth + 1) for value in told]
        case datetime() | date() | time():
            return told.isoformat()
        case bool() | str():
            return told
        case int() if abs(told) <= GREATEST:
            return told
        case _:
            raise FileRefused(name=name, line=1, column=1, flaw=Flaw.NUMBER, what=str(told)[:40])
