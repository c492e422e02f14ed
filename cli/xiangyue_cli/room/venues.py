"""分会场 on the screen: who leads and counts where, and what each sheet comes to (walkthrough a9)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from xiangyue.acts.meeting.sitting import Sitting
from xiangyue.acts.meeting.venues import counted_by_group
from xiangyue.acts.meeting.ways import ways_short
from xiangyue.acts.office import Office
from xiangyue.acts.village.meant import name_of
from xiangyue.model import chinese
from xiangyue.model.room import Venue
from xiangyue.words import say
from xiangyue_cli.ask import parse_ranges
from xiangyue_cli.filling.people import ask_person, one_meant
from xiangyue_cli.keys import line, needed
from xiangyue_cli.tell import lines, rule, table

if TYPE_CHECKING:
    from xiangyue.model import Meeting, Ruling
    from xiangyue.records import Register

HEAD = "group_head"
COLUMNS = ("group", "place", "should", "came", "women")


def ask_venues(register: "Register", meeting: "Meeting", groups: Sequence[int], *, on: date) -> tuple[Venue, ...]:
    """Ask for each place of the notice whose sheets lie there, who leads and who counts; nothing where it is one.

    Raises:
        Away: whoever was asked left.

    """
    places = meeting.called.places
    if len(places) == 1:
        return ()
    lines(say("venue.silent"))
    heads = _heads(register, on)
    venues: list[Venue] = []
    for number, place in enumerate(places, start=1):
        held = (groups[number - 1],) if len(places) == len(groups) else _groups(place, most=max(groups))
        lines(say("venue.title", place=place, groups="、".join(map(chinese, held))))
        chair = _chair(register, heads.get(held[0], ""), on=on)
        venues.append(
            Venue(place=place, groups=held, chair=chair, counters=(ask_person(register, say("venue.counter"), on=on),))
        )
    return tuple(venues)


def _groups(place: str, *, most: int) -> tuple[int, ...]:
    return tuple(parse_ranges(needed(say("venue.groups", place=place)), of=most))


def _heads(register: "Register", on: date) -> Mapping[int, str]:
    """Return each group's head: he leads at home."""
    people = {one.id: one for one in register.people(on)}
    heads = [one.person for one in register.tenures(on) if one.role == HEAD and one.person in people]
    return {people[one].group: one for one in heads}


def _chair(register: "Register", usual: str, *, on: date) -> str:
    if not usual:
        return ask_person(register, say("venue.chair"), on=on)
    typed = line(say("venue.chair_usual", who=name_of(register, usual)))
    return one_meant(register, typed, on=on).id if typed else usual


def sheets(office: Office, sitting: Sitting) -> None:
    """Say what each sheet comes to, the sum, and whether it is enough by either way of counting."""
    counts = counted_by_group(office.register, sitting)
    if len(counts) > 1:
        rows = [(chinese(one.group), one.place, one.should, one.here, one.women) for one in counts]
        total = tuple(sum(getattr(one, name) for one in counts) for name in ("should", "here", "women"))
        rule()
        table(tuple(say(f"venue.column.{name}") for name in COLUMNS), [*rows, (say("venue.sum"), "", *total)])
    if short := ways_short(office.law, sitting):
        lines(say("room.short"), *(f"  {_way(one)}" for one in short))


def _way(ruling: "Ruling") -> str:
    unit = say(f"unit.{ruling.base}")
    return say("room.short.way", actual=ruling.actual, needed=ruling.needed, of=ruling.of, unit=unit)
