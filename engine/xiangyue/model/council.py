"""协商: what a council talks about, what it came to, and what becomes of that. It decides nothing (村民委员会组织法 art 33)."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from xiangyue.model.room_lines import AgendaItem, ItemVote


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicTaken:
    """议题: from whom it came, what it is about, and the items that are spoken of one by one."""

    act: ClassVar[str] = "topic.taken"
    source: str  # villagers | cadres | superior
    proposers: str
    summary: str
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDivided:
    """意见不一致: what both sides said of an item."""

    item: str
    in_favour: str
    against: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionReached:
    """协商意见, never 决议: item by item how many agreed, and on what they did not agree."""

    act: ClassVar[str] = "opinion.reached"
    meeting: str
    votes: tuple[ItemVote, ...]  # `adopted`: more than half of those who came agreed
    divided: tuple[ItemDivided, ...]
    put_off: tuple[AgendaItem, ...]  # 放到下次: never voted on
    scrutineer: str
    counter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionSettled:
    """意见的处理: made public, or nothing is done, and why."""

    act: ClassVar[str] = "opinion.settled"
    meeting: str
    then: str  # public | no_action
    on: date
    places: tuple[str, ...] = ()
    reason: str = ""
