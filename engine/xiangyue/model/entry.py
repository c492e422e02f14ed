"""流水: one line of the journal."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Protocol

from xiangyue.model.evidence import By
from xiangyue.model.ruling import Ruling

FactValue = str | bool


class Event(Protocol):
    """What an act did: a frozen dataclass of `happened`, with the act's id."""

    act: ClassVar[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """环节: a human step that may be done now."""

    step: str  # assembly.sign_in: the path of call steps and the step's id
    name: str
    role: str
    form: str | None
    act: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A timer that is running, and the moment it fires."""

    timer: str  # announce.wait: the path of call steps and the event's id
    rule: str  # R-PUB-04 or P10D
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Where a case stands after a step: copied into the case's row by `apply`, never computed there."""

    state: str  # compacted, a few KB
    waiting: tuple[Waiting, ...]
    due: tuple[Due, ...]
    stage: str  # the official stage in Chinese, from the model
    ended: str | None = None  # the end event's id


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry before the register gives it its number, its second clock and its hash."""

    case: str | None  # 2026-7
    by: By
    happened_at: datetime
    did: Event
    step: str | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)  # what was typed, as the form has it
    facts: Mapping[str, FactValue] = field(default_factory=dict)  # case.<fact>, as set by this act
    rulings: tuple[Ruling, ...] = ()
    flow: Flow | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the journal as it stands."""

    number: int
    village: str  # the register's id
    case: str | None
    act: str
    by: By
    happened_at: datetime
    recorded_at: datetime
    payload: Mapping[str, Any]  # plain: did, step, answers, facts, rulings, flow
    previous: str
    hash: str
