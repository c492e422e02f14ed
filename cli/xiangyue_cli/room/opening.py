"""Opening the room: by what is counted, item by item or at once, and who counts."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from xiangyue.acts.meeting.room import SUPERVISION, Beginning, begin, meeting_of
from xiangyue.acts.meeting.sitting import BY_ROSTER, Sitting, members_of
from xiangyue.model import By, CountedBy
from xiangyue.model.room import Venue
from xiangyue.words import say
from xiangyue_cli.filling.people import ask_person
from xiangyue_cli.keys import pick
from xiangyue_cli.room.naming import moment
from xiangyue_cli.room.saying import officers_line
from xiangyue_cli.room.venues import ask_venues
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.model import Meeting
    from xiangyue.records import Register
    from xiangyue_cli.session import Session

HOUSEHOLDS = 1
BY_ITEM = 1
RIGHT, NOT_RIGHT = 1, 2


def open_room(session: "Session", office: "Office", number: str, *, by: By, now: datetime) -> Sitting:  # noqa: ARG001
    """Ask what the room needs, and freeze who is entitled.

    Raises:
        Away: whoever was asked left; nothing is frozen.

    """
    register = office.register
    meeting = meeting_of(register, number)
    lines(
        say(
            "room.opening",
            case=number.rpartition("-")[2],
            body=say(f"body.{meeting.body}"),
            at=moment(meeting.called.held_at),
        )
    )
    counted_by = CountedBy.ADULTS
    if meeting.body in BY_ROSTER:
        chosen = pick(say("room.by_what"), most=2)
        counted_by = CountedBy.HOUSEHOLDS if chosen == HOUSEHOLDS else CountedBy.ADULTS
    by_item = meeting.body.advises or (
        register.revision(number) is not None and pick(say("room.item_by_item"), most=2) == BY_ITEM
    )
    on = meeting.called.held_at.date()
    scrutineer, counter = _officers(register, meeting, on=on)
    beginning = Beginning(
        scrutineer=scrutineer,
        counter=counter,
        counted_by=counted_by,
        by_item=by_item,
        venues=_venues(register, meeting, on=on),
    )
    return begin(office, number, beginning, by=by, now=now)


def _venues(register: "Register", meeting: "Meeting", *, on: date) -> tuple[Venue, ...]:
    groups = sorted({one.group for one in register.households(on)})
    return ask_venues(register, meeting, groups, on=on) if meeting.body in BY_ROSTER else ()


def _officers(register: "Register", meeting: "Meeting", *, on: date) -> tuple[str, str]:
    """Return who scrutinises and who counts: two of the supervision committee, unless somebody says otherwise."""
    usual = members_of(register, SUPERVISION, on=on)
    first, second = (usual[0], usual[-1]) if len(usual) > 1 else ("", "")
    if first:
        told = officers_line(register, (meeting.called.chair, meeting.called.recorder, first, second))
        lines(told)
        if pick(say("room.officers_right"), most=NOT_RIGHT, default=RIGHT) == RIGHT:
            return first, second
    return (
        ask_person(register, say("room.who_scrutinises"), on=on),
        ask_person(register, say("room.who_counts"), on=on),
    )
