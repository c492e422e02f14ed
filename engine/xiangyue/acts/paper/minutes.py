"""会议纪要: gathering from the record what the minutes of a meeting say. A function of the case and an entry's number."""

from xiangyue.acts.case.refusals import NoMeeting
from xiangyue.acts.case.unproved import judged, owing_in
from xiangyue.acts.paper.course import course_of
from xiangyue.acts.paper.held import rulings_on, signers_of, sitting_facts, turnout_of
from xiangyue.acts.paper.late import late_together
from xiangyue.acts.paper.on_behalf import on_behalf_of
from xiangyue.acts.paper.recorded import head_of
from xiangyue.acts.paper.subject import Subject
from xiangyue.acts.paper.voted import agenda_of, decided, voted
from xiangyue.acts.village.meant import name_of
from xiangyue.documents import Attending, MinutesFacts, RulingLine
from xiangyue.model import Base, Case, CountedBy, Meeting, RedlineRow, RulingSeen, Vote, redline
from xiangyue.records import Register
from xiangyue.words import say


def concluded(register: Register, case: str) -> Meeting:
    """Return the last meeting of the case that voted.

    Raises:
        NoMeeting: none did.

    """
    for meeting in reversed(register.meetings(case)):
        if meeting.votes:
            return meeting
    raise NoMeeting(case=case)


def gather(subject: Subject) -> MinutesFacts:
    """Return what the minutes say, from the case's entries up to the last one given."""
    register, case, entries = subject.register, subject.case, subject.entries
    meeting = subject.meeting or concluded(register, case.number)
    last = entries[-1]
    rulings = rulings_on(register, case, meeting, last)
    outcome = voted(subject, meeting, rulings)
    village = register.village
    return MinutesFacts(
        mode=register.mode,
        village=village.name,
        township=village.township,
        issuer=say("minutes.issuer", village=village.name),
        case=case.number,
        title=say("minutes.title", convention=outcome.text.title, body=say(f"body.{meeting.body}")),
        made_at=last.recorded_at,
        printing=subject.printing,
        sitting=sitting_facts(register, meeting, register.meetings(case.number)),
        turnout=turnout_of(meeting),
        agenda=agenda_of(outcome),
        remarks=tuple(
            type(remark)(speaker=name_of(register, remark.speaker), words=remark.words) for remark in meeting.remarks
        ),
        votes=outcome.lines,
        resolution=decided(subject, meeting, outcome),
        attending=_attending(meeting),
        signers=signers_of(register, meeting),
        rulings=tuple(
            ruling_line(judged(seen, owing_in(entries)), meeting) for seen in late_together(rulings, entries)
        ),
        redline=_redline(register, case, meeting.votes[-1]),
        on_behalf=on_behalf_of(register, entries),
        course=course_of(entries),
        head=head_of(register, last),
    )


def _attending(meeting: Meeting) -> tuple[Attending, ...]:
    turnout = turnout_of(meeting)
    unit = say(f"unit.{turnout.counted_by}")
    came = say("minutes.came", present=turnout.present, unit=unit, women=turnout.women, sheets=turnout.sheets)
    return (Attending(label=say("minutes.present"), note=came),)


def ruling_line(seen: RulingSeen, meeting: Meeting) -> RulingLine:
    """Return a check as a line of the 程序核对表."""
    ruling = seen.ruling
    counted_by = meeting.sign_in.counted_by if meeting.sign_in else CountedBy.ADULTS
    base = str(counted_by) if ruling.base == Base.PRESENT else ruling.base
    return RulingLine(
        subject=say(f"subject.{ruling.subject}"),
        outcome=ruling.outcome,
        said=say(f"said.{ruling.subject}") if ruling.needed is None else "",
        needed=ruling.needed,
        actual=ruling.actual,
        of=ruling.of,
        unit=say(f"unit.{base}") if base else "",
        base=say(f"base.{ruling.base}") if ruling.base and ruling.base != "days" else "",
        citation=ruling.citation,
        note=ruling.note,
    )


def _redline(register: Register, case: Case, vote: Vote) -> tuple[RedlineRow, ...]:
    revision = register.revision(case.number)
    if revision is None or revision.text.digest != vote.text:
        return ()
    return redline(register.text(revision.base), revision.text, revision.changes)
