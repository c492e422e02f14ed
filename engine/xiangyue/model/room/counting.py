"""票: whether a vote can have been so, and on how many it rests."""

from collections import Counter
from typing import TYPE_CHECKING

from xiangyue.model.room.events import Counted
from xiangyue.model.room.refusals import (
    AmendmentFirst,
    CountedTogether,
    CountedTwice,
    NoItem,
    TallyOfOthers,
    WhyNotTogether,
)
from xiangyue.model.room.settings import Together
from xiangyue.model.room.tallies import Count, summed

if TYPE_CHECKING:
    from xiangyue.model.room.room import Room


def count(room: "Room", event: Counted, *, line: int) -> Count:
    """Return the vote with its denominators.

    Raises:
        NoItem, CountedTwice, CountedTogether, AmendmentFirst, TallyOfOthers: it cannot have been so.

    """
    if not event.items:
        raise NoItem(item="")
    _check_together(room, event)
    for item in event.items:
        _check_turn(room, item, together=event.items)
    recused = room.recused.get(event.items[0], frozenset()) & set(room.here)
    _check_votes(room, event, recused)
    tally = summed(event)
    there = len(room.here)
    outside = (0 if room.settings.recused_in_base else len(recused)) + (
        0 if room.settings.not_cast_in_base else tally.not_cast
    )
    return Count(
        line=line,
        at=event.at,
        items=event.items,
        method=event.method,
        tally=tally,
        there=there,
        recused=len(recused),
        base=there - outside,
    )


def _check_together(room: "Room", event: Counted) -> None:
    several = len(event.items)
    if several == 1:
        return
    if room.settings.together is Together.NEVER:
        raise CountedTogether(items=several, why=WhyNotTogether.SETTING)
    if event.objected:
        raise CountedTogether(items=several, why=WhyNotTogether.OBJECTED)
    if len({room.recused.get(item, frozenset()) & set(room.here) for item in event.items}) > 1:
        raise CountedTogether(items=several, why=WhyNotTogether.RECUSED)


def _check_turn(room: "Room", item: str, *, together: tuple[str, ...]) -> None:
    """Refuse a second vote where there is none, and the main question before its amendments."""
    if not room.settings.second_vote and room.last_count(item) is not None:
        raise CountedTwice(item=item)
    for amendment, amended in room.amendments.items():
        if amended == item and room.last_count(amendment) is None:
            raise AmendmentFirst(item=item, amendment=amendment)
    if together.count(item) > 1:
        raise CountedTwice(item=item)


def _check_votes(room: "Room", event: Counted, recused: frozenset[str]) -> None:
    """Refuse votes that are not as many as those who may vote: in each venue, or in all where one number was given."""
    voting = Counter(one.venue for seat, one in room.here.items() if seat not in recused)
    out = Counter(room.here[seat].venue for seat in recused)
    if [one.venue for one in event.tallies] == [""]:
        voting, out = Counter({"": voting.total()}), Counter({"": out.total()})
    votes: Counter[str] = Counter()
    for one in event.tallies:
        votes[one.venue] += one.tally.counted
    for venue in sorted(voting.keys() | votes.keys()):
        if votes[venue] != voting[venue]:
            raise TallyOfOthers(
                counted=votes[venue],
                voting=voting[venue],
                there=voting[venue] + out[venue],
                recused=out[venue],
                venue=venue,
            )
