"""What acts did, as the journal keeps it: one frozen dataclass for each kind of entry.

An issued one never changes its meaning; a new need is a new event or a new optional field.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from xiangyue.model.changes import PersonChange
from xiangyue.model.corrected import CorrectionBegun as CorrectionBegun  # noqa: PLC0414
from xiangyue.model.corrected import CorrectionSent as CorrectionSent  # noqa: PLC0414
from xiangyue.model.corrected import CorrectionSigned as CorrectionSigned  # noqa: PLC0414
from xiangyue.model.corrected import VoteCorrected as VoteCorrected  # noqa: PLC0414
from xiangyue.model.council import OpinionReached as OpinionReached  # noqa: PLC0414
from xiangyue.model.council import OpinionSettled as OpinionSettled  # noqa: PLC0414
from xiangyue.model.council import TopicTaken as TopicTaken  # noqa: PLC0414
from xiangyue.model.ids import Body, Matter
from xiangyue.model.meeting import Called, Remark, Roll, SignIn, Tally, VoteMethod
from xiangyue.model.offices import CouncilsNamed as CouncilsNamed  # noqa: PLC0414 - a file of their own, one door
from xiangyue.model.offices import RepresentationsSaid as RepresentationsSaid  # noqa: PLC0414

# read whenever a register is opened, without all the rest
from xiangyue.model.opened import RegisterOpened as RegisterOpened  # noqa: PLC0414
from xiangyue.model.paper import PaperKind, Signature
from xiangyue.model.people import Household, Official, Person, Tenure
from xiangyue.model.promised import HandoverCountersigned as HandoverCountersigned  # noqa: PLC0414
from xiangyue.model.promised import Promised as Promised  # noqa: PLC0414
from xiangyue.model.promised import PromiseKept as PromiseKept  # noqa: PLC0414
from xiangyue.model.review import Defect, FilingResult, OpinionGroup, ReviewResult
from xiangyue.model.room_lines import RoomBegun as RoomBegun  # noqa: PLC0414
from xiangyue.model.room_lines import RoomCame as RoomCame  # noqa: PLC0414
from xiangyue.model.room_lines import RoomClosed as RoomClosed  # noqa: PLC0414
from xiangyue.model.room_lines import RoomCounted as RoomCounted  # noqa: PLC0414
from xiangyue.model.room_lines import RoomDivided as RoomDivided  # noqa: PLC0414
from xiangyue.model.room_lines import RoomExcused as RoomExcused  # noqa: PLC0414
from xiangyue.model.room_lines import RoomItemTaken as RoomItemTaken  # noqa: PLC0414
from xiangyue.model.room_lines import RoomLeft as RoomLeft  # noqa: PLC0414
from xiangyue.model.room_lines import RoomMoved as RoomMoved  # noqa: PLC0414
from xiangyue.model.room_lines import RoomOpened as RoomOpened  # noqa: PLC0414
from xiangyue.model.room_lines import RoomPaused as RoomPaused  # noqa: PLC0414
from xiangyue.model.room_lines import RoomRecused as RoomRecused  # noqa: PLC0414
from xiangyue.model.room_lines import RoomSaid as RoomSaid  # noqa: PLC0414
from xiangyue.model.room_lines import RoomTakenBack as RoomTakenBack  # noqa: PLC0414
from xiangyue.model.room_lines import VotesCounted as VotesCounted  # noqa: PLC0414
from xiangyue.model.text import Change, Text
from xiangyue.model.vouched import EvidenceSupplied as EvidenceSupplied  # noqa: PLC0414
from xiangyue.model.vouched import ProxiesConfirmed as ProxiesConfirmed  # noqa: PLC0414
from xiangyue.model.vouched import ValueSeen as ValueSeen  # noqa: PLC0414


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterTaken:
    """The roster of people and households was taken in."""

    act: ClassVar[str] = "roster.taken"
    households: tuple[Household, ...]
    people: tuple[Person, ...]
    officials: tuple[Official, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TenuresBegun:
    """Posts are held from a day on."""

    act: ClassVar[str] = "tenures.begun"
    tenures: tuple[Tenure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueSealed:
    """A personal value was sealed: the digest of the sealed bytes, and the HMAC that finds duplicates."""

    act: ClassVar[str] = "value.sealed"
    person: str
    kind: str  # phone | identity
    sealed: str
    finder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueErased:
    """A sealed value was taken out of the register; the entry that sealed it stays."""

    act: ClassVar[str] = "value.erased"
    person: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEntered:
    """The convention in force when the register was opened."""

    act: ClassVar[str] = "text.entered"
    text: Text
    in_force_from: date
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseOpened:
    """A case was started on one model, and stays on it."""

    act: ClassVar[str] = "case.opened"
    workflow: str
    models: Mapping[str, str]  # file name -> SHA-256 in the content store, the called models too
    title: str
    matter: Matter


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResumed:
    """接续: the steps before `until` were done on paper; they are typed from it, one by one."""

    act: ClassVar[str] = "case.resumed"
    until: str  # the path of the step at which the matter stands
    until_name: str  # as the worklist calls it
    papers: str  # where the papers lie


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionTaken:
    """动议事由: from whom the matter came and what it is about."""

    act: ClassVar[str] = "motion.taken"
    source: str  # villagers | cadres | superior
    proposers: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyStudied:
    """村党组织研究讨论."""

    act: ClassVar[str] = "party.studied"
    held_on: date
    should_attend: int
    present: int
    in_favour: int
    agreed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingBegun:
    """张贴: what was posted, where, and from when. `text` None: an invitation to say what should change."""

    act: ClassVar[str] = "posting.begun"
    posting: str  # s-2026-7-1
    what: str  # opinions | draft | adopted
    places: tuple[str, ...]
    posted_on: date
    posted_by: str
    until: date
    witness: str = ""
    scan: str = ""
    text: str | None = None
    receiver: str | None = None  # 意见交给谁; None: the clerk
    phone: str | None = None  # None: the one the village has for notices


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingEnded:
    """The period is over. An entry of the timer."""

    act: ClassVar[str] = "posting.ended"
    posting: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingTakenDown:
    """撤下: a posting whose period was over hangs no longer."""

    act: ClassVar[str] = "posting.taken_down"
    posting: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionsTaken:
    """What people said to a posting, in kinds with counts, and what became of each."""

    act: ClassVar[str] = "opinions.taken"
    posting: str
    received: int
    written: int
    groups: tuple[OpinionGroup, ...]
    unknown: bool | None = None  # 不详: nobody has the papers any more


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRevised:
    """The draft was made: the text as a whole, and the changes it was computed from."""

    act: ClassVar[str] = "text.revised"
    base: str  # digest of the text the changes start from: the one in force
    changes: tuple[Change, ...]
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRequested:
    """报审: sent to the township."""

    act: ClassVar[str] = "review.requested"
    number: str
    sent_on: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewAnswered:
    """审核: the township agreed, agreed with advice, or returned with all defects at once."""

    act: ClassVar[str] = "review.answered"
    result: ReviewResult
    text: str
    advice: str = ""
    defects: tuple[Defect, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DefectsSupplied:
    """补材料, 改错字: what was owed has been handed in."""

    act: ClassVar[str] = "defects.supplied"
    defects: tuple[int, ...]  # numbers of open defects of the case
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCalled:
    """A meeting was called, and people told."""

    act: ClassVar[str] = "meeting.called"
    meeting: str  # m-2026-7-1
    body: Body
    call: str  # the call step of the model: assembly
    notice_on: date
    called: Called


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSignedIn:
    """Who was entitled, frozen, and who came."""

    act: ClassVar[str] = "meeting.signed_in"
    meeting: str
    roll: Roll
    sign_in: SignIn
    sheets: str = ""  # 签到表第1-12页


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingLapsed:
    """流会: too few came, nothing was decided."""

    act: ClassVar[str] = "meeting.lapsed"
    meeting: str
    then: str  # again | close
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDebated:
    """What was said."""

    act: ClassVar[str] = "meeting.debated"
    meeting: str
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteCounted:
    """计票: one item, one tally, one text."""

    act: ClassVar[str] = "vote.counted"
    meeting: str
    item: str
    text: str
    method: VoteMethod
    tally: Tally
    scrutineer: str
    counter: str
    adopted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteFailed:
    """Not adopted: what is to come of it."""

    act: ClassVar[str] = "vote.failed"
    meeting: str
    then: str  # draft | close
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesSigned:
    """会议纪要: who signed the record of the meeting that concluded, and how."""

    act: ClassVar[str] = "minutes.signed"
    meeting: str
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingReported:
    """报备案: sent to the township for filing."""

    act: ClassVar[str] = "filing.reported"
    number: str
    sent_on: date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingAnswered:
    """已备案, or 责令改正 with the defects."""

    act: ClassVar[str] = "filing.answered"
    result: FilingResult
    text: str
    number: str = ""
    defects: tuple[Defect, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConventionPublished:
    """公布: the adopted text is in force from that day."""

    act: ClassVar[str] = "convention.published"
    text: str
    in_force_from: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseArchived:
    """归档."""

    act: ClassVar[str] = "case.archived"
    box: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseWithdrawn:
    """撤回: the case ends here, at the village's own wish."""

    act: ClassVar[str] = "case.withdrawn"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerFired:
    """到期: a wait of the model is over. Nobody acted."""

    act: ClassVar[str] = "timer.fired"
    timer: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSetRight:
    """校时: the clock had run ahead when the entries before were written; from here on it is right again."""

    act: ClassVar[str] = "clock.set_right"
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMade:
    """A paper was made from the entries up to `of_entry`; its bytes lie in the content store."""

    act: ClassVar[str] = "paper.made"
    paper: str  # 2026-7/minutes/1
    kind: PaperKind
    meeting: str | None
    of_entry: int
    head: str  # the journal's head at that entry
    sha256: str
    made_with: Mapping[str, str]  # template, fonts, libraries -> digest or version


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterChanged:
    """变动: people died, left, came, formed a household of their own; who or what is new comes with it."""

    act: ClassVar[str] = "roster.changed"
    changes: tuple[PersonChange, ...]
    people: tuple[Person, ...] = ()
    households: tuple[Household, ...] = ()
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterChangeUndone:
    """撤回变动: what an entry said of people was wrong; all of it counts as never said."""

    act: ClassVar[str] = "roster.change_undone"
    entry: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TenureEnded:
    """卸任: a post is held no longer, from a day on."""

    act: ClassVar[str] = "tenure.ended"
    person: str
    post: str
    until: date
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """That a personal value was sealed, among others."""

    person: str
    kind: str
    sealed: str
    finder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuesSealed:
    """The personal values of a whole roster were sealed: as `ValueSealed`, for many at once."""

    act: ClassVar[str] = "values.sealed"
    values: tuple[Sealed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PinCodeGiven:
    """发口令码: with a code, used once, a person may set a PIN; whoever gave it might have used it too."""

    act: ClassVar[str] = "pin.code_given"
    person: str
    again: bool  # there was a PIN before


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateIssued:
    """村内测试证书: the village's own authority signed a person's request. No reliable electronic signature."""

    act: ClassVar[str] = "certificate.issued"
    person: str
    certificate: str  # SHA-256; it lies in the content store, and so does the authority's
    authority: str
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryCodeChanged:
    """换恢复信封: from here on another code opens what is locked beside the register."""

    act: ClassVar[str] = "recovery.changed"
    recovery: str  # the public half of the new code, hexadecimal


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegrityKeyChanged:
    """换防改钥匙: papers made from here on bear another integrity signature; the old ones keep theirs."""

    act: ClassVar[str] = "integrity_key.changed"
    certificate: str  # SHA-256; it lies in the content store
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """交接: a post goes from one person to another on a day, by a list that was signed."""

    act: ClassVar[str] = "post.handed_over"
    person: str  # who hands over
    post: str
    begins: Tenure  # of who takes over; its first day is the day of the handover
    supervisor: str  # 监交人
    official: str  # who came from the township; "" nobody
    one_sided: bool  # 单方清点: who hands over was not there
    inventory: str  # SHA-256 of the list in the content store
    head: str  # of the journal, when the list was made
    signatures: tuple[Signature, ...]
