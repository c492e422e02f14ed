"""散会以后: the result goes on record with where the papers of the evening lie; a slip is still put right."""

from datetime import datetime
from typing import TYPE_CHECKING

from xiangyue.acts.meeting.closing import DEBATE, SIGN_IN, VOTE, settle_room, vouched
from xiangyue.acts.meeting.lapse_room import lapse_room
from xiangyue.acts.meeting.room import keep
from xiangyue.acts.meeting.sitting import Sitting
from xiangyue.acts.meeting.ways import ways_short
from xiangyue.model import BEIJING, By
from xiangyue.model.room import Closed, TakenBack
from xiangyue.words import say
from xiangyue_cli.keys import pick, text
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue_cli.session import Session

RECORD, CHANGE = 1, 2
LAPSED, WAIT, HEARD = 1, 2, 3


def close(session: "Session", office: "Office", number: str, sitting: Sitting, *, by: By, now: datetime) -> None:
    """Put the result on record, or open the room again for one line more, or leave it as it is.

    Raises:
        Away: it is left as it is.

    """
    waiting = {one.act for one in office.register.case(number).flow.waiting}
    if not waiting & {SIGN_IN, DEBATE, VOTE}:
        return
    if ways_short(office.law, sitting) and not sitting.room.counts:
        _too_few(session, office, number, sitting, by=by, now=now)
        return
    chosen = pick(say("room.closed_choices"), most=CHANGE)
    if chosen == CHANGE:
        _open_again(session, office, number, sitting, by=by, now=now)
        return
    book, sheet = text(say("room.book")), text(say("room.tally_sheet"))
    done = settle_room(office, number, vouched(sitting, by, book=_book(book), sheet=sheet), now=now)
    lines(say("room.settled", count=len(done)))
    for one in done[-1:]:
        lines(*(say("told.next", step=waits.name, role=say(f"role.{waits.role}")) for waits in one.case.flow.waiting))


def _too_few(session: "Session", office: "Office", number: str, sitting: Sitting, *, by: By, now: datetime) -> None:
    """Too few came: the meeting lapses and is called again, or waits, or only hears what people think."""
    earliest = office.law.earliest_meeting(sitting.meeting.body, notice_on=now.astimezone(BEIJING).date())
    chosen = pick(say("room.short_choices", month=earliest.month, day=earliest.day), most=HEARD)
    if chosen == WAIT:
        _open_again(session, office, number, sitting, by=by, now=now)
        return
    lapse_room(office, number, by, reason=say("room.only_heard") if chosen == HEARD else "", now=now)
    lines(say("room.lapsed"))


def _book(typed: str) -> str:
    return say("room.book_page", page=typed) if typed.isdecimal() else typed


def _open_again(session: "Session", office: "Office", number: str, sitting: Sitting, *, by: By, now: datetime) -> None:
    """The line that closed the room counts no more."""
    from xiangyue_cli.room.loop import sit  # noqa: PLC0415 - it closes by this, and goes on by that

    place = max(place for place, line in enumerate(sitting.room.lines, start=1) if isinstance(line, Closed))
    keep(office, number, TakenBack(at=sitting.room.lines[-1].at, line=place), by=by, now=now)
    office.register.close()
    sit(session, number)
