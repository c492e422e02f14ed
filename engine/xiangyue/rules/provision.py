"""A rule, and what it says from one day to another: shares, days, bodies, and where that is written."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from xiangyue.model import Base, Body, Matter, Subject


class Cycle(StrEnum):
    """每年, 每季: how often something has to be done."""

    YEAR = "year"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A part of a base: 三分之二以上 counts the number itself, 过半数 and 超过 do not (民法典 art 1259)."""

    base: Base
    fraction: Fraction
    strict: bool

    def least(self, whole: int) -> int:
        """Return the least whole number that satisfies, without ever leaving whole numbers."""
        parts = self.fraction.numerator * whole
        return parts // self.fraction.denominator + 1 if self.strict else -(-parts // self.fraction.denominator)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A law in one of its texts."""

    id: str  # VCOL-2025
    name: str  # 村民委员会组织法
    edition: str  # 2025年修正; "" where only one text is known here
    in_force_from: date
    in_force_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """What a rule says in one text of its law."""

    source: Source
    article: str  # 26, or 28-3 for a paragraph; "" only while unverified
    wording: str  # the deciding clause
    verbatim: bool  # whether the wording is the law's own, to the letter
    in_force_from: date
    in_force_to: date | None
    verified: bool
    checked_on: date  # when somebody last read it at its source
    valid_until: date | None = None  # of a local document: after that day it only advises
    shares: tuple[Share, ...] = ()  # alternatives: one of them is enough
    days: int | None = None
    times: int | None = None  # so often at least
    each: Cycle | None = None  # in every one of these
    urgent: bool = False  # a shorter notice is allowed for a stated reason
    matters: tuple[Matter, ...] = ()
    bodies: tuple[Body, ...] = ()  # who may decide those matters
    remark: str = ""  # said beside every ruling on it

    def in_force(self, *, on: date) -> bool:
        """Whether this is what the rule said that day."""
        return self.in_force_from <= on and (self.in_force_to is None or on <= self.in_force_to)

    def only_advises(self, *, on: date) -> bool:
        """Whether nothing may be refused by it: unverified, or a local document past its day."""
        return not self.verified or (self.valid_until is not None and on > self.valid_until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule through time. A repealed rule gets an end; it is never deleted."""

    id: str  # R-ASM-05
    subject: Subject
    bodies: tuple[Body, ...]  # whose meetings it binds; empty where it is not about a meeting
    provisions: tuple[Provision, ...]

    def provision(self, *, on: date) -> Provision | None:
        """Return what it said that day, if it said anything."""
        return next((provision for provision in self.provisions if provision.in_force(on=on)), None)
