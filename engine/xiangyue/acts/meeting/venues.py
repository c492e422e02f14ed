"""分会场: who leads and counts where, and what came together in each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from xiangyue.acts.meeting.sitting import Sitting, seat_of
from xiangyue.acts.village.meant import name_of
from xiangyue.model import Meeting, Sex, Tally, chinese
from xiangyue.model.room import Counted, Venue, VenuesUnclear
from xiangyue.model.room.venues import by_group, doubled
from xiangyue.records import Journal, Register
from xiangyue.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCount:
    """A group's sheet: how many of it should come, how many are there, and how many of those are women."""

    group: int
    place: str
    should: int
    here: int
    women: int


def check_venues(record: Register | Journal, meeting: Meeting, venues: Sequence[Venue], *, groups: set[int]) -> None:
    """Refuse venues that do not hold every group once, or one person in two of them.

    Raises:
        VenuesUnclear: naming the place, the group or the person.

    """
    if not venues:
        return
    twice, people = doubled(venues)
    held = {group for one in venues for group in one.groups}
    told = [one.place for one in venues if one.place not in meeting.called.places]
    told += [say("venue.group", group=chinese(group)) for group in (*twice, *sorted(held ^ groups))]
    told += [name_of(record, who) for who in people]
    if told:
        raise VenuesUnclear(what="、".join(dict.fromkeys(told)))


def places_of(sitting: Sitting) -> tuple[str, ...]:
    """Return the venue of each group in turn; nothing where all sit together."""
    if sitting.begun.venues:
        return by_group(sitting.begun.venues)
    places, groups = sitting.meeting.called.places, {line.group for line in sitting.sheet}
    return places if len(places) == len(groups) and len(places) > 1 else ()


def counted_by_group(record: Register | Journal, sitting: Sitting) -> tuple[SheetCount, ...]:
    """Return how many of each sheet are there, women counted from the roster."""
    on = sitting.meeting.called.held_at.date()
    women = {one.id for one in record.people(on) if one.sex is Sex.FEMALE}
    places = places_of(sitting)
    return tuple(
        _sheet(sitting, group, women, place=places[group - 1] if 0 < group <= len(places) else "")
        for group in sorted({line.group for line in sitting.sheet})
    )


def _sheet(sitting: Sitting, group: int, women: Collection[str], *, place: str) -> SheetCount:
    seats = [seat_of(line) for line in sitting.sheet if line.group == group]
    here = [sitting.room.here[seat] for seat in seats if seat in sitting.room.here]
    return SheetCount(
        group=group,
        place=place,
        should=sum(seat in sitting.room.entitled for seat in seats),
        here=len(here),
        women=sum(one.present.person in women for one in here),
    )


def votes_by_venue(sitting: Sitting, item: str) -> tuple[tuple[str, Tally], ...]:
    """Return what was counted in each venue in the vote on an item that holds; nothing where one number was given."""
    votes = (line for line in reversed(sitting.room.standing) if isinstance(line, Counted) and item in line.items)
    line = next(votes, None)
    if line is None or [one.venue for one in line.tallies] == [""]:
        return ()
    return tuple((one.venue, one.tally) for one in line.tallies)
