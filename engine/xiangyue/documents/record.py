"""What a 会议记录 and a 流会记录 say: who came, who went, what was said, how it was voted."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from xiangyue.documents.facts import Signer, Sitting, Turnout, VoteLine
from xiangyue.documents.page import RecordedPage
from xiangyue.model.meeting import Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """迟到, 早退: who, and when."""

    who: str  # 二组3号 罗光明
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """请假, 回避: who, and why; of which item."""

    who: str
    reason: str = ""
    item: str = ""  # 第九条（改）


@dataclass(frozen=True, slots=True, kw_only=True)
class CameTo:
    """分会场: how many came to it."""

    place: str
    present: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPage(RecordedPage):
    """What every record of a meeting says of who came."""

    sitting: Sitting
    turnout: Turnout
    should: int  # 应到, in the unit by which it sat
    of_village: bool  # everybody of the village is called: said in both units
    others: int = 0  # households for which another than its head came
    venues: tuple[CameTo, ...] = ()
    excused: tuple[Because, ...] | None = None  # None: nobody wrote down who asked to be excused
    agenda: tuple[str, ...]
    recorded_on: date  # the day it was typed


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordFacts(HeldPage):
    """会议记录: the main paper of a meeting, signed by hand."""

    template: ClassVar[str] = "record.html.j2"
    most: ClassVar[int] = 3

    edition: int = 1  # 第2版 after a correction
    correction: str = ""  # the line under the title of a later edition
    late: tuple[Moment, ...] = ()
    left: tuple[Moment, ...] = ()
    recused: tuple[Because, ...] = ()
    remarks: tuple[Remark, ...] = ()
    votes: tuple[VoteLine, ...]
    notes: tuple[str, ...] = ()  # a second vote, venues, both sides' reasons, the village's settings
    decided: tuple[str, ...]
    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanting:
    """One way of being enough, and how many came: either will do."""

    needed: int
    of: int
    actual: int
    unit: str  # 户
    base: str  # 全村农户


@dataclass(frozen=True, slots=True, kw_only=True)
class LapseRecordFacts(HeldPage):
    """流会记录: too few came, nothing was decided. One page, signed by hand."""

    template: ClassVar[str] = "lapse-record.html.j2"
    most: ClassVar[int] = 1

    wanting: tuple[Wanting, ...]
    citation: str
    again: bool  # it is called again; otherwise the matter is closed
    reason: str = ""
    next_at: datetime | None = None  # None: not called yet, and a line to write it on
    next_places: tuple[str, ...] = ()
    signers: tuple[Signer, ...]
