"""A paper is made, sealed with the register's own key, kept, and put on record: the same way for every kind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from xiangyue.acts.case.may import check_clerk
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.paper.beside import signed_original
from xiangyue.canon import digest
from xiangyue.documents import JournalHead, Press, RecordedPage
from xiangyue.model import By, Draft, Entry, PaperKind, PaperSeen, code_of
from xiangyue.model.happened import PaperMade
from xiangyue.records import DiskFull, Register
from xiangyue.signing import IntegrityKey, seal


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A paper that was made, and where its copy lies."""

    paper: str
    path: Path
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """Where a paper belongs: its kind, its case, its meeting, and what it is called among its like."""

    kind: PaperKind
    case: str | None = None
    meeting: str | None = None
    name: str  # notice-2: of the file and within the paper's id; the printing follows


class Check(Protocol):
    """Who may make a paper."""

    def __call__(self, record: Register, by: By, *, what: str, on: date) -> None:
        """Refuse whoever may not."""


def put_on_record(
    office: Office,
    filed: Filed,
    gather: Callable[[int], RecordedPage],
    *,
    press: Press,
    key: IntegrityKey,
    by: By,
    now: datetime,
    check: Check = check_clerk,
) -> Made:
    """Make a paper of the facts that `gather` has for a printing; with nothing new since the last, give that again.

    Raises:
        GlyphMissing: a character stands in no font; nothing was signed.
        NotYours: only the clerk makes papers, unless `check` says otherwise.
        Overtaken: somebody else wrote to the case meanwhile.
        DiskFull: the copy for printing did not fit.

    """
    register = office.register
    check(register, by, what="does.render", on=now.astimezone(BEIJING).date())
    seen = register.case(filed.case).version if filed.case else None
    before = [one for one in register.papers(filed.case) if called(one) == filed.name]
    printing = 1 + len(before)
    if original := signed_original(register, filed.kind, filed.meeting, before):
        return _again(register, filed, original)
    facts = gather(printing)
    if before and before[-1].of_entry == facts.head.entry:
        return _again(register, filed, before[-1])
    made = press.paper(facts)
    sealed = seal(made.pdf, key, at=now)
    sha256 = register.keep(sealed)
    path = _path(register, filed)
    partial = _laid_down(path, sealed)
    did = PaperMade(
        paper="/".join(one for one in (filed.case, filed.name, str(printing)) if one),
        kind=filed.kind,
        meeting=filed.meeting,
        of_entry=facts.head.entry,
        head=facts.head.hash,
        sha256=sha256,
        made_with=made.made_with,
    )
    with register.writing(now=now) as journal:
        journal.append(Draft(case=filed.case, by=by, happened_at=now, did=did), seen=seen)
    partial.replace(path)
    return Made(paper=did.paper, path=path, sha256=digest(sealed))


def called(paper: PaperSeen) -> str:
    """Return the name among its like of a paper that stands on record: notice-2 of 2026-7/notice-2/1."""
    return paper.id.split("/")[-2]


def head_of(register: Register, last: Entry) -> JournalHead:
    """Return the head of the journal at an entry, as a paper prints it."""
    return JournalHead(register=register.id, entry=last.number, hash=last.hash, code=code_of(last.hash))


def _again(register: Register, filed: Filed, paper: PaperSeen) -> Made:
    """Return the paper there is: nothing has happened since, and a reprint is the stored bytes."""
    path = _path(register, filed)
    _laid_down(path, register.content(paper.sha256)).replace(path)
    return Made(paper=paper.id, path=path, sha256=paper.sha256)


def _path(register: Register, filed: Filed) -> Path:
    return register.home / "papers" / (filed.case or "") / f"{filed.name}.pdf"


def _laid_down(path: Path, content: bytes) -> Path:
    """Write the copy beside its place: what does not fit is found out before the entry is written."""
    partial = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content)
    except OSError as problem:
        raise DiskFull from problem
    return partial
