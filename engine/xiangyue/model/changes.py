"""变动: what becomes of people and households, each with its day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PersonChangeKind(StrEnum):
    """去世 迁出 迁入 外出 返回 分户 换户主 入党 转正. To come of age needs no entry."""

    DIED = "died"
    LEFT = "left"
    ARRIVED = "arrived"
    AWAY = "away"  # works or lives elsewhere, and stays a villager
    BACK = "back"
    SPLIT = "split"  # goes into another household
    HEAD = "head"  # becomes its household's head
    JOINED_PARTY = "joined_party"  # as a probationary member
    FULL_MEMBER = "full_member"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChange:
    """One change of one person. Its day is the first on which things are otherwise, as with `Tenure.until`."""

    person: str
    kind: PersonChangeKind
    on: date
    household: str | None = None  # of ARRIVED and SPLIT: the new one; of HEAD: whose head


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonChangeSeen:
    """A change as the register has it, with the entry it stands in and the one that took it back."""

    change: PersonChange
    entry: int
    basis: str
    undone_by: int | None
