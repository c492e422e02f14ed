"""The stream: a line, what is said of it, the next line; each is kept before the next is asked."""

from dataclasses import dataclass
from datetime import datetime

from xiangyue.acts.meeting.hall import hall_of
from xiangyue.acts.meeting.room import keep, meeting_of
from xiangyue.acts.meeting.sitting import Sitting, sitting_of
from xiangyue.acts.office import Office
from xiangyue.errors import Overtaken, Refusal
from xiangyue.intake import read_line
from xiangyue.model import By, Subject
from xiangyue.model.room import Closed, Counted, Divided, Event, Opened, TallyOfOthers
from xiangyue.words import say
from xiangyue_cli.ask import half_width
from xiangyue_cli.keys import HELP, pick, text
from xiangyue_cli.people import Behalf, by_of
from xiangyue_cli.room import tables
from xiangyue_cli.room.answering import INDENT, after_failing, put_right, together
from xiangyue_cli.room.closing import close
from xiangyue_cli.room.opening import open_room
from xiangyue_cli.room.saying import Said, head, told_of
from xiangyue_cli.room.venues import sheets
from xiangyue_cli.session import Session, now_of, office_of
from xiangyue_cli.tell import lines, rule, tell_refusal

LIST = "8"


@dataclass(slots=True, kw_only=True)
class _Seat:
    """Whoever keeps the room: where she writes, as whom, by which clock."""

    session: Session
    office: Office
    number: str
    by: By
    seen: int = 0  # the version of the case this terminal has read

    def look(self) -> None:
        """Take in how far the case goes."""
        self.seen = self.office.register.case(self.number).version

    @property
    def now(self) -> datetime:
        return now_of(self.session, self.office)

    def moment(self, sitting: Sitting) -> datetime:
        """Return the moment of a line that names none: now, or after the day of the meeting that of the last line."""
        held, standing = sitting.meeting.called.held_at, sitting.room.standing
        if self.now.date() != held.date():
            return standing[-1].at if standing else held
        return self.by_clock(standing[-1].at if standing else self.now)

    def by_clock(self, at: datetime) -> datetime:
        """Return now; a rehearsal's own clock goes on with the lines of its evening."""
        return self.now if self.session.moment is None else max(self.now, at)


def sit(session: Session, number: str) -> None:
    """Keep the room until it is closed, or somebody leaves it; it goes on where it was left."""
    office = office_of(session, writing=True)
    with office.register:
        now = now_of(session, office)
        by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
        seat = _Seat(session=session, office=office, number=number, by=by)
        sitting = sitting_of(office.register, meeting_of(office.register, number))
        if sitting is None:
            sitting = open_room(session, office, number, by=by, now=now)
        elif sitting.room.closed_at is None:
            _say_where(seat, sitting)
        seat.look()
        _show_head(seat, sitting)
        while sitting.room.closed_at is None:
            sitting = _line(seat, sitting)
        if sitting.room.counts:
            tables.result(office, sitting)
        else:
            sheets(office, sitting)
        close(session, office, number, sitting, by=by, now=seat.by_clock(sitting.room.lines[-1].at))


def _show_head(seat: _Seat, sitting: Sitting) -> None:
    case = seat.office.register.case(seat.number)
    lines(*head(seat.office, sitting, title=case.title, number=seat.number.rpartition("-")[2]))
    rule()
    lines(say("room.keys"), say("room.how"))
    if seat.now.date() != sitting.meeting.called.held_at.date():
        lines(say("room.afterwards"))
    rule()


def _say_where(seat: _Seat, sitting: Sitting) -> None:
    """After a power cut: how far it goes."""
    room = sitting.room
    if not room.lines:
        return
    last = room.lines[-1]
    item = (
        say("room.goes_on_item", number=room.agenda.index(room.item) + 1) if room.item else say("room.goes_on_before")
    )
    what = told_of(seat.office, sitting, last)
    lines(say("room.goes_on", line=len(room.lines), item=item, at=f"{last.at:%H:%M}", last=what))


def _line(seat: _Seat, sitting: Sitting) -> Sitting:
    """Ask one line, keep it, say what came of it; what cannot be kept is said, and asked again."""
    typed = text(say("room.prompt", at=f"{seat.moment(sitting):%H:%M}"))
    while typed:
        sitting, typed = _taken(seat, sitting, typed)
    return sitting


def _taken(seat: _Seat, sitting: Sitting, typed: str) -> tuple[Sitting, str]:
    """Return the room after what was typed, and what was typed instead of an answer to it, if anything was."""
    told = half_width(typed).strip()
    if told in HELP:
        lines(*say("room.help").split("\n"))
    elif told.split(" ")[0] in {LIST, say("room.word.list")}:
        _list(seat, sitting, told)
    else:
        return _read(seat, sitting, typed)
    return sitting, ""


def _read(seat: _Seat, sitting: Sitting, typed: str) -> tuple[Sitting, str]:
    try:
        event = read_line(typed, hall_of(seat.office.register, sitting), now=seat.moment(sitting))
        if isinstance(event, Closed) and not _sure(sitting):
            return sitting, ""
        return _kept(seat, sitting, together(event) if isinstance(event, Counted) else event)
    except Refusal as refusal:
        tell_refusal(refusal, as_json=False)
        return sitting, ""


def _kept(seat: _Seat, sitting: Sitting, event: Event) -> tuple[Sitting, str]:
    """Keep a line; where somebody else has written meanwhile, or the votes do not match, that is said first."""
    try:
        return _keep(seat, event)
    except Overtaken:
        return _look_again(seat, sitting), ""
    except TallyOfOthers as others:
        if not isinstance(event, Counted):
            raise
        mended, typed = put_right(event, others)
        return _keep(seat, mended) if mended is not None else (sitting, typed)


def _sure(sitting: Sitting) -> bool:
    """Whether the meeting is over indeed, where an item is left."""
    left = [item for item in sitting.room.agenda if sitting.room.last_count(item) is None]
    if not left or not sitting.room.counts:
        return True
    lines(say("room.left_over", count=len(left)))
    return pick(say("screen.choose"), most=2) == 1


def _list(seat: _Seat, sitting: Sitting, told: str) -> None:
    groups = sorted({line.group for line in sitting.sheet})
    group = None
    if len(groups) > 1:
        rest = told.partition(" ")[2].removesuffix("组")
        group = int(rest) if rest.isdecimal() else pick(say("room.which_group"), most=max(groups))
    tables.roll(seat.office, sitting, group=group)


def _keep(seat: _Seat, event: Event) -> tuple[Sitting, str]:
    after, rulings = keep(seat.office, seat.number, event, by=seat.by, now=seat.by_clock(event.at), seen=seat.seen)
    seat.look()
    said = Said(office=seat.office, sitting=after, rulings=rulings)
    for words in said.lines(event):
        lines(INDENT + words)
    if isinstance(event, Opened):
        sheets(seat.office, after)
    typed = ""
    if isinstance(event, Counted) and any(one.subject is Subject.MAJORITY and not one.met for one in rulings):
        divided, typed = after_failing(event)
        if divided is not None:
            return _keep(seat, divided)
    if isinstance(event, Counted | Divided) and after.room.item is not None and not typed:
        lines(INDENT + say("room.said.next", item=said.item(after.room.item)))
    return after, typed


def _look_again(seat: _Seat, before: Sitting) -> Sitting:
    """Two terminals in one room: say what the other has kept; what was typed here is typed again."""
    seat.look()
    after = sitting_of(seat.office.register, meeting_of(seat.office.register, seat.number))
    if after is None:  # pragma: no cover - a room that was begun stays
        return before
    fresh = after.room.lines[len(before.room.lines) :]
    lines(say("room.overtaken", count=len(fresh)))
    for event in fresh:
        what = told_of(seat.office, after, event)
        lines(INDENT + say("room.overtaken_line", at=f"{event.at:%H:%M}", what=what))
    lines(say("room.overtaken_again"))
    return after
