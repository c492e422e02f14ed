"""会议议程: gathering what whoever chairs has to go through, from the entry by which the meeting was called."""

from collections.abc import Iterator

from xiangyue.acts.paper.called import called_by, earlier, last_word
from xiangyue.acts.paper.heading import heading
from xiangyue.acts.paper.revised import revised
from xiangyue.acts.paper.subject import Subject
from xiangyue.acts.village.meant import name_of
from xiangyue.documents import AgendaFacts, Enough
from xiangyue.model import Base, Meeting, Ruling, Tally
from xiangyue.rules import BaseNotGiven
from xiangyue.words import say


def gather_agenda(subject: Subject) -> AgendaFacts:
    """Return what the agenda says; how many must come is counted by the roster of the day on which it is held.

    Raises:
        NotCalledYet: no meeting was called.

    """
    register = subject.register
    entry, meeting = called_by(subject)
    draft = revised(subject, before=entry)
    rulings = tuple(_ways(subject, meeting))
    return AgendaFacts(
        **heading(subject, last_word(subject, entry)),
        title=say("paper.agenda", body=meeting.body),
        body=say(f"body.{meeting.body}"),
        held_at=meeting.called.held_at,
        places=meeting.called.places,
        chair=name_of(register, meeting.called.chair),
        recorder=name_of(register, meeting.called.recorder),
        ordinal=1 + len(earlier(register, meeting)),
        convention=draft.text.title,
        enough=tuple(_enough(subject, meeting, one) for one in rulings),
        citation=rulings[0].citation if rulings else "",
        rows=draft.rows,
        articles=len(draft.text.articles),
    )


def _ways(subject: Subject, meeting: Meeting) -> Iterator[Ruling]:
    """Yield the law's ways of being enough, one by one: either will do."""
    on = meeting.called.held_at.date()
    sizes = {
        Base.HOUSEHOLDS: len(subject.register.households(on)),
        Base.ADULTS: len(subject.register.adults(on)),
    }
    for base, size in sizes.items():
        try:
            yield subject.law.check_quorum(meeting.body, on=on, bases={base: size}, present={base: 0})
        except BaseNotGiven:  # this body is not counted so
            continue


def _enough(subject: Subject, meeting: Meeting, ruling: Ruling) -> Enough:
    needed = ruling.needed or 0
    nobody_yet = Tally(in_favour=0, against=0, abstained=0, not_cast=needed)
    majority = subject.law.check_majority(
        meeting.body, on=meeting.called.held_at.date(), tally=nobody_yet, present=needed
    )
    return Enough(
        needed=needed,
        of=ruling.of or 0,
        unit=say(f"unit.{ruling.base}"),
        base=say(f"base.{ruling.base}"),
        votes=majority.needed or 0,
    )
