"""What the register answers when it is asked: its rows, in the words of the domain."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from xiangyue.model.entry import FactValue, Flow
from xiangyue.model.evidence import By
from xiangyue.model.ids import Body, Matter
from xiangyue.model.meeting import Called, Remark, Roll, SignIn, Tally, VoteMethod
from xiangyue.model.paper import PaperKind, Signature
from xiangyue.model.review import Defect
from xiangyue.model.ruling import Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """件, as it stands."""

    number: str  # 2026-7
    workflow: str
    models: Mapping[str, str]
    title: str
    matter: Matter
    opened_at: datetime
    version: int  # number of the case's last entry: what a writer must have seen
    flow: Flow
    facts: Mapping[str, FactValue]
    answers: Mapping[str, Mapping[str, object]]  # the last answers of each step, by its path
    last_happened_at: Mapping[str, datetime]  # of each step, by its path
    text: str | None  # digest of the draft being worked on
    withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TodoLine:
    """One human step of one case that may be done now."""

    case: str
    title: str
    step: str
    name: str
    role: str
    since: date
    due: datetime | None
    act: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting with what is known of it so far."""

    id: str
    case: str
    body: Body
    call: str
    notice_on: date
    called: Called
    roll: Roll | None = None
    sign_in: SignIn | None = None
    sheets: str = ""
    lapsed: str | None = None
    remarks: tuple[Remark, ...] = ()
    votes: tuple["Vote", ...] = ()
    signatures: tuple[Signature, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """表决项: one item voted on."""

    item: str
    text: str
    method: VoteMethod
    tally: Tally
    scrutineer: str
    counter: str
    adopted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """张贴."""

    id: str
    case: str
    step: str
    what: str
    places: tuple[str, ...]
    posted_on: date
    posted_by: str
    until: date
    witness: str
    text: str | None
    ended_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextInForce:
    """A text that was or is the convention, from which day on, and which case brought it (None: it was there)."""

    digest: str
    since: date
    basis: str
    case: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDefect:
    """A defect the township told, until it is supplied or the case has gone past it."""

    number: int
    defect: Defect
    told_at: datetime
    supplied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingSeen:
    """A ruling with the entry it stands in, and the entry that voided it."""

    ruling: Ruling
    step: str | None
    entry: int
    voided_by: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedFor:
    """代录: an entry that another typed than the one whose act it is."""

    entry: int
    act: str
    responsible: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSeen:
    """A paper that was made."""

    id: str
    case: str | None  # None: a paper of the register itself
    kind: PaperKind
    meeting: str | None
    of_entry: int
    head: str
    sha256: str
    made_by: By
    made_at: datetime
