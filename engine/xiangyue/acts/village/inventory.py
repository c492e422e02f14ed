"""清册: what goes from one hand into another, as the register knows it; the same register gives the same list."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xiangyue.acts.case.owed import owed_of
from xiangyue.acts.case.unproved import unproved
from xiangyue.acts.paper.on_behalf import evidence_words
from xiangyue.acts.village.countersigning import unsigned_handovers
from xiangyue.acts.village.keys import KeyLine, list_keys
from xiangyue.acts.village.meant import name_of
from xiangyue.acts.village.promises import open_promises
from xiangyue.canon import canonical, digest, plain
from xiangyue.model import Case, Entry, EvidenceKind, PaperKind, code_of
from xiangyue.model.happened import CaseArchived, PaperMade, PostingTakenDown
from xiangyue.records import Journal, Register
from xiangyue.words import known, say

ON_PAPER = {EvidenceKind.SIGNED_PAPER, EvidenceKind.RECEIVED}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCase:
    """没办完的."""

    case: str
    title: str
    waits_for: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """张贴中: what has to be taken down, and when."""

    case: str
    what: str
    until: date
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """还欠镇上的."""

    case: str
    what: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """A line of the journal whose paper has no scan, or that has no evidence at all."""

    entry: int
    case: str
    what: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsigned:
    """补签没回来的."""

    case: str
    who: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """答应过的: 会上定了还没办的."""

    number: int
    what: str
    who: str
    until: date | None
    case: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """移交人 接交人 监交人, and who came from the township."""

    person: str
    successor: str
    supervisor: str
    official: str = ""
    one_sided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """The list three people sign."""

    village: str
    post: str
    on: date
    parties: Parties
    cases: tuple[OpenCase, ...]
    hanging: tuple[Hanging, ...]
    promises: tuple[Promise, ...]
    owed: tuple[Owed, ...]
    unsigned: tuple[Unsigned, ...]
    unscanned: tuple[Lacking, ...]
    without_evidence: tuple[Lacking, ...]
    boxes: tuple[str, ...]
    keys: tuple[KeyLine, ...]
    entry: int
    head: str

    @property
    def content(self) -> bytes:
        """The list as it lies in the content store."""
        return canonical(plain(self))

    @property
    def code(self) -> str:
        """What is printed on the list: the first signs find out whether it is this one that was signed."""
        return code_of(digest(self.content))


def gather(register: Register, parties: Parties, *, post: str, on: date, keys: Path) -> Inventory:
    """Look through the register for everything the next one must know."""
    last = last_news(register)
    cases = register.cases()
    still = tuple(one for one in cases if not one.withdrawn and not one.flow.ended)
    return Inventory(
        village=register.village.name,
        post=post,
        on=on,
        parties=parties,
        cases=tuple(_open(one) for one in still),
        hanging=tuple(one for case in cases for one in _hanging(register, case, on=on)),
        promises=tuple(
            Promise(number=one.number, what=one.what, who=one.who, until=one.until, case=one.about or "")
            for one in open_promises(register)
        ),
        owed=tuple(
            Owed(case=case.number, what=one.defect.what, remedy=one.defect.remedy)
            for case in still
            for one in owed_of(register, case.number)
        ),
        unsigned=(
            *(one for case in cases for one in _unsigned(register, case)),
            *(
                Unsigned(case="", who=name_of(register, one.did.person), reason=say("handover.late"))
                for one in unsigned_handovers(register)
            ),
        ),
        unscanned=tuple(
            _lacking(one) for one in register.entries() if one.by.evidence.kind in ON_PAPER and not one.by.evidence.scan
        ),
        without_evidence=tuple(_lacking(one) for one in unproved(register)),
        boxes=tuple(dict.fromkeys(did.box for _, did in register.every(CaseArchived))),
        keys=list_keys(register, keys),
        entry=last.number,
        head=last.hash,
    )


def last_news(record: Register | Journal) -> Entry:
    """Return the last entry that is not only that a paper was made: printing the list does not make it another."""
    number, _ = record.head()
    while (entry := record.entry(number)).act == PaperMade.act:
        number -= 1
    return entry


def _open(case: Case) -> OpenCase:
    waiting = tuple(one.name for one in case.flow.waiting)
    due = tuple(say("handover.waits_until", at=one.at) for one in case.flow.due)
    return OpenCase(case=case.number, title=case.title, waits_for=waiting + due)


def _hanging(register: Register, case: Case, *, on: date) -> Iterator[Hanging]:
    """Yield what hangs on that day, or whose period nobody has seen end; not what was taken down."""
    down = {did.posting for did in register.happened(case.number, PostingTakenDown)}
    for one in register.postings(case.number):
        if one.id not in down and (one.until >= on or one.ended_at is None):
            words = say(f"handover.posting.{one.what}") if known(f"handover.posting.{one.what}") else one.what
            yield Hanging(case=case.number, what=words, until=one.until, places=one.places)


def _unsigned(register: Register, case: Case) -> Iterator[Unsigned]:
    """Yield who has not signed minutes that were signed by others, and the minutes nobody signed."""
    made = {paper.meeting for paper in register.papers(case.number) if paper.kind is PaperKind.MINUTES}
    for meeting in register.meetings(case.number):
        if meeting.id in made and not meeting.signatures:
            yield Unsigned(case=case.number, who=say("handover.nobody"), reason="")
        for one in meeting.signatures:
            if one.signed_on is None:
                yield Unsigned(case=case.number, who=name_of(register, one.person), reason=one.reason)


def _lacking(entry: Entry) -> Lacking:
    what = say(f"act.{entry.act}") if known(f"act.{entry.act}") else entry.act
    return Lacking(entry=entry.number, case=entry.case or "", what=what, evidence=evidence_words(entry.by.evidence))
