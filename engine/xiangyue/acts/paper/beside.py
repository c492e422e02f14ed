"""作废 and 旁证: which prints a correction has made void, and which stand beside a 更正说明 as they were signed."""

from xiangyue.acts.meeting.correcting.ladder import corrections_of
from xiangyue.model import PaperKind, PaperSeen
from xiangyue.model.corrected import Rung, VoteCorrected
from xiangyue.records import Register

OF_THE_VOTE = frozenset(
    {
        PaperKind.RECORD,
        PaperKind.MINUTES,
        PaperKind.CHECKLIST,
        PaperKind.RESOLUTION,
        PaperKind.OPINION,
        PaperKind.FILING_REPORT,
    }
)
"""Papers on which the numbers of a vote stand, and which people sign or send."""


def signed_original(
    register: Register, kind: PaperKind, meeting: str | None, like: list[PaperSeen]
) -> PaperSeen | None:
    """Return, of the prints of a paper, the one that stands beside a 更正说明: from then on it is given out as it is."""
    if meeting is None or kind not in OF_THE_VOTE or not like:
        return None
    entries = tuple(register.entries(like[0].case))
    beside = [entry.number for entry, did in corrections_of(entries, meeting) if stands_beside(did)]
    before = [one for one in like if beside and one.of_entry < beside[0]]
    return before[-1] if before else None


def void_by(register: Register, paper: PaperSeen) -> VoteCorrected | None:
    """Return the correction by which a print is void, or beside which it stands; None where nothing was corrected."""
    if paper.case is None or paper.meeting is None or paper.kind not in OF_THE_VOTE:
        return None
    entries = tuple(register.entries(paper.case))
    after = [did for entry, did in corrections_of(entries, paper.meeting) if entry.number > paper.of_entry]
    return after[0] if after else None


def stands_beside(did: VoteCorrected) -> bool:
    """Whether a print of before still counts, read together with a 更正说明."""
    return did.rung in (Rung.NOTE, Rung.NOTICE) or did.again
