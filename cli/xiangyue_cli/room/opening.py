"""Opening the room: by what is counted, item by item or at once, and who counts."""

from datetime import datetime
from typing import TYPE_CHECKING

from xiangyue.acts.meeting.room import Beginning, begin, meeting_of
from xiangyue.acts.meeting.sitting import BY_ROSTER, Sitting
from xiangyue.model import By, CountedBy
from xiangyue.words import say
from xiangyue_cli.filling.people import ask_person
from xiangyue_cli.keys import pick
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue_cli.session import Session

HOUSEHOLDS = 1
BY_ITEM = 1


def open_room(session: "Session", office: "Office", number: str, *, by: By, now: datetime) -> Sitting:  # noqa: ARG001
    """Ask what the room needs, and freeze who is entitled.

    Raises:
        Away: whoever was asked left; nothing is frozen.

    """
    register = office.register
    meeting = meeting_of(register, number)
    lines(
        say("room.opening", case=number.rpartition("-")[2], body=say(f"body.{meeting.body}"), at=meeting.called.held_at)
    )
    counted_by = CountedBy.ADULTS
    if meeting.body in BY_ROSTER:
        chosen = pick(say("room.by_what"), most=2)
        counted_by = CountedBy.HOUSEHOLDS if chosen == HOUSEHOLDS else CountedBy.ADULTS
    by_item = register.revision(number) is not None and pick(say("room.item_by_item"), most=2) == BY_ITEM
    on = meeting.called.held_at.date()
    beginning = Beginning(
        scrutineer=ask_person(register, say("room.who_scrutinises"), on=on),
        counter=ask_person(register, say("room.who_counts"), on=on),
        counted_by=counted_by,
        by_item=by_item,
    )
    return begin(office, number, beginning, by=by, now=now)
