"""会 and 推选户: the councils a village has, and which households a representative speaks for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from xiangyue.model.people import Household


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """会: one of the village's own councils; which there are, no law says."""

    id: str  # ceremony; its body is council:ceremony
    name: str  # 红白理事会
    since: date | None = None
    basis: str = ""  # 依据


@dataclass(frozen=True, slots=True, kw_only=True)
class Representation:
    """推选户: whom a representative of the villagers represents, from a day on: households, or groups as they are then."""

    person: str
    households: tuple[str, ...] = ()  # ids
    groups: tuple[int, ...] = ()
    since: date
    basis: str = ""

    def among(self, households: Iterable[Household]) -> tuple[Household, ...]:
        """Return those of the households that are meant."""
        listed = set(self.households)
        return tuple(one for one in households if one.id in listed or one.group in self.groups)


def represented_by(
    representations: Iterable[Representation], households: Iterable[Household]
) -> Mapping[str, tuple[str, ...]]:
    """Return by household who represents it: nobody, one, or (by mistake) several."""
    there = tuple(households)
    found: dict[str, tuple[str, ...]] = {one.id: () for one in there}
    for representation in representations:
        for one in representation.among(there):
            found[one.id] += (representation.person,)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilsNamed:
    """本村的会: which councils the village has; it stands in the place of what was said before."""

    act: ClassVar[str] = "councils.named"
    councils: tuple[Council, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RepresentationsSaid:
    """代表谁: whom representatives represent; of each it stands in the place of what was said before."""

    act: ClassVar[str] = "representations.said"
    representations: tuple[Representation, ...]
