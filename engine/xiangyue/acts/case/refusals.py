"""Why a step is not done."""

from datetime import date

from xiangyue.errors import Refusal
from xiangyue.model import EvidenceKind


class NoDraft(Refusal):
    """The case has no text yet."""

    code = "no-draft"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case)


class NoMeeting(Refusal):
    """The case has called no meeting at this place."""

    code = "no-meeting"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case)


class NotYours(Refusal):
    """The step belongs to another role, and this person may not type it on behalf."""

    code = "not-yours"

    def __init__(self, *, step: str, role: str, who: str) -> None:
        super().__init__(step=step, role=role, who=who)


class PaperOfTownshipNeeded(Refusal):
    """The township's word counts by its own paper, whoever types it."""

    code = "township-paper-needed"

    def __init__(self, *, step: str) -> None:
        super().__init__(step=step)


class OwnPaperNeeded(Refusal):
    """Nobody speaks for this person: there only a paper that he signed is taken in."""

    code = "own-paper-needed"

    def __init__(self, *, step: str, who: str) -> None:
        super().__init__(step=step, who=who)


class EvidenceStillOwed(Refusal):
    """What was typed on behalf without evidence does not go out as done."""

    code = "evidence-still-owed"

    def __init__(self, *, action: str, lines: tuple[str, ...], entry: int) -> None:
        super().__init__(action=action, lines=lines, entry=entry)


class EvidenceNowhere(Refusal):
    """Evidence of which nobody knows where it lies cannot be looked at."""

    code = "evidence-nowhere"

    def __init__(self, *, step: str, given: EvidenceKind) -> None:
        super().__init__(step=step, given=given)


class NothingSaid(Refusal):
    """What people will ask for later was left blank."""

    code = "nothing-said"

    def __init__(self, *, what: str) -> None:
        super().__init__(what=what)


class WitnessNeeded(Refusal):
    """What starts a legal period was typed late, and nobody but the clerk vouches for it."""

    code = "witness-needed"

    def __init__(self, *, happened_on: date, today: date) -> None:
        super().__init__(happened_on=happened_on, today=today)


class BeforeItsTime(Refusal):
    """A step cannot have happened before the one it answers."""

    code = "before-its-time"

    def __init__(self, *, step: str, happened_on: date, moved_on: date) -> None:
        super().__init__(step=step, happened_on=happened_on, moved_on=moved_on)


class NotShown(Refusal):
    """What the law demands first has not been shown by rulings that stand."""

    code = "not-shown"

    def __init__(self, *, action: str, missing: tuple[str, ...], citation: str) -> None:
        super().__init__(action=action, missing=missing, citation=citation)


class CaseEnded(Refusal):
    """The case is closed."""

    code = "case-ended"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case)


class NoSuchStep(Refusal):
    """The case's model has no step of that name."""

    code = "no-such-step"

    def __init__(self, *, case: str, step: str) -> None:
        super().__init__(case=case, step=step)
