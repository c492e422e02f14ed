"""会议纪要: who signed what the meeting decided, and how."""

from datetime import date

from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.acts.meeting.officers import check_officer
from xiangyue.acts.village.meant import name_of
from xiangyue.canon import read
from xiangyue.errors import Refusal
from xiangyue.model import Mark, Meeting, Signature
from xiangyue.model.happened import MinutesSigned
from xiangyue.words import say

OFFICERS = ("chair", "recorder", "scrutineer")


class NotAnOfficer(Refusal):
    """Somebody signed in a capacity he did not have at this meeting."""

    code = "not-an-officer"

    def __init__(self, *, who: str, capacity: str) -> None:
        super().__init__(who=who, capacity=capacity)


class SignedTwice(Refusal):
    """One capacity was signed for twice."""

    code = "signed-twice"

    def __init__(self, *, capacity: str) -> None:
        super().__init__(capacity=capacity)


def sign_minutes(scene: Scene, answers: Answers) -> Outcome:
    """Put the signatures on paper on record; one who refuses stands there with the reason."""
    meeting = scene.journal.meetings(scene.case.number)[-1]
    check_officer(scene, meeting.called.recorder)
    signed_on = date.fromisoformat(answers["signed_on"])
    signatures = tuple(_signature(scene, one, signed_on) for one in answers["signatures"])
    named = [one.capacity for one in signatures]
    for one in signatures:
        if named.count(one.capacity) > 1:
            raise SignedTwice(capacity=say(f"capacity.{one.capacity}"))
        if one.person != officer(meeting, one.capacity):
            raise NotAnOfficer(who=name_of(scene.journal, one.person), capacity=say(f"capacity.{one.capacity}"))
    return Outcome(did=MinutesSigned(meeting=meeting.id, signatures=signatures), happened_on=signed_on)


def _signature(scene: Scene, told: Answers, signed_on: date) -> Signature:
    refused = (
        bool(told.get("reason")) and told["mark"] != Mark.ON_BEHALF
    )  # whoever signs for another says by what right
    return read(
        Signature,
        {
            "reason": "",
            **told,
            "person": scene.person(told["person"]),
            "signed_on": None if refused else signed_on.isoformat(),
        },
    )


def officer(meeting: Meeting, capacity: str) -> str:
    """Return who held the capacity at the meeting that concluded."""
    if capacity == "chair":
        return meeting.called.chair
    if capacity == "recorder":
        return meeting.called.recorder
    return meeting.votes[-1].scrutineer if meeting.votes else ""
