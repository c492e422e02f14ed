"""A table of a pack while it is being read: each key is taken once, with its type, and none may be left over."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import TypeVar

from xiangyue.errors import Refusal
from xiangyue.rules.pack_refused import PackProblem, PackRefused

T = TypeVar("T")
Word = TypeVar("Word", bound=str)


class Table:
    """One table, with the file and the rule it stands in for refusals."""

    def __init__(self, told: object, *, file: str, rule: str = "", where: str = "") -> None:
        self.file = file
        self.rule = rule
        if not isinstance(told, Mapping):
            raise self.refused(PackProblem.BAD_VALUE, where)
        self._left = dict(told)

    def refused(self, problem: PackProblem, detail: str = "") -> PackRefused:
        """Return the refusal, naming file and rule."""
        return PackRefused(file=self.file, rule=self.rule, problem=problem, detail=detail)

    def take(self, key: str, kind: type[T]) -> T:
        """Return the value of a key that must be there."""
        if key not in self._left:
            raise self.refused(PackProblem.MISSING_KEY, key)
        told = self._left.pop(key)
        wrong = isinstance(told, bool) and kind is not bool
        if wrong or not isinstance(told, kind) or isinstance(told, datetime):
            raise self.refused(PackProblem.BAD_VALUE, key)
        return told

    def may(self, key: str, kind: type[T], otherwise: T) -> T:
        """Return the value of a key that may be there."""
        return self.take(key, kind) if key in self._left else otherwise

    def day_or_none(self, key: str) -> date | None:
        """Return a day, or None if the key is not there."""
        return self.take(key, date) if key in self._left else None

    def days(self, key: str) -> int | None:
        """Return a number of days or times, at least one, or None if the key is not there."""
        if key not in self._left:
            return None
        days = self.take(key, int)
        if days < 1:
            raise self.refused(PackProblem.BAD_VALUE, key)
        return days

    def word(self, key: str, kind: Callable[[str], Word]) -> Word:
        """Return a word of the domain."""
        return self._word(self.take(key, str), kind)

    def words(self, key: str, kind: Callable[[str], Word]) -> tuple[Word, ...]:
        """Return a list of words of the domain; empty if the key is not there."""
        return tuple(self._word(told, kind) for told in self.may(key, list, []))

    def _word(self, told: object, kind: Callable[[str], Word]) -> Word:
        try:
            return kind(told if isinstance(told, str) else "")
        except (ValueError, Refusal):
            raise self.refused(PackProblem.UNKNOWN_WORD, str(told)) from None

    def fraction(self, key: str) -> Fraction:
        """Return an exact fraction written 2/3, above nought and not above one."""
        told = re.fullmatch(r"([0-9]{1,6})/([1-9][0-9]{0,5})", self.take(key, str))
        if told is None:
            raise self.refused(PackProblem.BAD_VALUE, key)
        fraction = Fraction(int(told[1]), int(told[2]))
        if not 0 < fraction <= 1:
            raise self.refused(PackProblem.SHARE, told[0])
        return fraction

    def has(self, key: str) -> bool:
        """Whether the key is there and not taken yet."""
        return key in self._left

    def tables(self, key: str) -> list[object]:
        """Return a list of tables; empty if the key is not there."""
        return list(self.may(key, list, []))

    def done(self) -> None:
        """Refuse keys nobody knows."""
        if self._left:
            raise self.refused(PackProblem.UNKNOWN_KEY, "、".join(sorted(self._left)))
