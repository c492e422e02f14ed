"""会场: opening it, and keeping one line after the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from xiangyue.acts.case.may import check_clerk
from xiangyue.acts.case.printable import check_printable
from xiangyue.acts.case.refusals import NoMeeting
from xiangyue.acts.case.tick import fire_due
from xiangyue.acts.meeting.agenda import items_of
from xiangyue.acts.meeting.judging import judged
from xiangyue.acts.meeting.representing import check_came
from xiangyue.acts.meeting.sitting import BY_ROSTER, Sitting, called, members_of, seat_of, sheet_of, sitting_of
from xiangyue.acts.meeting.venues import check_venues
from xiangyue.acts.office import BEIJING, Office
from xiangyue.canon import plain
from xiangyue.errors import Overtaken, Refusal
from xiangyue.model import Body, By, CountedBy, Draft, Meeting, Roll, Ruling
from xiangyue.model.room import Came, Counted, Event, RoomSettings, Venue
from xiangyue.model.room_lines import LINES, AgendaItem, RoomBegun
from xiangyue.records import FactInTheFuture, Journal, Register
from xiangyue.words import say

WHOLE = "whole"
SUPERVISION = Body("supervision_committee")


class RoomNotBegun(Refusal):
    """No line has been kept of this meeting: who is entitled is not frozen yet."""

    code = "room-not-begun"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case.rpartition("-")[2])


class RoomBegunBefore(Refusal):
    """The roll is frozen: it cannot be frozen again."""

    code = "room-begun-before"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case.rpartition("-")[2])


class NobodyEntitled(Refusal):
    """The body has no members that day."""

    code = "room-nobody-entitled"

    def __init__(self, *, body: str, on: date) -> None:
        super().__init__(body=say(f"body.{body}"), on=on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """How a room is opened: who counts, by what, item by item or the whole text at once."""

    scrutineer: str
    counter: str
    counted_by: CountedBy = CountedBy.ADULTS
    by_item: bool = False
    settings: RoomSettings | None = None  # None: as the village has set them
    venues: tuple[Venue, ...] = ()  # 分会场, where there are several


def begin(office: Office, number: str, beginning: Beginning, *, by: By, now: datetime) -> Sitting:
    """Freeze who is entitled, and put the list of items on record.

    Raises:
        NoMeeting: none was called.
        RoomBegunBefore: it was begun already.
        NobodyEntitled: the body has no members that day.
        VenuesUnclear: a place, a group or a person stands with two venues, or with none.
        FactInTheFuture: the day of the meeting has not come.
        NotYours: only the clerk keeps the room.

    """
    with office.register.writing(now=now) as journal:
        check_clerk(journal, by, what="does.room", on=now.astimezone(BEIJING).date())
        fire_due(journal, office, number, now=now)
        meeting = meeting_of(journal, number)
        if meeting.called.held_at.date() > now.astimezone(BEIJING).date():
            raise FactInTheFuture(happened_at=meeting.called.held_at, now=now)
        if sitting_of(journal, meeting) is not None:
            raise RoomBegunBefore(case=number)
        begun = _begun(journal, meeting, beginning, settings=beginning.settings or office.law.room)
        at = min(now, max(meeting.called.held_at, journal.case(number).opened_at))
        journal.append(Draft(case=number, by=by, happened_at=at, did=begun), seen=journal.case(number).version)
        return _sitting(journal, number)


def keep(
    office: Office, number: str, event: Event, *, by: By, now: datetime, seen: int | None = None
) -> tuple[Sitting, tuple[Ruling, ...]]:
    """Put one line on record, with what the law says of it if it is a vote.

    Raises:
        RoomNotBegun: nobody is entitled yet.
        TooFewHere: a vote below the quorum; the items before stand.
        Overtaken: another terminal has written to the room since `seen`.
        FactInTheFuture: it has not happened yet.
        Refusal: the line cannot have been so (`model.room`).

    """
    if event.at > now:
        raise FactInTheFuture(happened_at=event.at, now=now)
    check_printable(plain(event), office.missing)
    with office.register.writing(now=now) as journal:
        check_clerk(journal, by, what="does.room", on=now.astimezone(BEIJING).date())
        version = journal.case(number).version
        if seen is not None and seen != version:  # what the line says was meant for another room
            raise Overtaken(case=number, step="")
        sitting = _sitting(journal, number)
        with _named(journal, sitting):
            if isinstance(event, Came):
                check_came(journal, sitting, event)
            room = sitting.room.after(event)
        rulings = (
            judged(office.law, sitting, room.counts[-1], text=journal.case(number).text)
            if isinstance(event, Counted)
            else ()
        )
        did = LINES[type(event)](meeting=sitting.meeting.id, line=len(room.lines), said=event)  # type: ignore[arg-type]
        journal.append(Draft(case=number, by=by, happened_at=event.at, did=did), seen=version)
        return _sitting(journal, number), rulings


def meeting_of(record: Register | Journal, number: str) -> Meeting:
    """Return the meeting of a case that was called last.

    Raises:
        NoMeeting: none was.

    """
    meetings = record.meetings(number)
    if not meetings:
        raise NoMeeting(case=number)
    return meetings[-1]


def _begun(journal: Journal, meeting: Meeting, beginning: Beginning, *, settings: RoomSettings) -> RoomBegun:
    on = meeting.called.held_at.date()
    sheet = sheet_of(journal, meeting, counted_by=beginning.counted_by)
    out = _kept_out(journal, meeting, settings, on=on)
    entitled = tuple(seat_of(line) for line in sheet if not line.gone and seat_of(line) not in out)
    if not entitled:
        raise NobodyEntitled(body=meeting.body, on=on)
    check_venues(journal, meeting, beginning.venues, groups={line.group for line in sheet})
    return RoomBegun(
        meeting=meeting.id,
        counted_by=beginning.counted_by,
        roll=_roll(journal, meeting, entitled, on=on),
        entitled=entitled,
        agenda=_agenda(journal, meeting, by_item=beginning.by_item),
        scrutineer=beginning.scrutineer,
        counter=beginning.counter,
        settings=settings,
        venues=beginning.venues,
    )


def _roll(journal: Journal, meeting: Meeting, entitled: tuple[str, ...], *, on: date) -> Roll:
    """Return who should come: of an assembly by either way of counting, of any other body its members."""
    if meeting.body not in BY_ROSTER:
        return Roll(households=(), adults=tuple(sorted(entitled)))
    return Roll(
        households=tuple(sorted(one.id for one in journal.households(on))),
        adults=tuple(sorted(one.id for one in journal.adults(on))),
    )


def _kept_out(journal: Journal, meeting: Meeting, settings: RoomSettings, *, on: date) -> frozenset[str]:
    """Return who of the members only listens (列席), by the village's settings."""
    out = set() if settings.recorder_votes else {meeting.called.recorder}
    if meeting.body.advises and not settings.supervisors_sit:
        out |= set(members_of(journal, SUPERVISION, on=on))
    return frozenset(out)


def _agenda(journal: Journal, meeting: Meeting, *, by_item: bool) -> tuple[AgendaItem, ...]:
    by_item = by_item or meeting.body.advises  # a council is asked what it thinks of each
    return items_of(journal, meeting.case) if by_item else (AgendaItem(id=WHOLE, words=say("room.whole")),)


def _sitting(journal: Journal, number: str) -> Sitting:
    sitting = sitting_of(journal, meeting_of(journal, number))
    if sitting is None:
        raise RoomNotBegun(case=number)
    return sitting


@contextmanager
def _named(journal: Journal, sitting: Sitting) -> Iterator[None]:
    """Say seats as they stand on the sheet, and items as people call them."""
    try:
        yield
    except Refusal as refusal:
        facts = refusal.facts
        seats = facts.get("seats")
        if isinstance(seats, tuple):
            facts["seats"] = tuple(called(journal, sitting, seat) for seat in seats)
        for item in ("item", "amendment"):
            if item in facts:
                facts[item] = sitting.words.get(str(facts[item]), facts[item])
        raise
