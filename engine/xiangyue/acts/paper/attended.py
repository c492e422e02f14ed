"""到会: who came to a meeting, late or for another, and who went, as its lines and its sign-in have it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from xiangyue.acts.meeting.sitting import BY_ROSTER, Sitting, called, sitting_of
from xiangyue.acts.paper.held import sitting_facts, turnout_of
from xiangyue.acts.paper.subject import Subject
from xiangyue.documents import Because, CameTo, Moment, Turnout
from xiangyue.documents import Sitting as SittingFacts
from xiangyue.model import BEIJING, CountedBy, Entry, Meeting
from xiangyue.model.room import Came, Excused, Recused
from xiangyue.records import Register


class Attended(TypedDict):
    """The fields of every `HeldPage` beside its heading, title and agenda."""

    sitting: SittingFacts
    turnout: Turnout
    should: int
    of_village: bool
    others: int
    venues: tuple[CameTo, ...]
    excused: tuple[Because, ...] | None
    recorded_on: date


def attended(subject: Subject, meeting: Meeting, typed: Entry) -> Attended:
    """Return who came; `typed` is the entry by which that was put on record.

    Raises:
        NoMeeting: nobody is on record as having come.

    """
    register = subject.register
    turnout, kept = turnout_of(meeting), sitting_of(register, meeting)
    by_households = turnout.counted_by is CountedBy.HOUSEHOLDS
    of_roll = turnout.households if by_households else turnout.adults
    return Attended(
        sitting=sitting_facts(register, meeting, register.meetings(meeting.case)),
        turnout=turnout,
        should=len(kept.begun.entitled) if kept else of_roll,
        of_village=meeting.body in BY_ROSTER,
        others=_others(register, meeting),
        venues=_venues(kept) if kept else (),
        excused=tuple(_excused(register, kept)) if kept else None,
        recorded_on=typed.recorded_at.astimezone(BEIJING).date(),
    )


def late_of(register: Register, kept: Sitting) -> tuple[Moment, ...]:
    """Return who came after the meeting had begun."""
    return tuple(Moment(who=called(register, kept, seat), at=kept.room.first_came[seat]) for seat in kept.room.late)


def left_of(register: Register, kept: Sitting) -> tuple[Moment, ...]:
    """Return who went before it was over, and did not come back."""
    return tuple(Moment(who=called(register, kept, seat), at=at) for seat, at in kept.room.gone.items())


def recused_of(register: Register, kept: Sitting, names: dict[str, str]) -> Iterator[Because]:
    """Yield who kept out of which item, and why."""
    for line in kept.room.standing:
        if isinstance(line, Recused):
            item = names.get(line.item, line.item)
            yield from (Because(who=called(register, kept, seat), reason=line.reason, item=item) for seat in line.seats)


def _others(register: Register, meeting: Meeting) -> int:
    heads = {one.id: one.head for one in register.every_household()}
    present = meeting.sign_in.present if meeting.sign_in else ()
    return sum(bool(one.household) and heads.get(one.household or "") != one.person for one in present)


def _excused(register: Register, kept: Sitting) -> Iterator[Because]:
    """Yield who asked to be excused and did not come after all."""
    for line in kept.room.standing:
        if isinstance(line, Excused):
            away = (seat for seat in line.seats if seat in kept.room.excused)
            yield from (Because(who=called(register, kept, seat), reason=line.reason) for seat in away)


def _venues(kept: Sitting) -> tuple[CameTo, ...]:
    """Return how many came to each venue, where there are several; whoever moved counts where he came first."""
    first: dict[str, str] = {}
    for line in kept.room.standing:
        if isinstance(line, Came):
            for one in line.seats:
                first.setdefault(one.household or one.person, line.venue)
    came = Counter(first.values())
    return tuple(CameTo(place=place, present=count) for place, count in came.items()) if len(came) > 1 else ()
