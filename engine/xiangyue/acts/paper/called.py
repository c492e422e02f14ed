"""The meeting a paper is of, and the entry by which it was called: nothing later changes what was asked then."""

from xiangyue.acts.paper.subject import Subject
from xiangyue.errors import Refusal
from xiangyue.model import Entry, Meeting
from xiangyue.model.happened import MeetingCalled, RosterChanged, RosterChangeUndone, RosterTaken
from xiangyue.records import Register


class NotCalledYet(Refusal):
    """No meeting of the case was called."""

    code = "not-called-yet"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case)


def last_called(register: Register, case: str) -> Meeting:
    """Return the last meeting of the case that people were called to.

    Raises:
        NotCalledYet: none was.

    """
    meetings = register.meetings(case)
    if not meetings:
        raise NotCalledYet(case=case)
    return meetings[-1]


def called_by(subject: Subject) -> tuple[Entry, Meeting]:
    """Return the entry by which the meeting of a paper was called, with the meeting.

    Raises:
        NotCalledYet: the paper is of none.

    """
    meeting = subject.meeting
    if meeting is None:
        raise NotCalledYet(case=subject.case.number)
    for entry in subject.entries:
        if entry.act == MeetingCalled.act and entry.payload["did"]["meeting"] == meeting.id:
            return entry, meeting
    raise NotCalledYet(case=subject.case.number)


def earlier(register: Register, meeting: Meeting) -> tuple[Meeting, ...]:
    """Return the meetings before this one to which too few came, and which were to be called again."""
    meetings = register.meetings(meeting.case)
    place = [one.id for one in meetings].index(meeting.id)
    return tuple(one for one in meetings[:place] if one.lapsed == "again")


def last_word(subject: Subject, called: Entry) -> Entry:
    """Return the last entry that has a say in who may come: the meeting's, or one of the roster."""
    told = [called]
    for event in (RosterTaken, RosterChanged, RosterChangeUndone):
        told += [entry for entry, _ in subject.register.every(event)]
    return max(told, key=lambda one: one.number)
