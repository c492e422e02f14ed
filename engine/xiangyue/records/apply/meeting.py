"""会议."""

from xiangyue.model import Entry
from xiangyue.model.happened import (
    MeetingCalled,
    MeetingDebated,
    MeetingLapsed,
    MeetingSignedIn,
    MinutesSigned,
    VoteCounted,
)
from xiangyue.records import tables
from xiangyue.records.apply.registry import applies
from xiangyue.records.apply.rows import Rows, written


@applies(MeetingCalled)
def called(rows: Rows, entry: Entry, did: MeetingCalled) -> None:
    """A new meeting of the same step: what was ruled about those before it no longer holds."""
    earlier = [one.id for one in rows.found("meeting", case_number=entry.case, call=did.call)]
    of_those = tables.of("ruling").c.meeting.in_(earlier)
    rows.change("ruling", {"voided_by": entry.number}, of_those, case_number=entry.case, voided_by=None)
    rows.add(
        "meeting",
        {
            "id": did.meeting,
            "case_number": entry.case,
            "entry": entry.number,
            "body": did.body,
            "call": did.call,
            "notice_on": did.notice_on,
            "held_at": did.called.held_at,
            "called": written(did.called),
            "roll": None,
            "counted_by": None,
            "women": None,
            "sheets": "",
            "lapsed": None,
        },
    )


@applies(MeetingSignedIn)
def signed_in(rows: Rows, entry: Entry, did: MeetingSignedIn) -> None:  # noqa: ARG001
    """签到: the roll is frozen."""
    came = {"counted_by": did.sign_in.counted_by, "women": did.sign_in.women, "sheets": did.sheets}
    rows.change("meeting", {"roll": written(did.roll)} | came, id=did.meeting)
    rows.drop("attendance", meeting=did.meeting)
    rows.add(
        "attendance",
        *(
            {"meeting": did.meeting, "place": place, "person": one.person, "household": one.household}
            for place, one in enumerate(did.sign_in.present)
        ),
    )


@applies(MeetingLapsed)
def lapsed(rows: Rows, entry: Entry, did: MeetingLapsed) -> None:  # noqa: ARG001
    """流会."""
    rows.change("meeting", {"lapsed": did.then}, id=did.meeting)


@applies(MeetingDebated)
def debated(rows: Rows, entry: Entry, did: MeetingDebated) -> None:  # noqa: ARG001
    """What was said, behind what was said before."""
    before = rows.many("remark", meeting=did.meeting)
    rows.add(
        "remark",
        *(
            {"meeting": did.meeting, "place": place, "speaker": one.speaker, "words": one.words}
            for place, one in enumerate(did.remarks, start=before)
        ),
    )


@applies(VoteCounted)
def counted(rows: Rows, entry: Entry, did: VoteCounted) -> None:
    """计票: counted again, the item has the later count."""
    row = {
        "meeting": did.meeting,
        "item": did.item,
        "entry": entry.number,
        "text": did.text,
        "method": did.method,
        "in_favour": did.tally.in_favour,
        "against": did.tally.against,
        "abstained": did.tally.abstained,
        "invalid": did.tally.invalid,
        "not_cast": did.tally.not_cast,
        "scrutineer": did.scrutineer,
        "counter": did.counter,
        "adopted": did.adopted,
    }
    rows.put("vote", [row])


@applies(MinutesSigned)
def signed(rows: Rows, entry: Entry, did: MinutesSigned) -> None:
    """签字: who signs later stands as he last did."""
    rows.put(
        "signature",
        (
            {
                "meeting": did.meeting,
                "person": one.person,
                "capacity": one.capacity,
                "entry": entry.number,
                "place": place,
                "mark": one.mark,
                "signed_on": one.signed_on,
                "page": one.page,
                "reason": one.reason,
            }
            for place, one in enumerate(did.signatures)
        ),
    )
