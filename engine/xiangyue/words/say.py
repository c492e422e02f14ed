"""Looking a sentence up and putting the facts into it."""

import gettext
from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from functools import cache
from pathlib import Path

from xiangyue.errors import Refusal

COMPILED = Path(__file__).parent / "zh_CN" / "LC_MESSAGES" / "xiangyue.mo"


class NoSuchWordsError(LookupError):
    """A code has no sentence: a fault of the program, found by its tests."""


@cache
def _catalog() -> gettext.GNUTranslations:
    with COMPILED.open("rb") as file:
        return gettext.GNUTranslations(file)


def known(code: str) -> bool:
    """Say whether there is a sentence for the code."""
    return _catalog().gettext(code) != code


def say(code: str, /, **facts: object) -> str:
    """Return the sentence with the facts in it, in Chinese."""
    sentence = _catalog().gettext(code)
    if sentence == code:
        raise NoSuchWordsError(code)
    return sentence.format(**{name: shown(fact) for name, fact in facts.items()}) if facts else sentence


def refused(refusal: Refusal) -> tuple[str, str]:
    """Return what was not done and why, and what to do now."""
    what, why, now = say(refusal.code, **refusal.facts).split("\n", 2)
    return f"{what}\n{why}", now


def shown(fact: object) -> object:
    """Return a fact as people write it; a value of an enumeration by its own words."""
    match fact:
        case Enum():
            return say(f"{type(fact).__name__.lower()}.{fact.value}")
        case datetime():
            return f"{fact.year}年{fact.month}月{fact.day}日 {fact.hour:02}:{fact.minute:02}"
        case date():
            return f"{fact.year}年{fact.month}月{fact.day}日"
        case Fraction():
            return f"{fact.numerator}/{fact.denominator}"
        case str() | int() | None:
            if type(fact) is not str and known(word := f"{type(fact).__name__.lower()}.{fact}"):
                return say(word)  # a word of an open list, as Body
            return "" if fact is None else fact
        case Iterable():
            return "、".join(str(shown(one)) for one in fact)
        case _:
            return fact
