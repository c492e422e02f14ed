"""The text: drafted, posted, spoken to, answered by the township, in force."""

from datetime import date

from xiangyue.model import Defect, Entry, Text
from xiangyue.model.happened import (
    ConventionPublished,
    DefectsSupplied,
    FilingAnswered,
    OpinionsTaken,
    PostingBegun,
    PostingEnded,
    PostingTakenDown,
    ReviewAnswered,
    TextEntered,
    TextRevised,
)
from xiangyue.records import tables
from xiangyue.records.apply.registry import applies, leaves_no_row
from xiangyue.records.apply.rows import Rows, written

leaves_no_row(PostingTakenDown)


@applies(TextEntered)
def entered(rows: Rows, entry: Entry, did: TextEntered) -> None:
    """The convention as the register found it."""
    keep_text(rows, did.text)
    _in_force(rows, entry, text=did.text.digest, since=did.in_force_from, basis=did.basis)


@applies(TextRevised)
def revised(rows: Rows, entry: Entry, did: TextRevised) -> None:
    """A new draft: what was ruled about another text no longer holds."""
    keep_text(rows, did.text)
    draft = did.text.digest
    rows.change("cases", {"text": draft}, number=entry.case)
    of_another_text = tables.of("ruling").c.text != draft
    rows.change("ruling", {"voided_by": entry.number}, of_another_text, case_number=entry.case, voided_by=None)


@applies(ConventionPublished)
def published(rows: Rows, entry: Entry, did: ConventionPublished) -> None:
    """公布."""
    _in_force(rows, entry, text=did.text, since=did.in_force_from, basis="")


@applies(PostingBegun)
def posted(rows: Rows, entry: Entry, did: PostingBegun) -> None:
    """张贴."""
    rows.add(
        "posting",
        {
            "id": did.posting,
            "case_number": entry.case,
            "entry": entry.number,
            "step": entry.payload["step"] or "",
            "what": did.what,
            "places": written(did.places),
            "posted_on": did.posted_on,
            "posted_by": did.posted_by,
            "until": did.until,
            "witness": did.witness,
            "scan": did.scan,
            "text": did.text,
            "ended_at": None,
        },
    )


@applies(PostingEnded)
def ended(rows: Rows, entry: Entry, did: PostingEnded) -> None:
    """The period is over."""
    rows.change("posting", {"ended_at": entry.happened_at}, id=did.posting)


@applies(OpinionsTaken)
def opinions(rows: Rows, entry: Entry, did: OpinionsTaken) -> None:
    """征求意见."""
    rows.add(
        "opinion",
        {
            "entry": entry.number,
            "case_number": entry.case,
            "posting": did.posting,
            "received": did.received,
            "written": did.written,
            "groups": written(did.groups),
        },
    )


@applies(ReviewAnswered)
def reviewed(rows: Rows, entry: Entry, did: ReviewAnswered) -> None:
    """审核."""
    _told(rows, entry, did.defects)


@applies(FilingAnswered)
def filed(rows: Rows, entry: Entry, did: FilingAnswered) -> None:
    """备案."""
    _told(rows, entry, did.defects)


@applies(DefectsSupplied)
def supplied(rows: Rows, entry: Entry, did: DefectsSupplied) -> None:
    """补材料, 改错字."""
    for number in did.defects:
        rows.change("defect", {"supplied_by": entry.number}, case_number=entry.case, number=number)


def keep_text(rows: Rows, text: Text) -> None:
    """Put a text down once, however often it is drafted again."""
    key = text.digest
    if not rows.many("text", digest=key):
        rows.add("text", {"digest": key, "title": text.title})
        numbered = enumerate(text.articles, start=1)
        rows.add("article", *({"text": key, "place": n, "id": one.id, "words": one.words} for n, one in numbered))


def _in_force(rows: Rows, entry: Entry, *, text: str, since: date, basis: str) -> None:
    row = {"entry": entry.number, "text": text, "since": since, "basis": basis, "case_number": entry.case}
    rows.add("in_force", row)


def _told(rows: Rows, entry: Entry, defects: tuple[Defect, ...]) -> None:
    """An answer leaves the defects of the one before behind; numbers run through the whole case."""
    rows.change("defect", {"gone_by": entry.number}, case_number=entry.case, gone_by=None)
    before = rows.many("defect", case_number=entry.case)
    rows.add("defect", *(_defect(entry, number, one) for number, one in enumerate(defects, start=before + 1)))


def _defect(entry: Entry, number: int, one: Defect) -> dict[str, object]:
    return {
        "case_number": entry.case,
        "number": number,
        "entry": entry.number,
        "told_at": entry.happened_at,
        "target": one.target,
        "what": one.what,
        "remedy": one.remedy,
        "rule": one.rule,
        "article": one.article,
        "step": one.step,
        "supplied_by": None,
        "gone_by": None,
    }
