"""流会记录: gathering how many it would have taken, how many came, and when the next meeting is."""

from collections.abc import Iterator

from xiangyue.acts.meeting.sitting import BY_ROSTER, sitting_of
from xiangyue.acts.paper.attended import attended
from xiangyue.acts.paper.heading import heading, last_of
from xiangyue.acts.paper.held import LAPSED_AGAIN, turnout_of
from xiangyue.acts.paper.record import last_word
from xiangyue.acts.paper.subject import Subject
from xiangyue.acts.village.meant import name_of
from xiangyue.canon import read
from xiangyue.documents import LapseRecordFacts, Signer, Wanting
from xiangyue.errors import Refusal
from xiangyue.model import Base, CountedBy, Entry, Meeting, Ruling
from xiangyue.model.happened import MeetingCalled, MeetingLapsed, MeetingSignedIn
from xiangyue.records import Register
from xiangyue.rules import BaseNotGiven
from xiangyue.words import say


class NothingLapsed(Refusal):
    """No meeting of the case came to nothing for want of people."""

    code = "nothing-lapsed"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case.rpartition("-")[2])


def last_lapsed(register: Register, case: str) -> Meeting:
    """Return the last meeting of the case to which too few came.

    Raises:
        NothingLapsed: none is on record.

    """
    found = [one for one in register.meetings(case) if one.lapsed]
    if not found:
        raise NothingLapsed(case=case)
    return found[-1]


def gather_lapse(subject: Subject) -> LapseRecordFacts:
    """Return what the 流会记录 says; once the next meeting is called, its day too.

    Raises:
        NothingLapsed: no meeting lapsed.

    """
    register = subject.register
    meeting = subject.meeting or last_lapsed(register, subject.case.number)
    lapsed = last_of(subject, MeetingLapsed, meeting=meeting.id) or last_word(subject, meeting)
    typed = last_of(subject, MeetingSignedIn, meeting=meeting.id) or lapsed
    after = _called_after(subject, lapsed)
    did = read(MeetingLapsed, lapsed.payload["did"])
    called = read(MeetingCalled, after.payload["did"]).called if after else None
    rulings = tuple(_ways(subject, meeting))
    return LapseRecordFacts(
        **heading(subject, after or lapsed),
        **attended(subject, meeting, typed),
        title=say("paper.lapse-record", body=meeting.body),
        agenda=(say("paper.lapsed_agenda", case=subject.case.title),),
        wanting=tuple(_wanting(one) for one in rulings),
        citation=rulings[0].citation if rulings else "",
        again=did.then == LAPSED_AGAIN,
        reason=did.reason,
        next_at=called.held_at if called else None,
        next_places=called.places if called else (),
        signers=tuple(
            Signer(capacity=say(f"capacity.{capacity}"), name=name_of(register, person))
            for capacity, person in (("chair", meeting.called.chair), ("recorder", meeting.called.recorder))
        ),
    )


def _called_after(subject: Subject, lapsed: Entry) -> Entry | None:
    return next(
        (one for one in subject.entries if one.act == MeetingCalled.act and one.number > lapsed.number),
        None,
    )


def _ways(subject: Subject, meeting: Meeting) -> Iterator[Ruling]:
    """Yield the law's ways of being enough, one by one, with how many came."""
    turnout, kept = turnout_of(meeting), sitting_of(subject.register, meeting)
    members = len(kept.begun.entitled) if kept else 0
    sizes = {Base.ADULTS: turnout.adults}
    if meeting.body not in BY_ROSTER:
        sizes = dict.fromkeys((Base.SHOULD_ATTEND, Base.MEMBERS), members)
    elif turnout.counted_by is CountedBy.HOUSEHOLDS:
        sizes = {Base.HOUSEHOLDS: turnout.households} | sizes
    came = kept.room.most if kept else turnout.present
    for base, size in sizes.items():
        try:
            yield subject.law.check_quorum(
                meeting.body, on=meeting.called.held_at.date(), bases={base: size}, present={base: came}
            )
        except BaseNotGiven:  # this body is not counted so
            continue


def _wanting(ruling: Ruling) -> Wanting:
    return Wanting(
        needed=ruling.needed or 0,
        of=ruling.of or 0,
        actual=ruling.actual or 0,
        unit=say(f"unit.{ruling.base}"),
        base=say(f"base.{ruling.base}"),
    )
