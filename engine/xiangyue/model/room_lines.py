"""The lines of a meeting as the journal keeps them: an entry each, kept before the next is asked (ADR 25)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from xiangyue.model.meeting import CountedBy, Roll, Tally, VoteMethod
from xiangyue.model.room.events import (
    Came,
    Closed,
    Counted,
    Divided,
    Event,
    Excused,
    ItemTaken,
    Left,
    Moved,
    Opened,
    Paused,
    Recused,
    Said,
    TakenBack,
)
from xiangyue.model.room.settings import RoomSettings
from xiangyue.model.room.venues import Venue
from xiangyue.model.text import Change, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """表决项: what stands on the list, and what people call it."""

    id: str  # an article's id, or `whole`
    words: str  # 第八条 改 红白喜事桌数


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomBegun:
    """开会场: who is entitled is frozen, and by which of the law's open choices votes are counted."""

    act: ClassVar[str] = "room.begun"
    meeting: str
    counted_by: CountedBy
    roll: Roll
    entitled: tuple[str, ...]  # seats: persons, or households
    agenda: tuple[AgendaItem, ...]
    scrutineer: str
    counter: str
    settings: RoomSettings
    venues: tuple[Venue, ...] = ()  # where the meeting is held in several places at once


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    meeting: str
    line: int  # from 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomCame(_Line):
    """到."""

    act: ClassVar[str] = "room.came"
    said: Came


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomLeft(_Line):
    """走."""

    act: ClassVar[str] = "room.left"
    said: Left


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomExcused(_Line):
    """假."""

    act: ClassVar[str] = "room.excused"
    said: Excused


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomOpened(_Line):
    """开."""

    act: ClassVar[str] = "room.opened"
    said: Opened


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomItemTaken(_Line):
    """下一项."""

    act: ClassVar[str] = "room.item_taken"
    said: ItemTaken


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomMoved(_Line):
    """临时动议."""

    act: ClassVar[str] = "room.moved"
    said: Moved


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomRecused(_Line):
    """避."""

    act: ClassVar[str] = "room.recused"
    said: Recused


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomCounted(_Line):
    """票."""

    act: ClassVar[str] = "room.counted"
    said: Counted


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomDivided(_Line):
    """意见不一致."""

    act: ClassVar[str] = "room.divided"
    said: Divided


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomSaid(_Line):
    """记."""

    act: ClassVar[str] = "room.said"
    said: Said


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPaused(_Line):
    """暂停."""

    act: ClassVar[str] = "room.paused"
    said: Paused


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomClosed(_Line):
    """完."""

    act: ClassVar[str] = "room.closed"
    said: Closed


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomTakenBack(_Line):
    """改: an earlier line counts no more."""

    act: ClassVar[str] = "room.taken_back"
    said: TakenBack


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemVote:
    """One item and the vote that holds, with its denominators and what the law asked."""

    item: str
    words: str
    method: VoteMethod
    tally: Tally
    there: int  # 到会
    recused: int
    base: int
    needed: int
    adopted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VotesCounted:
    """逐项表决: what the meeting adopted, item by item, and the text that comes of it."""

    act: ClassVar[str] = "votes.counted"
    meeting: str
    votes: tuple[ItemVote, ...]
    scrutineer: str
    counter: str
    base: str  # digest of the text in force
    changes: tuple[Change, ...]  # those adopted
    text: Text  # computed of both; the draft itself where all were adopted, or none, and it is taken up again


RoomLine: TypeAlias = (
    RoomCame
    | RoomLeft
    | RoomExcused
    | RoomOpened
    | RoomItemTaken
    | RoomMoved
    | RoomRecused
    | RoomCounted
    | RoomDivided
    | RoomSaid
    | RoomPaused
    | RoomClosed
    | RoomTakenBack
)

LINES: Mapping[type[Event], type[RoomLine]] = {
    Came: RoomCame,
    Left: RoomLeft,
    Excused: RoomExcused,
    Opened: RoomOpened,
    ItemTaken: RoomItemTaken,
    Moved: RoomMoved,
    Recused: RoomRecused,
    Counted: RoomCounted,
    Divided: RoomDivided,
    Said: RoomSaid,
    Paused: RoomPaused,
    Closed: RoomClosed,
    TakenBack: RoomTakenBack,
}
"""What the journal calls each line."""
