"""--events FILE: the lines of a meeting from a file; what is kept already is not kept twice."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xiangyue.acts.meeting.hall import hall_of
from xiangyue.acts.meeting.room import keep
from xiangyue.acts.meeting.sitting import Sitting
from xiangyue.errors import Refusal
from xiangyue.intake import content_of, read_line
from xiangyue.model import By
from xiangyue.model.room import Room
from xiangyue.words import refused

if TYPE_CHECKING:
    from xiangyue.acts.office import Office

COMMENT = "#"
MOST_LINES = 2000


class LineOfFile(Refusal):
    """A line of the file cannot be kept; those before it are."""

    code = "room-line-of-file"

    def __init__(self, *, number: int, told: str, why: str, kept: int) -> None:
        super().__init__(number=number, told=told, why=why, kept=kept)


class OtherLines(Refusal):
    """The room holds other lines than the file begins with."""

    code = "room-other-lines"

    def __init__(self, *, number: int, told: str) -> None:
        super().__init__(number=number, told=told)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    number: int  # of the file
    words: str


def play_lines(office: "Office", number: str, sitting: Sitting, path: Path, *, by: By, now: datetime) -> Sitting:
    """Keep the lines of a file behind those it was kept from before.

    Raises:
        LineOfFile: one cannot be kept; those before it are.
        OtherLines: the room was kept from something else.

    """
    told = _lines(path)
    before = sitting.room.lines
    replayed = Room(
        entitled=sitting.room.entitled,
        agenda=tuple(item.id for item in sitting.begun.agenda),
        settings=sitting.begun.settings,
    )
    for place, line in enumerate(told):
        hall = hall_of(office.register, replace(sitting, room=replayed if place < len(before) else sitting.room))
        try:
            event = read_line(line.words, hall, now=sitting.meeting.called.held_at)
            if place >= len(before):
                sitting, _ = keep(office, number, event, by=by, now=now)
        except Refusal as refusal:
            why = refused(refusal)[0].split("\n")[-1]
            raise LineOfFile(number=line.number, told=line.words, why=why, kept=place) from refusal
        if place < len(before):
            if event != before[place]:
                raise OtherLines(number=line.number, told=line.words)
            replayed = replayed.after(event)
    return sitting


def _lines(path: Path) -> list[_Told]:
    text = content_of(path).decode("utf-8-sig", "replace")
    stripped = [(number, one.strip()) for number, one in enumerate(text.splitlines()[:MOST_LINES], start=1)]
    return [_Told(number=number, words=one) for number, one in stripped if one and not one.startswith(COMMENT)]
