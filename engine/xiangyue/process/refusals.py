"""What the process room refuses."""

from collections.abc import Sequence
from typing import ClassVar

from xiangyue.errors import Refusal
from xiangyue.process.findings import Finding
from xiangyue.words import say


class ModelRefused(Refusal):
    """The model is not one the engine will run; `findings` names every fault."""

    code = "model-refused"

    def __init__(self, *, model: str, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(model=model, count=len(findings), first=findings[0].said())


class StepNotWaiting(Refusal):
    """The step cannot be done now."""

    code = "step-not-waiting"

    def __init__(self, *, step: str, waiting: Sequence[str]) -> None:
        super().__init__(step=step, waiting=tuple(waiting) or (say("nothing-waits"),))


class TimerNotRunning(Refusal):
    """The timer is not running, so it cannot fire."""

    code = "timer-not-running"

    def __init__(self, *, timer: str) -> None:
        super().__init__(timer=timer)


class FactMissing(Refusal):
    """A gateway asks for an answer nobody has given: an unanswered step never decides."""

    code = "fact-missing"

    def __init__(self, *, name: str, step: str) -> None:
        super().__init__(name=name, step=step)


class FactOfAnotherKind(Refusal):
    """A fact is not one of the values the model was checked with."""

    code = "fact-of-another-kind"

    def __init__(self, *, name: str, value: object) -> None:
        super().__init__(name=name, value=str(value))


class NoWayOn(Refusal):
    """No condition of a gateway holds, and it has no default: only a model loaded without its forms can come here."""

    code = "no-way-on"

    def __init__(self, *, at: str) -> None:
        super().__init__(at=at)


class ActionNotKnown(Refusal):
    """A service task names an action nobody has handed over."""

    code = "action-not-known"

    def __init__(self, *, action: str, step: str) -> None:
        super().__init__(action=action, step=step)


class StateDamaged(Refusal):
    """The stored place is not one this model can be in."""

    code = "state-damaged"

    def __init__(self, *, model: str, problem: str) -> None:
        super().__init__(model=model, problem=problem)


class StateOfNewerProgram(Refusal):
    """The stored place was written in a form this program does not read."""

    code = "state-of-newer-program"

    def __init__(self, *, found: object, known: int) -> None:
        super().__init__(found=str(found), known=known)


class Runaway(Refusal):
    """The model goes on and on without a step or a wait."""

    code: ClassVar[str] = "model-runs-away"

    def __init__(self, *, model: str, limit: int) -> None:
        super().__init__(model=model, limit=limit)


class PictureMissing(Refusal):
    """The file has no diagram that could be drawn."""

    code = "picture-missing"
