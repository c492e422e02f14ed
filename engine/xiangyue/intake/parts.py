"""A file of plain values, asked part by part for words and moments."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from xiangyue.intake.answers import is_day, is_moment
from xiangyue.intake.flaws import FileRefused, Flaw
from xiangyue.intake.plain_yaml import Marked
from xiangyue.model import BEIJING

"""A moment without a zone is the village's own."""

T = TypeVar("T", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something in the file; what is asked of it and is not there is refused with its line."""

    name: str
    marked: Marked
    path: tuple[str | int, ...]

    @property
    def told(self) -> Any:
        told = self.marked.told
        for step in self.path:
            told = told[step]
        return told

    @property
    def line(self) -> int:
        return self.marked.lines.get(self.path, 1)

    def refuse(self, flaw: Flaw, what: object = "") -> NoReturn:
        raise FileRefused(name=self.name, line=self.line, column=1, flaw=flaw, what=str(what))

    def has(self, key: str) -> bool:
        return isinstance(self.told, Mapping) and key in self.told

    def known(self, keys: frozenset[str]) -> None:
        """Refuse what is no mapping, or has other keys."""
        if not isinstance(self.told, Mapping):
            self.refuse(Flaw.NOT_A_MAPPING)
        for key in self.told:
            if key not in keys:
                self.at(key).refuse(Flaw.UNKNOWN, key)

    def at(self, key: str) -> "Part":
        if not self.has(key):
            self.refuse(Flaw.MISSING, key)
        return Part(name=self.name, marked=self.marked, path=(*self.path, key))

    def parts(self) -> Sequence["Part"]:
        if not isinstance(self.told, list):
            self.refuse(Flaw.NOT_A_LIST)
        return [Part(name=self.name, marked=self.marked, path=(*self.path, n)) for n in range(len(self.told))]

    def text(self, key: str, default: str | None = None) -> str:
        if default is not None and not self.has(key):
            return default
        told = self.at(key).told
        if not isinstance(told, str) or not told.strip():
            self.at(key).refuse(Flaw.NOT_A_TEXT, key)
        return str(told).strip()

    def word(self, key: str, shape: re.Pattern[str]) -> str:
        told = self.text(key)
        if not shape.fullmatch(told):
            self.at(key).refuse(Flaw.NOT_A_WORD, told)
        return told

    def moment(self, key: str) -> datetime:
        told = self.text(key)
        if not is_moment(told):
            self.at(key).refuse(Flaw.NOT_A_MOMENT, told)
        moment = datetime.fromisoformat(told)
        return moment if moment.tzinfo else moment.replace(tzinfo=BEIJING)

    def day(self, key: str) -> date:
        told = self.text(key)
        if not is_day(told):
            self.at(key).refuse(Flaw.NOT_A_DAY, told)
        return date.fromisoformat(told)

    def number(self, key: str, *, least: int, most: int) -> int:
        told = self.at(key).told
        if not isinstance(told, int) or isinstance(told, bool) or not least <= told <= most:
            self.at(key).refuse(Flaw.NUMBER, told)
        return told

    def one_of(self, kind: type[T], told: Any) -> T:
        try:
            return kind(told)
        except ValueError:
            self.refuse(Flaw.NOT_A_WORD, told)
