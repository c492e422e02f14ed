"""会场: a meeting as its lines have it, with the printed sheet by whose numbers people are called."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xiangyue.acts.meeting.roll import roll_lines
from xiangyue.acts.village.meant import name_of
from xiangyue.canon import read
from xiangyue.intake import RollLine
from xiangyue.model import Body, CountedBy, Meeting, Present
from xiangyue.model.room import Came, Moved, Room
from xiangyue.model.room_lines import LINES, RoomBegun, RoomLine
from xiangyue.records import Journal, Register
from xiangyue.words import say

BY_ROSTER = frozenset({Body("villagers_assembly"), Body("group_meeting")})
_KINDS: Mapping[str, type[RoomLine]] = {one.act: one for one in LINES.values()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """What is known of a meeting while it goes on."""

    meeting: Meeting
    begun: RoomBegun
    room: Room
    sheet: tuple[RollLine, ...]

    @property
    def words(self) -> Mapping[str, str]:
        """Return what people call each item, those moved in the meeting too."""
        moved = {line.item: line.words for line in self.room.standing if isinstance(line, Moved)}
        return {item.id: item.words for item in self.begun.agenda} | moved


def sitting_of(record: Register | Journal, meeting: Meeting) -> Sitting | None:
    """Return the meeting as its lines have it; None where none was kept."""
    begun: RoomBegun | None = None
    lines: list[RoomLine] = []
    for entry in record.entries(meeting.case):
        did = entry.payload["did"]
        if entry.act == RoomBegun.act and did["meeting"] == meeting.id:
            begun = read(RoomBegun, did)
        elif entry.act in _KINDS and did["meeting"] == meeting.id:
            lines.append(read(_KINDS[entry.act], did))
    if begun is None:
        return None
    room = Room(
        entitled=frozenset(begun.entitled), agenda=tuple(item.id for item in begun.agenda), settings=begun.settings
    ).after_all(line.said for line in lines)
    return Sitting(
        meeting=meeting, begun=begun, room=room, sheet=sheet_of(record, meeting, counted_by=begun.counted_by)
    )


def sheet_of(record: Register | Journal, meeting: Meeting, *, counted_by: CountedBy) -> tuple[RollLine, ...]:
    """Return the lines of the sign-in sheet: of the roster for an assembly, of its members for any other body."""
    on = meeting.called.held_at.date()
    if meeting.body in BY_ROSTER:
        return roll_lines(record, on=on, counted_by=counted_by, printed_on=meeting.notice_on)
    members, gone = members_of(record, meeting.body, on=on), record.gone(on)
    printed = members_of(record, meeting.body, on=meeting.notice_on)  # the others keep the numbers on their paper
    return tuple(
        RollLine(group=0, line=number, household=None, person=person, gone=person not in members or person in gone)
        for number, person in enumerate(dict.fromkeys((*printed, *members)), start=1)
    )


def members_of(record: Register | Journal, body: Body, *, on: date) -> tuple[str, ...]:
    """Return who belongs to a body that day, in the order in which they were taken in."""
    return tuple(dict.fromkeys(one.person for one in record.tenures(on) if one.body == body))


def came_to(sitting: Sitting) -> tuple[Present, ...]:
    """Return who came at all, as last seated, in the order of the sheet."""
    came: dict[str, Present] = {}
    for line in sitting.room.standing:
        if isinstance(line, Came):
            came |= {one.household or one.person: one for one in line.seats}
    return tuple(came[seat] for seat in map(seat_of, sitting.sheet) if seat in came)


def seat_of(line: RollLine) -> str:
    """Return what the law counts of a line: the household, or the person."""
    return line.household or line.person


def called(record: Register | Journal, sitting: Sitting, seat: str) -> str:
    """Return a seat as people call it: 7号 刘世贵, 二组3号 罗光明户."""
    line = next((one for one in sitting.sheet if seat_of(one) == seat), None)
    if line is None:
        return seat
    number = say("room.number", group=line.group, line=line.line) if line.group else say("room.line", line=line.line)
    return f"{number} {name_of(record, line.person)}"
