"""凭据待补: what was typed on behalf and nothing shows yet; what rests on it does not count as shown (ADR 22)."""

from collections.abc import Collection
from dataclasses import replace

from xiangyue.model import Entry, Outcome, Ruling, RulingSeen
from xiangyue.model.happened import EvidenceSupplied
from xiangyue.records import Journal, Register
from xiangyue.words import say

OWED = "evidence_owed"  # case.evidence_owed


def unproved_of(record: Register | Journal, case: str) -> tuple[Entry, ...]:
    """Return the entries of a case that still lack their evidence, in order."""
    entries = tuple(record.entries(case))
    owing = owing_in(entries)
    return tuple(entry for entry in entries if entry.number in owing)


def unproved(record: Register | Journal) -> tuple[Entry, ...]:
    """Return those of every case, withdrawn or ended ones too: a line stays on the list until it has evidence."""
    return tuple(entry for case in record.cases_where(OWED) for entry in unproved_of(record, case))


def owing_in(entries: Collection[Entry]) -> frozenset[int]:
    """Return which of the entries lack their evidence, as far as these entries go."""
    return frozenset(entry.number for entry in entries if entry.by.owing) - supplied_in(entries).keys()


def supplied_in(entries: Collection[Entry]) -> dict[int, Entry]:
    """Return by the number of the entry they are for the entries that brought evidence."""
    return {int(entry.payload["did"]["entry"]): entry for entry in entries if entry.act == EvidenceSupplied.act}


def judged(seen: RulingSeen, owing: Collection[int]) -> RulingSeen:
    """Return a ruling as it counts: one that is met on the word of an unproved entry is 待补."""
    return replace(seen, ruling=counted(seen.ruling, seen.entry)) if seen.entry in owing else seen


def counted(ruling: Ruling, entry: int) -> Ruling:
    """Return a ruling as it counts that rests on an unproved entry."""
    if ruling.outcome is not Outcome.MET:
        return ruling
    note = "；".join(part for part in (ruling.note, say("evidence.ruling_owed", entry=entry)) if part)
    return replace(ruling, outcome=Outcome.OWED, note=note)


def line_of(entry: Entry) -> str:
    """Return an unproved entry in a few words: 第 12 笔 党组织研究."""
    return say("evidence.line", entry=entry.number, what=say(f"act.{entry.act}"))
