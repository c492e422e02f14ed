"""A meeting that was held, as every paper about it says it: when and where, who came, what was checked, who signs."""

from collections.abc import Sequence

from xiangyue.acts.case.refusals import NoMeeting
from xiangyue.acts.meeting.minutes import OFFICERS, officer
from xiangyue.acts.meeting.sitting import sitting_of
from xiangyue.acts.village.meant import name_of
from xiangyue.documents import Signer, Sitting, Turnout
from xiangyue.model import Case, Entry, Meeting, RulingSeen
from xiangyue.records import Register
from xiangyue.words import say

LAPSED_AGAIN = "again"


def sitting_facts(register: Register, meeting: Meeting, meetings: Sequence[Meeting]) -> Sitting:
    """Return when, where and led by whom; from when to when, where the lines of the meeting say so."""
    on = meeting.called.held_at.date()
    posts = [tenure.post for tenure in register.tenures(on) if tenure.person == meeting.called.chair]
    kept = sitting_of(register, meeting)
    return Sitting(
        body=say(f"body.{meeting.body}"),
        held_from=(kept.room.opened_at if kept else None) or meeting.called.held_at,
        held_to=kept.room.closed_at if kept else None,
        places=meeting.called.places,
        chair=name_of(register, meeting.called.chair),
        chair_post="、".join(posts[:2]),
        recorder=name_of(register, meeting.called.recorder),
        notice_on=meeting.notice_on,
        means=meeting.called.means,
        urgent_reason=meeting.called.urgent_reason,
        ordinal=1 + sum(one.lapsed == LAPSED_AGAIN for one in before(meeting, meetings)),
    )


def before(meeting: Meeting, meetings: Sequence[Meeting]) -> Sequence[Meeting]:
    """Return the meetings of the case that were called before this one."""
    return meetings[: [one.id for one in meetings].index(meeting.id)]


def turnout_of(meeting: Meeting) -> Turnout:
    """Return how many should have come, and how many came.

    Raises:
        NoMeeting: nobody is on record as having come.

    """
    if meeting.sign_in is None or meeting.roll is None:
        raise NoMeeting(case=meeting.case)
    return Turnout(
        counted_by=meeting.sign_in.counted_by,
        households=len(meeting.roll.households),
        adults=len(meeting.roll.adults),
        present=len(meeting.sign_in.present),
        women=meeting.sign_in.women,
        sheets=meeting.sheets,
    )


def rulings_on(register: Register, case: Case, meeting: Meeting, last: Entry) -> tuple[RulingSeen, ...]:
    """Return what stood at that entry: on this meeting, or on none, and not on another text."""
    return tuple(
        seen
        for seen in register.rulings(case.number)
        if seen.entry <= last.number
        and (seen.voided_by is None or seen.voided_by > last.number)
        and seen.ruling.about.meeting in (None, meeting.id)
        and seen.ruling.about.text in (None, case.text, *(vote.text for vote in meeting.votes))
    )


def signers_of(register: Register, meeting: Meeting, capacities: Sequence[str] = OFFICERS) -> tuple[Signer, ...]:
    """Return who signs, with the signatures that are on record."""
    signed = {one.capacity: one for one in meeting.signatures}
    return tuple(
        Signer(
            capacity=say(f"capacity.{capacity}"),
            name=name_of(register, officer(meeting, capacity)),
            mark=signed[capacity].mark if capacity in signed and signed[capacity].signed_on else None,
            signed_on=signed[capacity].signed_on if capacity in signed else None,
            reason=signed[capacity].reason if capacity in signed else "",
        )
        for capacity in capacities
    )
