"""分会场: one meeting in several places, each with those who lead it and who count there."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from xiangyue.errors import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """One place of a meeting, and whose sheets lie there."""

    place: str  # as the notice has it
    groups: tuple[int, ...]
    chair: str  # a person's id
    counters: tuple[str, ...]


class VenuesUnclear(Refusal):
    """A place, a group or a person stands with more than one venue, or with none."""

    code = "venues-unclear"

    def __init__(self, *, what: str) -> None:
        super().__init__(what=what)


def doubled(venues: Sequence[Venue]) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Return the groups that have two venues, and the people who would sit in two at once."""
    groups = Counter(group for one in venues for group in one.groups)
    people = Counter(who for one in venues for who in dict.fromkeys((one.chair, *one.counters)))
    return (
        tuple(group for group, often in groups.items() if often > 1),
        tuple(who for who, often in people.items() if often > 1),
    )


def by_group(venues: Sequence[Venue]) -> tuple[str, ...]:
    """Return the place of each group in turn, from the first; "" where a group has none."""
    places = {group: one.place for one in venues for group in one.groups}
    return tuple(places.get(group, "") for group in range(1, max(places, default=0) + 1))
