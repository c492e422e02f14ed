"""答应的事: what was promised at a meeting and is still to be done."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """答应过的: somebody is to do something, by a day if one was named."""

    act: ClassVar[str] = "promise.made"
    number: int  # as people call it: the third promise of the village
    what: str  # 堰塘清淤
    who: str  # "": nobody named; as it was said: 陈国富, 二组, 镇水利站
    until: date | None = None
    about: str | None = None  # the case in whose meeting it was promised: 2026-7


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseKept:
    """办了, or not to be done after all: how says which."""

    act: ClassVar[str] = "promise.kept"
    number: int
    on: date
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverCountersigned:
    """补签: who was not there when the list was made has signed it later."""

    act: ClassVar[str] = "handover.countersigned"
    entry: int  # of the handover
    person: str
    signed_on: date
    where: str  # where the signed list lies
