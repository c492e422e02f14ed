"""查看 and 卡在哪: a case as people want to see it, and what stands in its way."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from xiangyue.acts.case.earliest import Earliest, earliest_of
from xiangyue.acts.case.figures import figures_of, is_late
from xiangyue.acts.case.moving import model_of
from xiangyue.acts.case.owed import owed_of
from xiangyue.acts.case.unproved import judged, supplied_in
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.paper.course import words_of
from xiangyue.acts.paper.late import late_together
from xiangyue.acts.paper.on_behalf import evidence_of
from xiangyue.acts.village.meant import name_of
from xiangyue.model import Case, Due, Entry, EvidenceKind, OpenDefect, Outcome, PaperSeen, RulingSeen, Subject, Waiting
from xiangyue.model.happened import CaseResumed

ON_PAPER = frozenset({EvidenceKind.SIGNED_PAPER, EvidenceKind.RECEIVED})


class StageState(StrEnum):
    """办完, 在这里, 还没到."""

    DONE = "done"
    HERE = "here"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """流水: one entry as people read it."""

    number: int
    happened_on: date
    recorded_at: datetime
    words: str
    typed_by: str
    responsible: str
    evidence: str  # "" when the responsible person typed it
    hash: str
    act: str = ""
    owed: bool = False  # 凭据待补
    late: bool = False  # 补录
    figures: str = ""  # 到 61 户；同意52 反对6 弃权3


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingFor:
    """A step that may be done now, and who may do it."""

    waiting: Waiting
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A case on one screen."""

    late: tuple[RulingSeen, ...]  # 补录: what a reviewer sees first (design 5)
    case: Case
    stages: tuple[tuple[str, StageState], ...]
    course: tuple[LogLine, ...]
    waiting: tuple[WaitingFor, ...]
    due: tuple[Due, ...]
    owed: tuple[OpenDefect, ...]
    unmet: tuple[RulingSeen, ...]  # rulings that stand and are not met: what stands in the way
    papers: tuple[PaperSeen, ...]
    resumed: str = ""  # 接续: how far it was on paper, and where that lies
    earliest: Earliest | None = None  # the meeting ahead, if people were told today
    signed: int = 0  # on the minutes
    unsigned: int = 0
    unscanned: int = 0  # papers that lie in a cupboard only
    unproved: tuple[LogLine, ...] = ()  # 凭据待补: said before everything else


def show(office: Office, number: str, *, on: date) -> Shown:
    """Return the case as it stands.

    Raises:
        NoSuchCase: there is none.

    """
    register = office.register
    case = register.case(number)
    lines = log(office, number)
    owing = frozenset(line.number for line in lines if line.owed)
    entries = tuple(register.entries(number))
    signatures = [one for meeting in register.meetings(number) for one in meeting.signatures]
    standing = tuple(judged(seen, owing) for seen in register.rulings(number) if seen.voided_by is None)
    return Shown(
        late=tuple(seen for seen in late_together(standing, entries) if seen.ruling.subject is Subject.LATE),
        case=case,
        stages=_stages(office, case),
        course=tuple(line for line in lines if line.words),
        waiting=tuple(
            WaitingFor(waiting=waiting, who=holders(office, waiting.role, on=on)) for waiting in case.flow.waiting
        ),
        due=case.flow.due,
        owed=owed_of(register, number),
        unmet=tuple(seen for seen in standing if seen.ruling.outcome in (Outcome.NOT_MET, Outcome.OWED)),
        papers=register.papers(number),
        resumed=next((words_of(entry) for entry in reversed(entries) if entry.act == CaseResumed.act), ""),
        earliest=earliest_of(office, model_of(register, case), case, on=on),
        signed=sum(one.signed_on is not None for one in signatures),
        unsigned=sum(one.signed_on is None for one in signatures),
        unscanned=sum(entry.by.evidence.kind in ON_PAPER and not entry.by.evidence.scan for entry in entries),
        unproved=tuple(line for line in lines if line.owed),
    )


def log(office: Office, number: str | None = None) -> tuple[LogLine, ...]:
    """Return the journal, of one case or of all."""
    entries = tuple(office.register.entries(number))
    supplied = supplied_in(entries)
    return tuple(_line(office, entry, supplied.get(entry.number)) for entry in entries)


def _line(office: Office, entry: Entry, supplied: Entry | None) -> LogLine:
    return LogLine(
        number=entry.number,
        happened_on=entry.happened_at.astimezone(BEIJING).date(),
        recorded_at=entry.recorded_at.astimezone(BEIJING),
        words=words_of(entry),
        typed_by=name_of(office.register, entry.by.typed_by),
        responsible=name_of(office.register, entry.by.responsible),
        evidence=evidence_of(entry, supplied) if entry.by.on_behalf or entry.by.evidence.where else "",
        hash=entry.hash,
        act=entry.act,
        owed=entry.by.owing and supplied is None,
        late=is_late(entry),
        figures=figures_of(entry),
    )


def _stages(office: Office, case: Case) -> tuple[tuple[str, StageState], ...]:
    stages = model_of(office.register, case).stages
    over = case.flow.ended is not None
    here = stages.index(case.flow.stage) if case.flow.stage in stages else 0
    return tuple(
        (stage, StageState.DONE if place < here or over else StageState.HERE if place == here else StageState.AHEAD)
        for place, stage in enumerate(stages)
    )


def holders(office: Office, role: str, *, on: date) -> tuple[str, ...]:
    """Return the names of those who have a role on that day."""
    officials = tuple(official.name for official in office.register.officials() if official.role == role)
    held = tuple(
        name_of(office.register, tenure.person) for tenure in office.register.tenures(on) if tenure.role == role
    )
    return officials or held
