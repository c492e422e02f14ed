"""归档文件目录: gathering the papers of a case by piece, with what anybody checks a file by, and what is missing."""

import json
from collections.abc import Iterator

from xiangyue.acts.case.unproved import owing_in
from xiangyue.acts.paper.heading import heading, last_of
from xiangyue.acts.paper.on_behalf import evidence_words
from xiangyue.acts.paper.printing import name_of_copy
from xiangyue.acts.paper.recorded import called
from xiangyue.acts.paper.subject import Subject
from xiangyue.acts.village.meant import name_of
from xiangyue.documents import ArchiveListFacts, OnPaperOnly, Piece, pages_in
from xiangyue.model import BEIJING, Entry, EvidenceKind, PaperKind, PaperSeen
from xiangyue.model.happened import CaseArchived, PaperMade
from xiangyue.records import Register
from xiangyue.signing import attached
from xiangyue.words import say

_ORDER = list(PaperKind)
_ON_PAPER = frozenset({EvidenceKind.SIGNED_PAPER, EvidenceKind.RECEIVED, EvidenceKind.RECORD_BOOK})


def gather_archive_list(subject: Subject) -> ArchiveListFacts:
    """Return what the 归档文件目录 says: of each paper the last printing."""
    register, number = subject.register, subject.case.number
    entries = [entry for entry in register.entries(number) if not _of_this_list(entry)]
    box = last_of(subject, CaseArchived)
    return ArchiveListFacts(
        **heading(subject, entries[-1]),
        title=say("paperkind.archive-list"),
        about=subject.case.title,
        opened_on=subject.case.opened_at.astimezone(BEIJING).date(),
        box=str(box.payload["did"]["box"]) if box else "",
        pieces=tuple(_piece(register, place, one) for place, one in enumerate(last_printings(register, number), 1)),
        papers=tuple(_on_paper(subject)),
        missing=tuple(_missing(subject)),
    )


def last_printings(register: Register, case: str) -> tuple[PaperSeen, ...]:
    """Return of each paper of a case the last printing, in the order in which they are filed."""
    last = {called(one): one for one in register.papers(case) if one.kind is not PaperKind.ARCHIVE_LIST}
    return tuple(sorted(last.values(), key=lambda one: (_ORDER.index(one.kind), one.made_at)))


def _of_this_list(entry: Entry) -> bool:
    """A list that was printed is no news for the list."""
    return entry.act == PaperMade.act and entry.payload["did"]["kind"] == PaperKind.ARCHIVE_LIST


def _piece(register: Register, number: int, paper: PaperSeen) -> Piece:
    content = register.content(paper.sha256)
    told = json.loads(attached(content, f"{paper.kind}.json"))
    return Piece(
        number=number,
        name=say(f"paperkind.{paper.kind}"),
        title=str(told["title"]),
        on=paper.made_at.astimezone(BEIJING).date(),
        pages=pages_in(content),
        file=name_of_copy(register, paper),
        sha256=paper.sha256,
    )


def _on_paper(subject: Subject) -> Iterator[OnPaperOnly]:
    """Yield what lies in a cupboard and in no file."""
    for entry in subject.entries:
        evidence = entry.by.evidence
        if evidence.kind in _ON_PAPER:
            yield OnPaperOnly(
                step=say(f"act.{entry.act}"),
                where=evidence_words(evidence),
                on=entry.happened_at.astimezone(BEIJING).date(),
                scanned=bool(evidence.scan),
            )
    for meeting in subject.register.meetings(subject.case.number):
        if meeting.sheets:
            held = meeting.called.held_at.astimezone(BEIJING).date()
            yield OnPaperOnly(step=say("paperkind.sign-in-sheet"), where=meeting.sheets, on=held, scanned=False)


def _missing(subject: Subject) -> Iterator[str]:
    unscanned = sum(not one.scanned for one in _on_paper(subject))
    if unscanned:
        yield say("paper.missing.scans", count=unscanned)
    for meeting in subject.register.meetings(subject.case.number):
        held = meeting.called.held_at.astimezone(BEIJING).date()
        unsigned = [one for one in meeting.signatures if one.signed_on is None]
        names = "、".join(name_of(subject.register, one.person) for one in unsigned)
        if meeting.votes and not meeting.signatures:
            yield say("paper.missing.all_signatures", on=held)
        elif unsigned:
            yield say("paper.missing.signatures", on=held, count=len(unsigned), names=names)
    if owing := owing_in(subject.entries):
        yield say("paper.missing.evidence", count=len(owing))
