"""协商意见: gathering what a council came to, from its room and the entry by which that was put on record."""

from collections.abc import Iterator

from xiangyue.acts.meeting.minutes import OFFICERS, officer
from xiangyue.acts.meeting.sitting import Sitting, sitting_of
from xiangyue.acts.paper.attended import attended, late_of, left_of, recused_of
from xiangyue.acts.paper.heading import heading, last_of
from xiangyue.acts.paper.held import rulings_on
from xiangyue.acts.paper.subject import Subject
from xiangyue.acts.village.meant import name_of
from xiangyue.canon import read
from xiangyue.documents import ItemHeard, OpinionFacts, Signer
from xiangyue.errors import Refusal
from xiangyue.model import Entry, Meeting, PaperKind, Ruling
from xiangyue.model import Subject as RulingSubject
from xiangyue.model.council import ItemDivided, OpinionReached, TopicTaken
from xiangyue.model.room_lines import ItemVote
from xiangyue.records import Register
from xiangyue.words import say

OF_A_COUNCIL = frozenset(
    {
        PaperKind.SIGN_IN_SHEET,
        PaperKind.SIGN_IN_SHEET_ADULTS,
        PaperKind.LAPSE_RECORD,
        PaperKind.OPINION,
        PaperKind.CORRECTION,
        PaperKind.ARCHIVE_LIST,
    }
)
"""The papers that need no text: a council has none."""


class NoOpinionYet(Refusal):
    """No council has come to anything in this case."""

    code = "no-opinion-yet"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case.rpartition("-")[2])


class CouncilHasNoText(Refusal):
    """The paper is printed of a text, and a council has none."""

    code = "council-has-no-text"

    def __init__(self, *, case: str, kind: PaperKind) -> None:
        super().__init__(case=case.rpartition("-")[2], kind=say(f"paperkind.{kind}"))


def usual_kind(register: Register, case: str) -> PaperKind:
    """Return the paper of a case that is meant where none is named."""
    return PaperKind.OPINION if _of_council(register, case) else PaperKind.MINUTES


def check_kind(register: Register, case: str, kind: PaperKind) -> None:
    """Refuse, of a case of a council, a paper that is printed of a text.

    Raises:
        CouncilHasNoText: it is one.

    """
    if kind not in OF_A_COUNCIL and _of_council(register, case):
        raise CouncilHasNoText(case=case, kind=kind)


def last_heard(register: Register, case: str) -> Meeting:
    """Return the last meeting of the case that came to an opinion.

    Raises:
        NoOpinionYet: none did.

    """
    reached = register.last(case, OpinionReached)
    if reached is None:
        raise NoOpinionYet(case=case)
    return next(one for one in register.meetings(case) if one.id == reached.meeting)


def gather_opinion(subject: Subject) -> OpinionFacts:
    """Return what the 协商意见 says; who signed it stands on the paper itself.

    Raises:
        NoOpinionYet: no council came to anything.

    """
    register = subject.register
    meeting = subject.meeting or last_heard(register, subject.case.number)
    kept, entry = sitting_of(register, meeting), last_of(subject, OpinionReached, meeting=meeting.id)
    if kept is None or entry is None:
        raise NoOpinionYet(case=subject.case.number)
    reached, came = read(OpinionReached, entry.payload["did"]), attended(subject, meeting, entry)
    topic, enough = register.last(subject.case.number, TopicTaken), _enough(subject, meeting, entry)
    return OpinionFacts(
        **heading(subject, entry),
        title=say("paper.opinion", body=meeting.body),
        topic=topic.summary if topic else subject.case.title,
        sitting=came["sitting"],
        should=came["should"],
        present=came["turnout"].present,
        women=came["turnout"].women,
        enough=enough.needed if enough else None,
        citation=enough.citation if enough else "",
        late=late_of(register, kept),
        left=left_of(register, kept),
        excused=tuple(one.who for one in came["excused"] or ()),
        items=tuple(_heard(reached)),
        put_off=tuple(one.words for one in reached.put_off),
        recused=tuple(recused_of(register, kept, dict(kept.words))),
        notes=tuple(_notes(kept, reached)),
        signers=tuple(_signers(register, meeting)),
    )


def _of_council(register: Register, case: str) -> bool:
    return register.last(case, TopicTaken) is not None


def _enough(subject: Subject, meeting: Meeting, entry: Entry) -> Ruling | None:
    """Return by which rule so many were enough."""
    stood = (one.ruling for one in rulings_on(subject.register, subject.case, meeting, entry))
    return next((one for one in stood if one.subject is RulingSubject.QUORUM and one.needed), None)


def _heard(reached: OpinionReached) -> Iterator[ItemHeard]:
    said = {one.item: one for one in reached.divided}
    return (_item(one, said.get(one.item)) for one in reached.votes)


def _item(one: ItemVote, said: ItemDivided | None) -> ItemHeard:
    return ItemHeard(
        item=one.words,
        method=one.method,
        tally=one.tally,
        present=one.there,
        recused=one.recused,
        needed=one.needed,
        agreed=one.adopted,
        fell=not one.adopted and one.tally.in_favour >= one.needed,
        in_favour=said.in_favour if said else "",
        against=said.against if said else "",
    )


def _notes(kept: Sitting, reached: OpinionReached) -> Iterator[str]:
    """Say how those are counted who kept out or cast nothing, where there were any."""
    settings = kept.room.settings
    if any(one.recused for one in reached.votes):
        yield say("paper.note.recused_in" if settings.recused_in_base else "paper.note.recused_out")
    if any(one.tally.not_cast for one in reached.votes):
        yield say("paper.note.not_cast_in" if settings.not_cast_in_base else "paper.note.not_cast_out")


def _signers(register: Register, meeting: Meeting) -> Iterator[Signer]:
    for capacity in OFFICERS:
        yield Signer(capacity=say(f"capacity.{capacity}"), name=name_of(register, officer(meeting, capacity)))
