"""The people of a village, their households, and the posts they hold."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xiangyue.model.ids import Body, Role


class Sex(StrEnum):
    """As the household register has it."""

    MALE = "male"
    FEMALE = "female"


class Politics(StrEnum):
    """政治面貌."""

    PARTY = "party"
    PROBATIONARY = "probationary"
    LEAGUE = "league"
    DEMOCRATIC = "democratic"
    MASSES = "masses"


@dataclass(frozen=True, slots=True, kw_only=True)
class Village:
    """村: the organisation whose register it is."""

    name: str  # 石桥村
    code: str  # division code, 12 digits (GB/T 10114); "" while it is not known
    township: str  # 青溪镇
    groups: int
    clerk_phone: str = ""  # printed on every notice that invites opinions


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """户, by the number it has in the roster."""

    id: str  # h-0001
    group: int
    head: str  # a person's id
    number: str | None = None  # 户号, as the village's own roster has it


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """村民. Numbers of identity and telephone are sealed and do not stand here."""

    id: str  # p-0001
    name: str
    sex: Sex
    born: date
    household: str
    group: int
    party_member_since: date | None = None
    politics: Politics | None = None

    def adult(self, *, on: date) -> bool:
        """Whether the person was of age that day (18th birthday inclusive, 民法典 art 17)."""
        return (on.year - self.born.year, on.month, on.day) >= (18, self.born.month, self.born.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """任期: a dated post in a body. `until` is the first day the post is no longer held."""

    person: str
    post: str  # 村党组织书记: the words on paper
    role: Role
    body: Body | None
    since: date
    until: date | None = None
    basis: str = ""  # 依据: 2026年换届结果公告

    def held(self, *, on: date) -> bool:
        """Whether the post was held that day."""
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Official:
    """Somebody of the township who acts: not a villager, and in no roster."""

    id: str  # o-zhouming
    name: str
    role: Role
    office: str  # 青溪镇司法所
