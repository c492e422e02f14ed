"""更正说明: gathering what was wrong and what the signed sheet has, from the correction's own entry."""

from collections.abc import Iterator
from typing import Final

from xiangyue.acts.meeting.correcting import TURNED, begun_of, corrections_of, ladder_of, unfinished_of
from xiangyue.acts.meeting.minutes import OFFICERS, officer
from xiangyue.acts.paper.heading import heading
from xiangyue.acts.paper.subject import Subject
from xiangyue.acts.village.meant import name_of
from xiangyue.canon import read
from xiangyue.documents import CorrectionFacts, Signer
from xiangyue.errors import Refusal
from xiangyue.model import Entry, Meeting, Signature
from xiangyue.model.corrected import CorrectionBegun, CorrectionSigned, Rung, VoteCorrected
from xiangyue.model.happened import CorrectionSent
from xiangyue.records import Register
from xiangyue.words import say

BESIDE: Final = frozenset({Rung.NOTE, Rung.NOTICE})


class NoCorrection(Refusal):
    """Nothing was corrected for which a page of its own is made."""

    code = "no-correction-note"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case.rpartition("-")[2])


def corrected_meeting(register: Register, case: str) -> Meeting:
    """Return the meeting a 更正说明 is about.

    Raises:
        NothingToCorrect: none voted.

    """
    return ladder_of(register, case).meeting


def gather_correction(subject: Subject) -> CorrectionFacts:
    """Return what the 更正说明 says: of a turned result before it is settled, too, for it is signed first.

    Raises:
        NoCorrection: there is none.

    """
    register, meeting = subject.register, subject.meeting or corrected_meeting(subject.register, subject.case.number)
    entry, did = _last(subject, meeting)
    signed, last = _signed(subject, entry, did)
    carried, was_carried, needed = _result(subject, entry, did)
    settled = isinstance(did, VoteCorrected)
    sheet = did.sheet if isinstance(did, CorrectionBegun) else _sheet(subject, did)
    turned = isinstance(did, CorrectionBegun) or did.turned
    return CorrectionFacts(
        **heading(subject, last),
        title=say("paper.correction"),
        body=say(f"body.{meeting.body}"),
        held_on=meeting.called.held_at.date(),
        item=did.words,
        was=did.was,
        tally=did.tally,
        needed=needed,
        was_carried=was_carried,
        carried=carried,
        settled=settled,
        again=isinstance(did, VoteCorrected) and did.again,
        source=did.source,
        sheet=sheet,
        found_by=name_of(register, did.found_by),
        papers=tuple(_out(register, subject.case.number, did.papers)),
        told=say(f"correcting.told.{did.told}", on=did.told_on) if isinstance(did, VoteCorrected) and did.told else "",
        goes_to=tuple(
            say(f"correcting.goes_to.{one.what}")
            for one in unfinished_of(register, subject.case.number)
            if one.entry.number == entry.number and known_place(one.what)
        ),
        signers=tuple(_signers(register, meeting, TURNED if turned else OFFICERS, signed)),
    )


def known_place(what: str) -> bool:
    """Whether an unfinished part of a correction is a place it has to go to."""
    return what in ("township", "board")


def _last(subject: Subject, meeting: Meeting) -> tuple[Entry, CorrectionBegun | VoteCorrected]:
    begun = begun_of(subject.entries)
    if begun is not None:
        return begun
    beside = [
        (entry, did) for entry, did in corrections_of(subject.entries, meeting.id) if did.rung in BESIDE or did.turned
    ]
    if not beside:
        raise NoCorrection(case=subject.case.number)
    return beside[-1]


def _signed(
    subject: Subject, entry: Entry, did: CorrectionBegun | VoteCorrected
) -> tuple[tuple[Signature, ...], Entry]:
    """Return who signed the page, and the last entry that has a say in it."""
    mine = [one for one in subject.entries if one.payload["did"].get("correction") == entry.number]
    signing = [one for one in mine if one.act == CorrectionSigned.act]
    signatures = did.signatures if isinstance(did, VoteCorrected) else ()
    if signing:
        signatures = read(CorrectionSigned, signing[-1].payload["did"]).signatures
    last = max((entry, *signing, *(one for one in mine if one.act == CorrectionSent.act)), key=lambda one: one.number)
    return signatures, last


def _result(subject: Subject, entry: Entry, did: CorrectionBegun | VoteCorrected) -> tuple[bool, bool, int]:
    """Return whether it carries now, whether it did, and what it needed: by what was ruled of it."""
    rulings = [
        seen.ruling
        for seen in subject.register.rulings(subject.case.number)
        if seen.ruling.about.meeting == did.meeting and seen.ruling.about.item == did.item and seen.ruling.needed
    ]
    needed = (rulings[-1].needed or 0) if rulings else 0
    del entry
    return did.tally.in_favour >= needed, did.was.in_favour >= needed, needed


def _sheet(subject: Subject, did: VoteCorrected) -> str:
    for one in subject.entries:
        if one.number == did.begun:
            return read(CorrectionBegun, one.payload["did"]).sheet
    return ""


def _out(register: Register, case: str, papers: tuple[str, ...]) -> Iterator[str]:
    kinds = {one.id: one.kind for one in register.papers(case)}
    for one in papers:
        yield say("correcting.printed", kind=say(f"paperkind.{kinds[one]}"), printing=one.rpartition("/")[2])


def _signers(
    register: Register, meeting: Meeting, capacities: tuple[str, ...], signed: tuple[Signature, ...]
) -> Iterator[Signer]:
    by_capacity = {one.capacity: one for one in signed}
    for capacity in capacities:
        who = meeting.votes[-1].counter if capacity == "counter" else officer(meeting, capacity)
        one = by_capacity.get(capacity)
        yield Signer(
            capacity=say(f"correcting.capacity.{capacity}"),
            name=name_of(register, who),
            mark=one.mark if one and one.signed_on else None,
            signed_on=one.signed_on if one else None,
            reason=one.reason if one else "",
        )
