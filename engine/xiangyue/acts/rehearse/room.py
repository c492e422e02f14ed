"""会场 in a rehearsal: the lines of an evening, each kept as at a terminal, and what they come to once it is closed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from xiangyue.acts.meeting.closing import settle_room, vouched
from xiangyue.acts.meeting.hall import hall_of
from xiangyue.acts.meeting.room import Beginning, begin, keep, meeting_of
from xiangyue.acts.meeting.sitting import Sitting, sitting_of
from xiangyue.acts.office import Office
from xiangyue.acts.village.meant import person_meant
from xiangyue.intake import read_line
from xiangyue.model import By, CountedBy, Ruling


def sit(office: Office, number: str, answers: Mapping[str, Any], *, by: By, now: datetime) -> tuple[Ruling, ...]:
    """Keep the lines of a room, which is opened by the first; a closed one is put on record.

    `answers`: scrutineer, counter, counted_by, by_item, lines, book, sheet.
    """
    register = office.register
    sitting = sitting_of(register, meeting_of(register, number)) or _begun(office, number, answers, by=by, now=now)
    for told in answers.get("lines", ()):
        event = read_line(str(told), hall_of(register, sitting), now=sitting.meeting.called.held_at)
        sitting, _ = keep(office, number, event, by=by, now=now)
    if sitting.room.closed_at is None:
        return ()
    whose = vouched(sitting, by, book=str(answers.get("book", "")), sheet=str(answers.get("sheet", "")))
    return tuple(ruling for done in settle_room(office, number, whose, now=now) for ruling in done.rulings)


def _begun(office: Office, number: str, answers: Mapping[str, Any], *, by: By, now: datetime) -> Sitting:
    on = now.date()
    beginning = Beginning(
        scrutineer=person_meant(office.register, str(answers.get("scrutineer", "")), on=on),
        counter=person_meant(office.register, str(answers.get("counter", "")), on=on),
        counted_by=CountedBy(answers.get("counted_by", CountedBy.ADULTS)),
        by_item=bool(answers.get("by_item", False)),
    )
    return begin(office, number, beginning, by=by, now=now)
