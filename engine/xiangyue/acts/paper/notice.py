"""会议通知: gathering what a notice of a meeting says, from the entry by which it was called."""

from xiangyue.acts.paper.called import called_by, earlier
from xiangyue.acts.paper.heading import contact_of, heading
from xiangyue.acts.paper.revised import revised
from xiangyue.acts.paper.subject import Subject
from xiangyue.acts.village.meant import name_of
from xiangyue.documents import NoticeFacts
from xiangyue.words import say


def gather_notice(subject: Subject) -> NoticeFacts:
    """Return what the notice says.

    Raises:
        NotCalledYet: no meeting was called.

    """
    register = subject.register
    entry, meeting = called_by(subject)
    draft = revised(subject, before=entry)
    before = earlier(register, meeting)
    return NoticeFacts(
        **heading(subject, entry),
        title=say("notice.title"),
        body=say(f"body.{meeting.body}"),
        held_at=meeting.called.held_at,
        places=meeting.called.places,
        topic=say("notice.topic", convention=draft.text.title),
        change=draft.words,
        whom=say(f"notice.whom.{meeting.body}"),
        chair=name_of(register, meeting.called.chair),
        notice_on=meeting.notice_on,
        urgent_reason=meeting.called.urgent_reason,
        lapsed_on=before[-1].called.held_at.date() if before else None,
        contact=contact_of(register, on=meeting.notice_on),
    )
