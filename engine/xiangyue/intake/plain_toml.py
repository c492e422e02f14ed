"""TOML from strangers: plain values, days as text; a decimal number is refused."""

import re
import tomllib
from datetime import date, datetime, time
from typing import Any

from xiangyue.intake.flaws import DEEPEST, GREATEST, FileRefused, Flaw, check_signs, decoded

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
