"""A case at its place: what may be done now, and doing it."""

from typing import Any, Self

from SpiffWorkflow import TaskState

from xiangyue.process.asking import Facts
from xiangyue.process.marking import Marking, decode, encode
from xiangyue.process.model import Model, Step, Timer
from xiangyue.process.refusals import FactMissing, StepNotWaiting, TimerNotRunning
from xiangyue.process.run import Actions, Running
from xiangyue.process.standing import read, stand


class Position:
    """Where a case stands on its model. It holds no facts of the case: it asks for them.

    A position that raised stands where it stood before; what its actions did is the caller's to undo.
    """

    def __init__(self, model: Model, marking: Marking, *, facts: Facts, actions: Actions) -> None:
        self._model, self._marking, self._facts, self._actions = model, marking, facts, actions

    @classmethod
    def begin(cls, model: Model, *, facts: Facts, actions: Actions) -> Self:
        """Start a case and run on to the first step or wait."""
        position = cls(model, Marking(at=frozenset()), facts=facts, actions=actions)
        running = Running(model.woven, facts=facts, actions=actions)
        position._run_on(running)
        return position

    @classmethod
    def resume(cls, model: Model, state: str, *, facts: Facts, actions: Actions) -> Self:
        """Stand where `state()` once said.

        Raises:
            StateDamaged: no case of this model can stand there.
            StateOfNewerProgram: it is written in a form that is not read here.

        """
        return cls(model, decode(state, model.woven), facts=facts, actions=actions)

    @property
    def waiting(self) -> tuple[Step, ...]:
        """The steps that may be done now, in the order of the model."""
        return tuple(step for path, step in self._model.steps.items() if path in self._marking.at)

    @property
    def timers(self) -> tuple[Timer, ...]:
        """The timers that are running."""
        return tuple(timer for path, timer in self._model.timers.items() if path in self._marking.at)

    @property
    def stage(self) -> str:
        """The official stage: the first one anything waits in; of an ended case the last one it was in."""
        running = {one.stage for one in self.waiting} | {one.stage for one in self.timers}
        return next((stage for stage in self._model.stages if stage in running), self._marking.stage)

    @property
    def ended(self) -> str | None:
        """The end event that was come to, or None while the case goes on."""
        return self._marking.ended

    def state(self) -> str:
        """Return the place as text, for `resume`."""
        return encode(self._marking)

    def complete(self, step: str) -> None:
        """Do a step that waits, and run on to the next steps and waits.

        Raises:
            StepNotWaiting: it cannot be done now.

        """
        if step not in {one.path for one in self.waiting}:
            known = self._model.steps.get(step)
            raise StepNotWaiting(step=known.name if known else step, waiting=[one.name for one in self.waiting])
        running, task = self._stand_at(step)
        task.run()
        self._run_on(running)

    def fire(self, timer: str) -> None:
        """Let a running timer fire, and run on. Whether its moment has come is the caller's to know.

        Raises:
            TimerNotRunning: it is not running.

        """
        if timer not in {one.path for one in self.timers}:
            known = self._model.timers.get(timer)
            raise TimerNotRunning(timer=known.name if known and known.name else timer)
        running, task = self._stand_at(timer)
        task.internal_data["event_fired"] = True
        task.task_spec._update(task)  # noqa: SLF001 - the library's way to look at a timer again
        self._run_on(running)

    def _stand_at(self, place: str) -> tuple[Running, Any]:
        running = stand(self._marking, self._model.woven, facts=self._facts, actions=self._actions)
        call, _, name = place.rpartition(".")
        [flow] = [one for one in running.flows() if one.call == call]
        live = TaskState.READY | TaskState.WAITING
        [task] = [one for one in flow.tasks.values() if one.task_spec.name == name and one.has_state(live)]
        return running, task

    def _run_on(self, running: Running) -> None:
        try:
            running.settle()
        except FactMissing as gap:
            step = self._model.steps.get(str(gap.facts["step"]))
            raise FactMissing(name=str(gap.facts["name"]), step=step.name if step else "") from gap
        self._marking = read(running, stage=self.stage)
