"""The lines of a meeting. Each has its moment; the same lines in the same order give the same meeting."""

from dataclasses import dataclass
from datetime import datetime

from xiangyue.model.meeting import Present, Tally, VoteMethod


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A line. `at` is when it happened, not when it was typed."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Came(Event):
    """到: some came, for themselves or for their households, to one of the venues."""

    seats: tuple[Present, ...]
    venue: str = ""  # 罗家院坝; "" where there is one venue only


@dataclass(frozen=True, slots=True, kw_only=True)
class Left(Event):
    """走: some left for good; who comes back comes again."""

    seats: tuple[str, ...]  # a person's id, or a household's


@dataclass(frozen=True, slots=True, kw_only=True)
class Excused(Event):
    """假: some said that they would not come."""

    seats: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Event):
    """开: the meeting begins; who comes from now on is late."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTaken(Event):
    """下一项: what is spoken of from now on."""

    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(Event):
    """临时动议: an item more. An amendment is voted on before what it would change."""

    item: str
    words: str
    amends: str = ""  # the item it would change; "" is a question of its own, behind the others
    by: str = ""  # a person's id


@dataclass(frozen=True, slots=True, kw_only=True)
class Recused(Event):
    """避: some keep out of one item."""

    seats: tuple[str, ...]
    item: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VenueTally:
    """What was counted in one venue."""

    venue: str = ""
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted(Event):
    """票: a vote on one item, or on several by one show of hands."""

    items: tuple[str, ...]
    tallies: tuple[VenueTally, ...]
    method: VoteMethod = VoteMethod.HANDS
    objected: bool = False  # somebody objected to voting on several at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided(Event):
    """意见不一致: an item without a majority, with what both sides said."""

    item: str
    in_favour: str
    against: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Event):
    """记: one line of what was said."""

    words: str
    speaker: str = ""  # a person's id; "" where nobody was named


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused(Event):
    """暂停; any later line goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(Event):
    """完: the meeting is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack(Event):
    """改: an earlier line was typed wrongly and counts no more. It stays in the journal."""

    line: int  # counted from 1 over all lines, those taken back among them
