"""What each line changes in the room."""

from collections.abc import Iterable
from dataclasses import replace
from functools import singledispatch
from typing import TYPE_CHECKING

from xiangyue.model.room.counting import count
from xiangyue.model.room.events import (
    Came,
    Closed,
    Counted,
    Divided,
    Event,
    Excused,
    ItemTaken,
    Left,
    Moved,
    Opened,
    Recused,
)
from xiangyue.model.room.refusals import AlreadyHere, ItemTwice, NoItem, NotHere, NotOnTheRoll, OtherVenue
from xiangyue.model.room.seated import Seated

if TYPE_CHECKING:
    from xiangyue.model.room.room import Room


@singledispatch
def happened(event: Event, room: "Room") -> "Room":  # noqa: ARG001
    """Return the room after a line; 记 and 暂停 change nothing but the list of lines."""
    return room


@happened.register(Came)
def _came(event: Came, room: "Room") -> "Room":
    seats = {one.household or one.person: one for one in event.seats}
    _check_entitled(room, seats)
    twice = tuple(seat for seat in seats if seat in room.here)
    elsewhere = tuple(seat for seat in twice if room.here[seat].venue != event.venue)
    if elsewhere:
        raise OtherVenue(seats=elsewhere, venue=room.here[elsewhere[0]].venue)
    if twice or len(seats) < len(event.seats):
        raise AlreadyHere(seats=twice or tuple(seats))
    came = {seat: Seated(present=one, venue=event.venue, since=event.at) for seat, one in seats.items()}
    return replace(
        room,
        here={**room.here, **came},
        first_came={**room.first_came, **{seat: event.at for seat in seats if seat not in room.first_came}},
        gone={seat: at for seat, at in room.gone.items() if seat not in seats},
        excused={seat: why for seat, why in room.excused.items() if seat not in seats},
    )


@happened.register(Left)
def _left(event: Left, room: "Room") -> "Room":
    _check_here(room, event.seats)
    here = {seat: one for seat, one in room.here.items() if seat not in event.seats}
    return replace(room, here=here, gone={**room.gone, **dict.fromkeys(event.seats, event.at)})


@happened.register(Excused)
def _excused(event: Excused, room: "Room") -> "Room":
    _check_entitled(room, event.seats)
    came = tuple(seat for seat in event.seats if seat in room.here)
    if came:
        raise AlreadyHere(seats=came)
    return replace(room, excused={**room.excused, **dict.fromkeys(event.seats, event.reason)})


@happened.register(Opened)
def _opened(event: Opened, room: "Room") -> "Room":
    return replace(room, opened_at=room.opened_at or event.at)


@happened.register(ItemTaken)
def _taken(event: ItemTaken, room: "Room") -> "Room":
    _check_item(room, event.item)
    return replace(room, item=event.item)


@happened.register(Moved)
def _moved(event: Moved, room: "Room") -> "Room":
    if event.item in room.agenda:
        raise ItemTwice(item=event.item)
    if not event.amends:
        return replace(room, agenda=(*room.agenda, event.item), item=event.item)
    _check_item(room, event.amends)
    place = room.agenda.index(event.amends)
    agenda = (*room.agenda[:place], event.item, *room.agenda[place:])
    amendments = {**room.amendments, event.item: event.amends}
    return replace(room, agenda=agenda, item=event.item, amendments=amendments)


@happened.register(Recused)
def _recused(event: Recused, room: "Room") -> "Room":
    _check_item(room, event.item)
    _check_here(room, event.seats)
    out = room.recused.get(event.item, frozenset()) | set(event.seats)
    return replace(room, recused={**room.recused, event.item: out})


@happened.register(Counted)
def _counted(event: Counted, room: "Room") -> "Room":
    for item in event.items:
        _check_item(room, item)
    after = replace(room, counts=(*room.counts, count(room, event, line=len(room.lines) + 1)))
    return replace(after, item=next((one for one in room.agenda if after.last_count(one) is None), None))


@happened.register(Divided)
def _divided(event: Divided, room: "Room") -> "Room":
    _check_item(room, event.item)
    return replace(room, divided={**room.divided, event.item: event})


@happened.register(Closed)
def _closed(event: Closed, room: "Room") -> "Room":
    return replace(room, closed_at=event.at, item=None)


def _check_entitled(room: "Room", seats: Iterable[str]) -> None:
    strangers = tuple(seat for seat in seats if seat not in room.entitled)
    if strangers:
        raise NotOnTheRoll(seats=strangers)


def _check_here(room: "Room", seats: Iterable[str]) -> None:
    away = tuple(seat for seat in seats if seat not in room.here)
    if away:
        raise NotHere(seats=away)


def _check_item(room: "Room", item: str) -> None:
    if item not in room.agenda:
        raise NoItem(item=item)
