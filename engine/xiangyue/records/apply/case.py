"""A case begins and ends; what its steps say stands in `step`."""

from xiangyue.model import Entry
from xiangyue.model.happened import (
    CaseArchived,
    CaseOpened,
    CaseResumed,
    CaseWithdrawn,
    ClockSetRight,
    FilingReported,
    MotionTaken,
    PartyStudied,
    ReviewRequested,
    TimerFired,
    VoteFailed,
)
from xiangyue.records.apply.registry import applies, leaves_no_row
from xiangyue.records.apply.rows import Rows, written

leaves_no_row(
    CaseResumed, MotionTaken, PartyStudied, ReviewRequested, FilingReported, VoteFailed, TimerFired, ClockSetRight
)


@applies(CaseOpened)
def opened(rows: Rows, entry: Entry, did: CaseOpened) -> None:
    """Case 2026-7 is the seventh of 2026."""
    year, _, seq = (entry.case or "").partition("-")
    rows.add(
        "cases",
        {
            "number": entry.case,
            "year": int(year),
            "seq": int(seq),
            "workflow": did.workflow,
            "models": written(did.models),
            "title": did.title,
            "matter": did.matter,
            "opened_at": entry.happened_at,
            "version": entry.number,
            "state": "",
            "stage": "",
            "ended": None,
            "text": None,
            "withdrawn": False,
            "box": None,
        },
    )


@applies(CaseArchived)
def archived(rows: Rows, entry: Entry, did: CaseArchived) -> None:
    """归档."""
    rows.change("cases", {"box": did.box}, number=entry.case)


@applies(CaseWithdrawn)
def withdrawn(rows: Rows, entry: Entry, did: CaseWithdrawn) -> None:  # noqa: ARG001
    """Nothing waits any more."""
    rows.change("cases", {"withdrawn": True}, number=entry.case)
    rows.drop("waiting", case_number=entry.case)
    rows.drop("due", case_number=entry.case)
