"""What the law leaves open about a vote: a village's own choice, the strict one where it has made none."""

from dataclasses import dataclass
from enum import StrEnum


class QuorumLost(StrEnum):
    """What falls when too few are left in the room. The law speaks of holding the meeting and of no moment in it."""

    EARLIER_STAND = "earlier_stand"  # nothing more is voted on; what was counted stands
    ALL_FALL = "all_fall"


class Together(StrEnum):
    """几条一起: whether several items may be voted on by one show of hands."""

    NOBODY_OBJECTS = "nobody_objects"
    NEVER = "never"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomSettings:
    """A village's choices. Each default is the reading that lets less pass."""

    recused_in_base: bool = (
        True  # 回避的人: out of the quorum always; in the base of the majority unless the village says no
    )
    not_cast_in_base: bool = True  # 未投: in the room and did not vote
    second_vote: bool = True  # an item may be voted on again, and both votes are kept; a late comer has no other way
    quorum_lost: QuorumLost = QuorumLost.EARLIER_STAND
    together: Together = Together.NOBODY_OBJECTS
    recorder_votes: bool = True  # a member who keeps the record stays a member
    proxies: int = 0  # 委托书: for how many households that are not his own one person may stand
    supervisors_sit: bool = False  # 村监委的人: may scrutinise and listen (列席), is no member of a council
