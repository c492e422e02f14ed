"""Numbers of a list as people type them: 1-6 8-14, or all but a few: 除 3 8, or /3 8 with the sign of 除."""

import re
from collections.abc import Iterator

from xiangyue_cli.ask.refusals import NotARange, TypedTwice
from xiangyue_cli.ask.typed import half_width

BETWEEN = re.compile(r"\s*(?:-|~|到|至)\s*")
APART = re.compile(r"[\s,;.]+")
EVERY = {"全", "全部", "都"}
BUT = ("除", "/", "÷")


def parse_ranges(told: str, *, of: int) -> tuple[int, ...]:
    """Return the numbers, each once and in order, out of a list so long.

    Raises:
        NotARange: a part is no number of the list.
        TypedTwice: a number stands there twice.

    """
    typed = BETWEEN.sub("-", half_width(told).replace("—", "-").replace("－", "-"))
    every = range(1, of + 1)
    if typed in EVERY:
        return tuple(every)
    if typed.startswith(BUT):
        but = set(_numbers(typed[1:].removesuffix("外").removesuffix("以").removeprefix("了"), of))
        return tuple(number for number in every if number not in but)
    return tuple(sorted(_numbers(typed, of)))


def _numbers(typed: str, of: int) -> list[int]:
    found: list[int] = []
    for part in filter(None, APART.split(typed)):
        for number in _range(part, of):
            if number in found:
                raise TypedTwice(number=number)
            found.append(number)
    return found


def _range(part: str, of: int) -> Iterator[int]:
    first, dash, last = part.partition("-")
    longest = len(str(of))
    if not _figures(first, longest) or (dash and not _figures(last, longest)):
        raise NotARange(part=part, of=of)
    low, high = int(first), int(last or first)
    if not 1 <= low <= high <= of:
        raise NotARange(part=part, of=of)
    yield from range(low, high + 1)


def _figures(typed: str, longest: int) -> bool:
    return typed.isdecimal() and len(typed) <= longest
