"""A count and its own denominators."""

from dataclasses import dataclass
from datetime import datetime

from xiangyue.model.meeting import Tally, VoteMethod
from xiangyue.model.room.events import Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One vote as it was counted: on how many the quorum and the majority rest."""

    line: int
    at: datetime
    items: tuple[str, ...]
    method: VoteMethod
    tally: Tally  # of all venues
    there: int  # 到会 at that moment
    recused: int  # of those, who keep out of the item
    base: int  # of how many the majority is asked, by the village's setting

    @property
    def quorum(self) -> int:
        """How many count for the quorum: a recused person is out of it."""
        return self.there - self.recused

    @property
    def voting(self) -> int:
        """可表决: who could vote."""
        return self.there - self.recused


def summed(counted: Counted) -> Tally:
    """Return the votes of all venues as one tally."""
    each = [one.tally for one in counted.tallies]
    return Tally(
        in_favour=sum(one.in_favour for one in each),
        against=sum(one.against for one in each),
        abstained=sum(one.abstained for one in each),
        invalid=sum(one.invalid for one in each),
        not_cast=sum(one.not_cast for one in each),
    )
