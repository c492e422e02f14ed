"""流会: a room to which too few came is settled, and the meeting is to be called again."""

from datetime import datetime

from xiangyue.acts.case.do import Done, do
from xiangyue.acts.meeting.closing import SIGN_IN, settle_room
from xiangyue.acts.office import Office
from xiangyue.model import By

LAPSE = "lapse_meeting"


def lapse_room(office: Office, number: str, by: By, *, reason: str, now: datetime) -> Done | None:
    """Put on record who came, and that the meeting is called again; what only was heard stands as the reason.

    Raises:
        RoomNotBegun, RoomStillOpen: there is nothing to settle yet.

    """
    settle_room(office, number, {SIGN_IN: by}, now=now)
    waiting = next((one for one in office.register.case(number).flow.waiting if one.act == LAPSE), None)
    if waiting is None:
        return None
    answers = {"then": "again"} | ({"reason": reason} if reason else {})
    return do(office, number, waiting.step, answers, by=by, now=now)
