"""会议纪要: gathering from the record what the minutes of a meeting say. A function of the case and an entry's number."""

from collections.abc import Sequence

from xiangyue.acts.case.refusals import NoMeeting
from xiangyue.acts.case.unproved import judged, owing_in
from xiangyue.acts.meeting.minutes import OFFICERS, officer
from xiangyue.acts.paper.course import course_of
from xiangyue.acts.paper.late import late_together
from xiangyue.acts.paper.on_behalf import on_behalf_of
from xiangyue.acts.paper.recorded import head_of
from xiangyue.acts.paper.subject import Subject
from xiangyue.acts.village.meant import name_of
from xiangyue.documents import (
    Attending,
    MinutesFacts,
    RulingLine,
    Signer,
    Sitting,
    Turnout,
    VoteLine,
)
from xiangyue.model import (
    Base,
    Case,
    CountedBy,
    Entry,
    Meeting,
    RedlineRow,
    RulingSeen,
    Text,
    Vote,
    redline,
)
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
    vote = meeting.votes[-1]
    text = register.text(vote.text)
    village = register.village
    return MinutesFacts(
        mode=register.mode,
        village=village.name,
        township=village.township,
        issuer=say("minutes.issuer", village=village.name),
        case=case.number,
        title=say("minutes.title", convention=text.title, body=say(f"body.{meeting.body}")),
        made_at=last.recorded_at,
        printing=subject.printing,
        sitting=_sitting(register, meeting, register.meetings(case.number)),
        turnout=_turnout(meeting),
        agenda=(say("minutes.agenda", convention=text.title),),
        remarks=tuple(
            type(remark)(speaker=name_of(register, remark.speaker), words=remark.words) for remark in meeting.remarks
        ),
        votes=(_vote(register, meeting, vote, text, _rulings(register, case, meeting, last)),),
        resolution=_resolution(register, meeting, vote, text),
        attending=_attending(meeting),
        signers=_signers(register, meeting),
        rulings=tuple(
            _ruling(judged(seen, owing_in(entries)), meeting)
            for seen in late_together(_rulings(register, case, meeting, last), entries)
        ),
        redline=_redline(register, case, vote),
        on_behalf=on_behalf_of(register, entries),
        course=course_of(entries),
        head=head_of(register, last),
    )


def _sitting(register: Register, meeting: Meeting, meetings: Sequence[Meeting]) -> Sitting:
    on = meeting.called.held_at.date()
    posts = [tenure.post for tenure in register.tenures(on) if tenure.person == meeting.called.chair]
    return Sitting(
        body=say(f"body.{meeting.body}"),
        held_from=meeting.called.held_at,
        places=meeting.called.places,
        chair=name_of(register, meeting.called.chair),
        chair_post="、".join(posts[:2]),
        recorder=name_of(register, meeting.called.recorder),
        notice_on=meeting.notice_on,
        means=meeting.called.means,
        urgent_reason=meeting.called.urgent_reason,
        ordinal=1 + sum(one.lapsed == "again" for one in meetings if one.id != meeting.id),
    )


def _turnout(meeting: Meeting) -> Turnout:
    if meeting.sign_in is None or meeting.roll is None:
        raise NoMeeting(case=meeting.case)
    return Turnout(
        counted_by=meeting.sign_in.counted_by,
        households=len(meeting.roll.households),
        adults=len(meeting.roll.adults),
        present=len(meeting.sign_in.present),
        women=meeting.sign_in.women,
        sheets=meeting.sheets,
    )


def _rulings(register: Register, case: Case, meeting: Meeting, last: Entry) -> tuple[RulingSeen, ...]:
    """Return what stood at that entry: on this meeting, or on none, and not on another text."""
    return tuple(
        seen
        for seen in register.rulings(case.number)
        if seen.entry <= last.number
        and (seen.voided_by is None or seen.voided_by > last.number)
        and seen.ruling.about.meeting in (None, meeting.id)
        and seen.ruling.about.text in (None, case.text, *(vote.text for vote in meeting.votes))
    )


def _vote(register: Register, meeting: Meeting, vote: Vote, text: Text, rulings: Sequence[RulingSeen]) -> VoteLine:
    majority = next(seen.ruling for seen in rulings if seen.ruling.about.item == vote.item)
    return VoteLine(
        item=say("minutes.item", convention=text.title),
        method=vote.method,
        tally=vote.tally,
        present=len(meeting.sign_in.present) if meeting.sign_in else 0,
        needed=majority.needed or 0,
        adopted=vote.adopted,
        scrutineer=name_of(register, vote.scrutineer),
        counter=name_of(register, vote.counter),
    )


def _resolution(register: Register, meeting: Meeting, vote: Vote, text: Text) -> tuple[str, ...]:
    code = "minutes.adopted" if vote.adopted else "minutes.not_adopted"
    return (
        say(
            code,
            convention=text.title,
            body=say(f"body.{meeting.body}"),
            articles=len(text.articles),
            township=register.village.township,
        ),
    )


def _attending(meeting: Meeting) -> tuple[Attending, ...]:
    turnout = _turnout(meeting)
    unit = say(f"unit.{turnout.counted_by}")
    came = say("minutes.came", present=turnout.present, unit=unit, women=turnout.women, sheets=turnout.sheets)
    return (Attending(label=say("minutes.present"), note=came),)


def _signers(register: Register, meeting: Meeting) -> tuple[Signer, ...]:
    signed = {one.capacity: one for one in meeting.signatures}
    return tuple(
        Signer(
            capacity=say(f"capacity.{capacity}"),
            name=name_of(register, officer(meeting, capacity)),
            mark=signed[capacity].mark if capacity in signed and signed[capacity].signed_on else None,
            signed_on=signed[capacity].signed_on if capacity in signed else None,
            reason=signed[capacity].reason if capacity in signed else "",
        )
        for capacity in OFFICERS
    )


def _ruling(seen: RulingSeen, meeting: Meeting) -> RulingLine:
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
