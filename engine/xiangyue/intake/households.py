"""代表哪些户: the households a representative speaks for, as a village writes them: 1-15、20号, 三组, 全组."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from xiangyue.intake.roster_words import group_of

_APART = re.compile(r"[、,，;；。\s和及]+")
_BETWEEN = re.compile(r"(?<=[\d户号])\s*(?:--+|[-—–~～－]+|至|到)\s*(?=[\d第])")
_NUMBER = re.compile(r"第?(\d{1,9})[号户]*")
_GROUP = re.compile(r"(?:第?.{1,3}(?:村民小)?组|.{1,3}社)")
_OWN = {"本组", "全组", "全社", "本社"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """Whom a cell means; `unknown` are numbers no household of the roster has."""

    households: tuple[str, ...] = ()
    groups: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()


def households_meant(told: str, numbers: Mapping[str, str], *, own: int, groups: int) -> Meant | None:
    """Return the households by the numbers of the roster, and groups as wholes; None where it cannot be read.

    Beside a group a bare number may be a household or another group (1、2组): that cannot be read.
    """
    typed = _BETWEEN.sub("-", unicodedata.normalize("NFKC", told).strip())
    households: list[str] = []
    whole: list[int] = []
    unknown: list[str] = []
    parts = [part for part in _APART.split(typed) if part]
    bare = any(part.isdecimal() for part in parts)
    for part in parts:
        group = own if part in _OWN else group_of(part, groups) if _GROUP.fullmatch(part) else None
        if group and bare:
            return None
        if group:
            whole.append(group)
            continue
        found = _range(part, numbers)
        if found is None:
            return None
        households += found
        unknown += [] if found else [part]
    return Meant(
        households=tuple(dict.fromkeys(households)), groups=tuple(dict.fromkeys(whole)), unknown=tuple(unknown)
    )


def _range(part: str, numbers: Mapping[str, str]) -> list[str] | None:
    """Return the households from one number to another: those there are, as numbers have gaps."""
    if part in numbers:
        return [numbers[part]]
    first, dash, last = part.partition("-")
    low, high = _NUMBER.fullmatch(first), _NUMBER.fullmatch(last if dash else first)
    if low is None or high is None or int(low[1]) > int(high[1]):
        return None
    span = range(int(low[1]), int(high[1]) + 1)
    return [id for number, id in numbers.items() if number.isdecimal() and int(number) in span]
