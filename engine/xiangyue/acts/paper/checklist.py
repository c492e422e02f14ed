"""程序核对表 by itself: what the one behind the 会议纪要 says."""

from dataclasses import fields

from xiangyue.acts.paper.minutes import gather
from xiangyue.acts.paper.subject import Subject
from xiangyue.documents import ChecklistFacts


def gather_checklist(subject: Subject) -> ChecklistFacts:
    """Return what the 程序核对表 says.

    Raises:
        NoMeeting: the case has had none that voted.

    """
    minutes = gather(subject)
    return ChecklistFacts(**{one.name: getattr(minutes, one.name) for one in fields(minutes)})
