"""会议通知: gathering what a notice of a meeting says, from the entry by which it was called."""

from xiangyue.acts.case.refusals import NoMeeting
from xiangyue.acts.paper.recorded import head_of
from xiangyue.acts.paper.subject import Subject
from xiangyue.acts.village.meant import name_of
from xiangyue.documents import NoticeFacts
from xiangyue.model import Entry, Meeting
from xiangyue.model.happened import MeetingCalled
from xiangyue.records import Register
from xiangyue.words import say


def last_called(register: Register, case: str) -> Meeting:
    """Return the last meeting of the case that people were called to.

    Raises:
        NoMeeting: none was.

    """
    meetings = register.meetings(case)
    if not meetings:
        raise NoMeeting(case=case)
    return meetings[-1]


def gather_notice(subject: Subject) -> NoticeFacts:
    """Return what the notice says."""
    register, meeting = subject.register, subject.meeting
    if meeting is None or subject.case.text is None:
        raise NoMeeting(case=subject.case.number)
    entry = _called(subject, meeting)
    village, text = register.village, register.text(subject.case.text)
    return NoticeFacts(
        mode=register.mode,
        village=village.name,
        township=village.township,
        issuer=say("minutes.issuer", village=village.name),
        case=subject.case.number,
        title=say("notice.title"),
        made_at=entry.recorded_at,
        printing=subject.printing,
        body=say(f"body.{meeting.body}"),
        held_at=meeting.called.held_at,
        places=meeting.called.places,
        topic=say("notice.topic", convention=text.title),
        whom=say(f"notice.whom.{meeting.body}"),
        chair=name_of(register, meeting.called.chair),
        notice_on=meeting.notice_on,
        urgent_reason=meeting.called.urgent_reason,
        head=head_of(register, entry),
    )


def _called(subject: Subject, meeting: Meeting) -> Entry:
    """Return the entry by which the meeting was called: nothing later changes its notice."""
    return next(
        entry
        for entry in subject.entries
        if entry.act == MeetingCalled.act and entry.payload["did"]["meeting"] == meeting.id
    )
