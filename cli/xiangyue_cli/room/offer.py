"""签到, 讨论, 表决 on the worklist: where a meeting has a room, or is held today, its digit opens the room."""

from datetime import datetime
from typing import TYPE_CHECKING

from xiangyue.acts.case.refusals import NoMeeting
from xiangyue.acts.meeting.closing import DEBATE, SIGN_IN, VOTE
from xiangyue.acts.meeting.room import meeting_of
from xiangyue.acts.meeting.sitting import sitting_of
from xiangyue.model import BEIJING
from xiangyue.words import say
from xiangyue_cli.keys import pick
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from xiangyue.acts.office import Office

ROOM, SHEETS = 1, 2


def room_chosen(office: "Office", number: str, path: str, *, now: datetime) -> bool:
    """Say whether a step is done by the lines of a room: asked where the sheets would do as well.

    Raises:
        Away: whoever was asked left.

    """
    act = next((one.act for one in office.register.case(number).flow.waiting if one.step == path), None)
    if act not in {SIGN_IN, DEBATE, VOTE}:
        return False
    try:
        meeting = meeting_of(office.register, number)
    except NoMeeting:
        return False
    if sitting_of(office.register, meeting) is not None:
        return True
    today, held_on = now.astimezone(BEIJING).date(), meeting.called.held_at.astimezone(BEIJING).date()
    if held_on > today:
        return False
    if meeting.body.advises:  # item by item: no form asks for that
        return True
    if act != SIGN_IN or held_on < today:
        return False
    lines(say("room.offer"))
    return pick(say("screen.choose"), most=SHEETS) == ROOM
