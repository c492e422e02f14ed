"""The stream: a line, what is said of it, the next line; each is kept before the next is asked."""

from dataclasses import dataclass, replace
from datetime import datetime

from xiangyue.acts.meeting.hall import hall_of
from xiangyue.acts.meeting.room import keep, meeting_of
from xiangyue.acts.meeting.sitting import Sitting, sitting_of
from xiangyue.acts.office import Office
from xiangyue.errors import Refusal
from xiangyue.intake import read_line
from xiangyue.model import By, Subject
from xiangyue.model.room import Closed, Counted, Divided, Event, TallyOfOthers
from xiangyue.words import say
from xiangyue_cli.ask import half_width
from xiangyue_cli.keys import BACK, HELP, phrased, pick, text
from xiangyue_cli.people import Behalf, by_of
from xiangyue_cli.room import tables
from xiangyue_cli.room.closing import close
from xiangyue_cli.room.opening import open_room
from xiangyue_cli.room.saying import Said, head
from xiangyue_cli.session import Session, now_of, office_of
from xiangyue_cli.tell import lines, rule, tell_refusal

LIST = "8"
DID_NOT_VOTE = 1
DIVIDED = 1


@dataclass(slots=True, kw_only=True)
class _Seat:
    """Whoever keeps the room: where she writes, as whom, by which clock."""

    session: Session
    office: Office
    number: str
    by: By

    @property
    def now(self) -> datetime:
        return now_of(self.session, self.office)

    def moment(self, sitting: Sitting) -> datetime:
        """Return the moment of a line that names none: now, or after the day of the meeting that of the last line."""
        held = sitting.meeting.called.held_at
        if self.now.date() == held.date():
            return self.now
        standing = sitting.room.standing
        return standing[-1].at if standing else held


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
            _say_where(sitting)
        _show_head(seat, sitting)
        while sitting.room.closed_at is None:
            sitting = _line(seat, sitting)
        tables.result(office, sitting)
        close(session, office, number, sitting, by=by, now=seat.now)


def _show_head(seat: _Seat, sitting: Sitting) -> None:
    case = seat.office.register.case(seat.number)
    lines(*head(seat.office, sitting, title=case.title, number=seat.number.rpartition("-")[2]))
    rule()
    lines(say("room.keys"), say("room.how"))
    if seat.now.date() != sitting.meeting.called.held_at.date():
        lines(say("room.afterwards"))
    rule()


def _say_where(sitting: Sitting) -> None:
    """After a power cut: how far it goes."""
    if sitting.room.lines:
        last = sitting.room.lines[-1]
        lines(say("room.goes_on", line=len(sitting.room.lines), at=f"{last.at:%H:%M}"))


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
    now = seat.moment(sitting)
    try:
        event = read_line(typed, hall_of(seat.office.register, sitting), now=now)
        if isinstance(event, Closed) and not _sure(sitting):
            return sitting, ""
        return _keep(seat, event)
    except TallyOfOthers as others:
        return _put_right(seat, sitting, typed, others, now=now)
    except Refusal as refusal:
        tell_refusal(refusal, as_json=False)
        return sitting, ""


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
    after, rulings = keep(seat.office, seat.number, event, by=seat.by, now=max(seat.now, event.at))
    said = Said(office=seat.office, sitting=after, rulings=rulings)
    for words in said.lines(event):
        lines("        " + words)
    if not isinstance(event, Counted):
        return after, ""
    typed = ""
    if any(one.subject is Subject.MAJORITY and not one.met for one in rulings):
        after, typed = _after_failing(seat, after, event)
    if after.room.item is not None and not typed:
        lines("        " + say("room.said.next", item=said.item(after.room.item)))
    return after, typed


def _after_failing(seat: _Seat, sitting: Sitting, event: Counted) -> tuple[Sitting, str]:
    """Ask what becomes of an item without a majority: both sides' reasons, or another vote, or nothing more."""
    lines("        " + say("room.failing"))
    chosen = _chosen(most=3)
    if chosen != str(DIVIDED):
        return sitting, "" if chosen in {"", "2", "3"} else chosen
    in_favour = phrased("        " + say("room.in_favour"), say("phrases.in_favour").split("\n"))
    against = phrased("        " + say("room.against"), say("phrases.against").split("\n"))
    return _keep(seat, Divided(at=event.at, item=event.items[0], in_favour=in_favour, against=against))


def _chosen(*, most: int) -> str:
    """Return what was chosen; a line of the room that was typed instead stands for itself."""
    while True:
        typed = text("      > ")
        told = half_width(typed).strip()
        if told in BACK:
            return ""
        if told.isdecimal() and 1 <= int(told) <= most:
            return told
        if " " in told:
            return typed
        lines(say("ask.not_taken", why=say("ask.not_a_choice", last=most)))


def _put_right(
    seat: _Seat, sitting: Sitting, typed: str, others: TallyOfOthers, *, now: datetime
) -> tuple[Sitting, str]:
    """Ask why the votes are not as many as the people: somebody did not vote, or went, or the count is wrong."""
    facts = others.facts
    tell_refusal(others, as_json=False)
    short = int(str(facts["voting"])) - int(str(facts["counted"]))
    event = read_line(typed, hall_of(seat.office.register, sitting), now=now)
    if short <= 0 or not isinstance(event, Counted) or len(event.tallies) > 1:
        return sitting, ""
    lines(say("room.why_fewer"))
    chosen = _chosen(most=3)
    if chosen != str(DID_NOT_VOTE):
        return sitting, "" if chosen in {"", "2", "3"} else chosen
    [venue] = event.tallies
    tally = replace(venue.tally, not_cast=venue.tally.not_cast + short)
    return _keep(seat, replace(event, tallies=(replace(venue, tally=tally),)))
