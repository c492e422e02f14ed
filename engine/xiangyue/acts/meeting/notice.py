"""会议通知: a meeting is called, and the law of its day says whether it may be."""

from datetime import date, datetime

from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.acts.case.witness import witnessed
from xiangyue.acts.office import BEIJING
from xiangyue.errors import Refusal
from xiangyue.model import About, Body, Called, Ruling, Subject
from xiangyue.model import Outcome as Said
from xiangyue.model.happened import MeetingCalled
from xiangyue.words import say


class NoticeTooShort(Refusal):
    """The meeting lies inside its notice period, without the reason the law allows."""

    code = "notice-too-short"

    def __init__(self, *, held_on: date, earliest: date, needed: int, actual: int, citation: str) -> None:
        super().__init__(held_on=held_on, earliest=earliest, needed=needed, actual=actual, citation=citation)


class NotThisBody(Refusal):
    """The law gives the matter to another body."""

    code = "not-this-body"

    def __init__(self, *, body: str, citation: str) -> None:
        super().__init__(body=body, citation=citation)


class CharterMissing(Refusal):
    """No law says how many a council needs, and the village has not said what its charter says."""

    code = "charter-missing"

    def __init__(self, *, body: Body) -> None:
        super().__init__(body=say(f"body.{body}"))


def call_meeting(scene: Scene, answers: Answers) -> Outcome:
    """Put the notice on record, with what the law says of it."""
    called = _called(scene, answers)
    body = Body(scene.model.calls[scene.call]["body"])
    number = len(scene.journal.meetings(scene.case.number)) + 1
    meeting = f"m-{scene.case.number}-{number}"
    notice_on = date.fromisoformat(answers["notice_on"])
    about = About(meeting=meeting, text=scene.case.text)
    rulings = _rulings(scene, body, called, notice_on, about)
    return Outcome(
        did=MeetingCalled(meeting=meeting, body=body, call=scene.call, notice_on=notice_on, called=called),
        happened_on=notice_on,
        rulings=rulings,
        starts_period=True,
        witnessed=witnessed(scene, answers.get("witness", "")),
    )


def _called(scene: Scene, answers: Answers) -> Called:
    held_at = datetime.fromisoformat(answers["held_at"])
    return Called(
        held_at=held_at.astimezone(BEIJING) if held_at.tzinfo else held_at.replace(tzinfo=BEIJING),
        places=tuple(answers["places"]),
        chair=scene.person(answers["chair"]),
        recorder=scene.person(answers["recorder"]),
        means=tuple(answers["means"]),
        urgent_reason=answers.get("urgent_reason", ""),
    )


def _rulings(scene: Scene, body: Body, called: Called, notice_on: date, about: About) -> tuple[Ruling, ...]:
    held_on = called.held_at.date()
    decides = _who_decides(scene, body, on=held_on, about=about)
    notice = scene.law.check_notice(
        body, notice_on=notice_on, held_on=held_on, urgent_reason=called.urgent_reason, about=about
    )
    if notice is None:
        return decides
    if notice.outcome is Said.NOT_MET:
        raise NoticeTooShort(
            held_on=held_on,
            earliest=scene.law.earliest_meeting(body, notice_on=notice_on),
            needed=notice.needed or 0,
            actual=notice.actual or 0,
            citation=notice.citation,
        )
    return (*decides, notice)


def _who_decides(scene: Scene, body: Body, *, on: date, about: About) -> tuple[Ruling, ...]:
    """Whoever only advises may speak of anything."""
    if body.advises:
        if scene.law.find(Subject.QUORUM, on=on, body=body) is None:
            raise CharterMissing(body=body)
        return ()
    decides = scene.law.who_decides(scene.case.matter, body, on=on, about=about)
    if decides.outcome is Said.NOT_MET:
        raise NotThisBody(body=body, citation=decides.citation)
    return (decides,)
