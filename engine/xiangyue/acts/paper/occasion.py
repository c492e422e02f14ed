"""哪一叠: which pack is due follows from where a case stands, and so does what in it is of no use now."""

from collections.abc import Mapping
from typing import Final

from xiangyue.acts.paper.packs import Pack
from xiangyue.model import Case, PaperKind
from xiangyue.model.happened import FilingReported, PostingBegun
from xiangyue.records import Register

_WAITING: Final[Mapping[str, Pack]] = {
    "sign_in": Pack.BEFORE,
    "record_debate": Pack.BEFORE,
    "count_vote": Pack.BEFORE,
    "sign_minutes": Pack.AFTER,
    "lapse_meeting": Pack.AFTER,
    "settle_failed_vote": Pack.AFTER,
    "report_filing": Pack.AFTER,
    "answer_review": Pack.SENDING,
    "answer_filing": Pack.SENDING,
    "take_opinions": Pack.POSTING,
    "archive_case": Pack.ARCHIVE,
}
_HANGS: Final[Mapping[str, frozenset[PaperKind]]] = {
    "opinions": frozenset({PaperKind.OPINIONS_NOTICE}),
    "draft": frozenset({PaperKind.DRAFT_NOTICE}),
    "adopted": frozenset({PaperKind.ANNOUNCEMENT, PaperKind.TEXT}),
}
_OF_REVIEW = frozenset({PaperKind.REVIEW_REQUEST, PaperKind.REDLINE, PaperKind.TEXT})


def pack_due(register: Register, case: Case) -> Pack | None:
    """Return the pack that is due; None where nothing is to be printed now."""
    if case.flow.ended:
        return Pack.ARCHIVE
    for one in case.flow.waiting:
        if one.act in _WAITING:
            return _WAITING[one.act]
    if any(one.ended_at is None for one in register.postings(case.number)):
        return Pack.POSTING
    meetings = register.meetings(case.number)
    return Pack.AFTER if meetings and (meetings[-1].lapsed or meetings[-1].votes) else None


def useless(register: Register, case: str, pack: Pack) -> frozenset[PaperKind]:
    """Return the kinds of a pack that belong to another moment of the case: they are not printed now."""
    match pack:
        case Pack.SENDING:
            reported = bool(register.entries_of(case, FilingReported))
            both = frozenset({PaperKind.RECORD, PaperKind.RESOLUTION, PaperKind.CHECKLIST, PaperKind.FILING_REPORT})
            return frozenset({PaperKind.REVIEW_REQUEST, PaperKind.REDLINE}) if reported else both
        case Pack.POSTING:
            return _all_that_hangs() - _hanging(register, case)
        case Pack.AFTER:
            lapsed = register.meetings(case)[-1].lapsed if register.meetings(case) else None
            return (
                frozenset({PaperKind.LAPSE_RECORD})
                if not lapsed
                else frozenset({PaperKind.RECORD, PaperKind.RESOLUTION, PaperKind.CHECKLIST, PaperKind.MINUTES})
            )
        case _:
            return frozenset()


def _all_that_hangs() -> frozenset[PaperKind]:
    return frozenset[PaperKind]().union(*_HANGS.values()) | {PaperKind.NOTICE}


def _hanging(register: Register, case: str) -> frozenset[PaperKind]:
    """Return what is to hang: of a meeting that is called its notice, otherwise what was posted last."""
    meetings, posted = register.meetings(case), register.entries_of(case, PostingBegun)
    called = bool(meetings) and meetings[-1].sign_in is None
    if called:
        return frozenset({PaperKind.NOTICE})
    return _HANGS.get(str(posted[-1].payload["did"]["what"]), frozenset()) if posted else frozenset()
