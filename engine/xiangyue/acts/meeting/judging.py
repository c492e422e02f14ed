"""What the law says of so many in the room, and of so many in favour."""

from xiangyue.acts.meeting.representing import persons_of
from xiangyue.acts.meeting.sitting import Sitting, came_to
from xiangyue.errors import Refusal
from xiangyue.model import About, Base, CountedBy, Ruling, Subject
from xiangyue.model.room import Count
from xiangyue.rules import Law
from xiangyue.words import say


class TooFewHere(Refusal):
    """A vote while fewer are in the room than the law asks for."""

    code = "room-too-few-here"

    def __init__(self, *, needed: int, actual: int, of: int, unit: str, citation: str) -> None:
        super().__init__(needed=needed, actual=actual, of=of, unit=unit, short=needed - actual, citation=citation)


def judged(law: Law, sitting: Sitting, count: Count, *, text: str | None) -> tuple[Ruling, ...]:
    """Return what the law says of a vote: of so many in the room, and of so many in favour.

    Raises:
        TooFewHere: they are too few to vote on anything.

    """
    about = About(meeting=sitting.meeting.id, item=count.items[0], text=text)
    quorum = quorum_of(law, sitting, count.quorum, about=about)
    if quorum is not None and not quorum.met and quorum.needed is not None:
        raise TooFewHere(
            needed=quorum.needed,
            actual=quorum.actual or 0,
            of=quorum.of or 0,
            unit=say(f"unit.{quorum.base}"),
            citation=quorum.citation,
        )
    if law.find(Subject.MAJORITY, on=sitting.meeting.called.held_at.date(), body=sitting.meeting.body) is None:
        return (quorum,) if quorum else ()
    majority = majority_of(law, sitting, count, about=about)
    return (quorum, majority) if quorum else (majority,)


def quorum_of(law: Law, sitting: Sitting, there: int, *, about: About | None = None) -> Ruling | None:
    """Say whether so many are enough to go on; None where no rule asks for a number."""
    meeting, on = sitting.meeting, sitting.meeting.called.held_at.date()
    if law.find(Subject.QUORUM, on=on, body=meeting.body) is None:
        return None
    roll = sitting.begun.roll
    base = Base.HOUSEHOLDS if sitting.begun.counted_by is CountedBy.HOUSEHOLDS else Base.ADULTS
    bases = {Base.ADULTS: len(roll.adults), Base.HOUSEHOLDS: len(roll.households)}
    members = {one: len(sitting.begun.entitled) for one in (Base.SHOULD_ATTEND, Base.MEMBERS)}
    return law.check_quorum(
        meeting.body,
        on=on,
        bases=members | bases,
        present=dict.fromkeys((*members, Base.ADULTS, base), there)
        | ({Base.ADULTS: persons_of(there, came_to(sitting))} if base is Base.HOUSEHOLDS else {}),
        about=about or About(meeting=meeting.id),
    )


def majority_of(law: Law, sitting: Sitting, count: Count, *, about: About) -> Ruling:
    """Say whether the votes of a count carry it."""
    meeting = sitting.meeting
    members = dict.fromkeys((Base.SHOULD_ATTEND, Base.MEMBERS), len(sitting.begun.entitled))
    return law.check_majority(
        meeting.body,
        on=meeting.called.held_at.date(),
        tally=count.tally,
        present=count.voting,
        base=count.base,
        bases=members,
        about=about,
    )
