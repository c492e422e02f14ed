"""两个条件: a rule with alternatives, each of them counted; too few by one may be enough by the other."""

from xiangyue.acts.meeting.judging import quorum_of
from xiangyue.acts.meeting.representing import persons_of
from xiangyue.acts.meeting.sitting import BY_ROSTER, Sitting, came_to
from xiangyue.model import Base, CountedBy, Ruling
from xiangyue.rules import Law


def ways_short(law: Law, sitting: Sitting) -> tuple[Ruling, ...]:
    """Return each way of counting those who are there, where none is enough; nothing where one is."""
    there = len(sitting.room.here)
    quorum = quorum_of(law, sitting, there)
    if quorum is None or quorum.met or sitting.meeting.body not in BY_ROSTER:
        return ()
    roll = sitting.begun.roll
    ways = {Base.ADULTS: (len(roll.adults), persons_of(there, came_to(sitting)))}
    if sitting.begun.counted_by is CountedBy.HOUSEHOLDS:
        ways = {Base.HOUSEHOLDS: (len(roll.households), there)} | ways
    on = sitting.meeting.called.held_at.date()
    return tuple(
        law.check_quorum(sitting.meeting.body, on=on, bases={base: whole}, present={base: came})
        for base, (whole, came) in ways.items()
    )
