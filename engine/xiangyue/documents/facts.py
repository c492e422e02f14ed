"""What the minutes say: plain facts an act gathers; nothing here is computed, looked up or guessed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from xiangyue.documents.page import RecordedPage
from xiangyue.model.meeting import CountedBy, Remark, Tally, VoteMethod
from xiangyue.model.paper import Mark
from xiangyue.model.redline import RedlineRow
from xiangyue.model.ruling import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """The meeting itself: what, when, where, and who led it."""

    body: str  # 村民会议: the words on paper
    held_from: datetime
    held_to: datetime | None = None  # None: not recorded, and not printed
    places: tuple[str, ...]  # 罗家院坝; several: 分会场
    chair: str  # 陈国富
    chair_post: str = ""  # 村党组织书记、村民委员会主任
    recorder: str  # 李秀芳
    notice_on: date
    means: tuple[str, ...]  # 大喇叭 微信群 张贴
    urgent_reason: str = ""  # why it met inside the notice period, where the law allows that
    ordinal: int = 1  # 2: it was called again after a 流会


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """应到 and 实到, in both units the law knows; the sitting counted by one of them."""

    counted_by: CountedBy
    households: int  # 应到户
    adults: int  # 应到: villagers of age on the day
    present: int  # 实到, in the unit of `counted_by`
    women: int  # 其中妇女
    sheets: str = ""  # 签到表第1-12页


@dataclass(frozen=True, slots=True, kw_only=True)
class Attending:
    """One label behind the body: 出席 请假 列席. `instead` stands in place of the rest where two pages are not enough."""

    label: str
    names: tuple[str, ...] = ()
    note: str = ""  # behind the names, or without any: 等户代表61人（名单见签到表第1-4页）
    instead: str = ""  # 户代表61人（名单见签到表第1-4页）


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteLine:
    """表决项: one row of the tally table."""

    item: str  # 《石桥村村规民约（修订草案）》全文
    method: VoteMethod
    tally: Tally
    present: int  # the base: who was there
    needed: int  # the fewest votes in favour that carry it
    recused: int | None = None  # 回避: of those who were there; None: nobody wrote it down
    adopted: bool
    scrutineer: str  # 监票人
    counter: str  # 计票人


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingLine:
    """核对: one row of the 程序核对表."""

    subject: str  # 到会人数
    outcome: Outcome
    said: str = ""  # of a rule that counts nothing: 村民会议决定
    needed: int | None = None
    actual: int | None = None
    of: int | None = None  # the size of the base
    unit: str = ""  # 户 人 日
    base: str = ""  # 全村农户
    citation: str  # 《村民委员会组织法》第二十六条（2025年修正）
    note: str = ""  # 补录 and the like; "" prints nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """A line to sign on. `mark` and `signed_on` None: it is still to be signed, and the line is empty."""

    capacity: str  # 主持人 记录人 监票人
    name: str
    mark: Mark | None = None
    signed_on: date | None = None
    reason: str = ""  # of one who refuses, or for whom another signs


@dataclass(frozen=True, slots=True, kw_only=True)
class OnBehalf:
    """代录: a step typed by another than the one whose act it is."""

    step: str  # 党组织研究
    typed_by: str  # 李秀芳
    responsible: str  # 陈国富; 青溪镇人民政府
    evidence: str  # 党组织会议记录本第18页; 收件 青府函〔2026〕12号; 凭据待补
    owed: bool = False  # nothing shows it yet


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseLine:
    """经过: one dated line of how the case came here, as short as a table wants it."""

    on: date
    words: str  # 镇退回修改


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesFacts(RecordedPage):
    """会议纪要 with its 程序核对表, titled 关于修订《石桥村村规民约》的村民会议纪要."""

    template: ClassVar[str] = "minutes.html.j2"
    style: ClassVar[str] = "paper.css"

    edition: int = 1  # 第2版 after a correction
    correction: str = ""  # the line under the title of a later edition
    sitting: Sitting
    turnout: Turnout
    agenda: tuple[str, ...]
    remarks: tuple[Remark, ...] = ()  # 审议: the speaker's name and his words
    votes: tuple[VoteLine, ...]
    resolution: tuple[str, ...]  # a paragraph each
    attending: tuple[Attending, ...]
    signers: tuple[Signer, ...]
    rulings: tuple[RulingLine, ...]
    redline: tuple[RedlineRow, ...] = ()
    on_behalf: tuple[OnBehalf, ...] = ()
    course: tuple[CourseLine, ...] = ()
