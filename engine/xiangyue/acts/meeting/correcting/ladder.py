"""The ladder: how far a wrong number has got, and what is still to be done for what was corrected."""

from collections.abc import Mapping
from dataclasses import dataclass

from xiangyue.acts.meeting.correcting.refusals import NothingToCorrect
from xiangyue.acts.meeting.minutes import OFFICERS, officer
from xiangyue.canon import read
from xiangyue.model import Entry, Meeting, PaperKind, PaperSeen, Signature
from xiangyue.model.corrected import Rung
from xiangyue.model.happened import (
    ConventionPublished,
    CorrectionBegun,
    CorrectionSent,
    CorrectionSigned,
    FilingReported,
    OpinionReached,
    OpinionSettled,
    PostingBegun,
    VoteCorrected,
    VoteCounted,
    VotesCounted,
)
from xiangyue.records import Journal, Register

COUNTED = (VoteCounted.act, VotesCounted.act, OpinionReached.act)
TURNED = ("chair", "scrutineer", "counter")
TOWNSHIP, BOARD = "township", "board"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """A meeting that voted, and what has become of its numbers since."""

    meeting: Meeting
    first: Entry  # by which its votes were put on record
    last: Entry  # by which they stand there as they are now
    rung: Rung
    edition: int
    papers: tuple[PaperSeen, ...]  # out with the numbers as they are now
    signed: tuple[Signature, ...]
    unsigned: tuple[tuple[str, str], ...]  # capacity and person
    filed: bool
    posted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """What a correction still asks for."""

    entry: Entry
    what: str  # settle | edition | note | township | board
    words: str


def ladder_of(record: Register | Journal, case: str) -> Ladder:
    """Return on which rung a correction of the last vote of a case would stand.

    Raises:
        NothingToCorrect: there was none.

    """
    meeting = next((one for one in reversed(record.meetings(case)) if one.votes), None)
    if meeting is None:
        raise NothingToCorrect(case=case)
    entries = tuple(record.entries(case))
    counted = [one for one in entries if one.act in COUNTED and one.payload["did"]["meeting"] == meeting.id]
    if not counted:
        raise NothingToCorrect(case=case)
    first, last = counted[0], counted[-1]
    papers = tuple(
        one for one in record.papers(case) if one.of_entry >= last.number and one.kind is not PaperKind.CORRECTION
    )
    after = [one for one in entries if one.number > first.number]
    filed, posted = any(one.act == FilingReported.act for one in after), any(_hangs(one) for one in after)
    by_capacity = {one.capacity: one for one in meeting.signatures}
    signed = tuple(one for one in meeting.signatures if one.signed_on)
    left = tuple(
        (one, officer(meeting, one)) for one in OFFICERS if one not in by_capacity or not by_capacity[one].signed_on
    )
    rung = _rung(sent=filed or posted, papers=papers, signed=signed, left=left)
    return Ladder(
        meeting=meeting,
        first=first,
        last=last,
        rung=rung,
        edition=edition_of(entries, meeting.id),
        papers=papers,
        signed=signed,
        unsigned=left,
        filed=filed,
        posted=posted,
    )


def edition_of(entries: tuple[Entry, ...], meeting: str) -> int:
    """Return which edition of the record of a meeting is in force."""
    return 1 + sum(one.rung is Rung.EDITION and not one.again for _, one in corrections_of(entries, meeting))


def corrections_of(entries: tuple[Entry, ...], meeting: str) -> tuple[tuple[Entry, VoteCorrected], ...]:
    """Return the corrections of a meeting, in order."""
    return tuple(
        (one, read(VoteCorrected, one.payload["did"]))
        for one in entries
        if one.act == VoteCorrected.act and one.payload["did"]["meeting"] == meeting
    )


def begun_of(entries: tuple[Entry, ...]) -> tuple[Entry, CorrectionBegun] | None:
    """Return the turning of a result that waits for its signatures."""
    settled = {one.payload["did"].get("begun") for one in entries if one.act == VoteCorrected.act}
    begun = [one for one in entries if one.act == CorrectionBegun.act and one.number not in settled]
    return (begun[-1], read(CorrectionBegun, begun[-1].payload["did"])) if begun else None


def unfinished_of(record: Register | Journal, case: str) -> tuple[Unfinished, ...]:
    """Return what the corrections of a case still ask for, in the order in which it is done."""
    entries = tuple(record.entries(case))
    found: list[Unfinished] = []
    begun = begun_of(entries)
    if begun:
        found.append(Unfinished(entry=begun[0], what="settle", words=begun[1].words))
    for meeting in record.meetings(case):
        corrections = corrections_of(entries, meeting.id)
        if any(one.rung is Rung.EDITION for _, one in corrections) and len(meeting.signatures) < len(OFFICERS):
            entry, last = corrections[-1]
            found.append(Unfinished(entry=entry, what="edition", words=last.words))
        found += [one for entry, did in corrections for one in _owed(entries, entry, did)]
    return tuple(found)


def _owed(entries: tuple[Entry, ...], entry: Entry, did: VoteCorrected) -> list[Unfinished]:
    """A 更正说明 is signed by those who signed the record, and goes wherever the wrong number went."""
    mine = [one for one in entries if one.payload.get("did", {}).get("correction") == entry.number]
    sent = {one.payload["did"]["to"] for one in mine if one.act == CorrectionSent.act}
    wanted = []
    if did.rung in (Rung.NOTE, Rung.NOTICE) and not did.signatures:
        wanted += [] if any(one.act == CorrectionSigned.act for one in mine) else ["note"]
    if did.rung is Rung.NOTICE:
        before = [one for one in entries if one.number < entry.number]
        went: Mapping[str, bool] = {
            TOWNSHIP: any(one.act == FilingReported.act for one in before),
            BOARD: any(_hangs(one) for one in before),
        }
        wanted += [to for to, where in went.items() if where and to not in sent]
    return [Unfinished(entry=entry, what=what, words=did.words) for what in wanted]


def _rung(
    *,
    sent: bool,
    papers: tuple[PaperSeen, ...],
    signed: tuple[Signature, ...],
    left: tuple[tuple[str, str], ...],
) -> Rung:
    if sent:
        return Rung.NOTICE
    if signed:
        return Rung.EDITION if left else Rung.NOTE
    return Rung.REPRINT if papers else Rung.UNPRINTED


def _hangs(entry: Entry) -> bool:
    did = entry.payload.get("did", {})
    return (
        entry.act == ConventionPublished.act
        or (entry.act == PostingBegun.act and did["what"] == "adopted")
        or (entry.act == OpinionSettled.act and did["then"] == "public")
    )
