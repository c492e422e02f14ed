"""An adopted text: which it is, by which meeting, and what it changed, as the record has it and not as the draft was."""

from dataclasses import dataclass
from datetime import date

from xiangyue.acts.paper.held import rulings_on, turnout_of
from xiangyue.acts.paper.minutes import concluded
from xiangyue.acts.paper.record import voted_by
from xiangyue.acts.paper.revised import Revised, revised
from xiangyue.acts.paper.subject import Subject
from xiangyue.acts.paper.voted import Voted, voted
from xiangyue.canon import read
from xiangyue.documents import Outcome, Turnout
from xiangyue.errors import Refusal
from xiangyue.model import Meeting, Ruling, redline
from xiangyue.model import Subject as RulingSubject
from xiangyue.model.happened import VotesCounted


class NothingAdopted(Refusal):
    """No meeting of the case has adopted anything."""

    code = "nothing-adopted"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case.rpartition("-")[2])


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """The meeting, what it voted, and the text that came of it; its entry is that of the votes."""

    meeting: Meeting
    voted: Voted
    revised: Revised
    majority: Ruling | None

    @property
    def on(self) -> date:
        """Return the day of the meeting."""
        return self.meeting.called.held_at.date()

    @property
    def turnout(self) -> Turnout:
        """Return who came."""
        return turnout_of(self.meeting)

    @property
    def outcome(self) -> Outcome:
        """Return the vote in one line."""
        lines = self.voted.lines
        adopted = sum(one.adopted for one in lines)
        if self.voted.by_item:
            return Outcome(method=lines[0].method, items=len(lines), adopted=adopted)
        return Outcome(method=lines[-1].method, tally=lines[-1].tally, needed=lines[-1].needed)


def adoption(subject: Subject) -> Adoption:
    """Return what the last meeting that voted has adopted.

    Raises:
        NoMeeting: none has voted.
        NothingAdopted: it voted against.

    """
    meeting = subject.meeting or concluded(subject.register, subject.case.number)
    if not any(one.adopted for one in meeting.votes):
        raise NothingAdopted(case=subject.case.number)
    rulings = rulings_on(subject.register, subject.case, meeting, subject.entries[-1])
    majority = next((one.ruling for one in rulings if one.ruling.subject is RulingSubject.MAJORITY), None)
    return Adoption(
        meeting=meeting,
        voted=voted(subject, meeting, rulings),
        revised=_revised(subject, meeting),
        majority=majority,
    )


def _revised(subject: Subject, meeting: Meeting) -> Revised:
    """Return the text with the changes that were adopted; the entry is that of the votes."""
    entry = voted_by(subject, meeting)
    if entry.act != VotesCounted.act:
        draft = revised(subject, before=entry)
        return Revised(entry=entry, base=draft.base, text=draft.text, rows=draft.rows)
    did = read(VotesCounted, entry.payload["did"])
    rows = redline(subject.register.text(did.base), did.text, did.changes)
    return Revised(entry=entry, base=did.base, text=did.text, rows=rows)
