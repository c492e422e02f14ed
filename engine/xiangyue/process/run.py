"""The run loop: automatic nodes are run until only people or time can move the case on."""

from collections.abc import Callable, Mapping
from typing import Any

from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.specs.defaults import EndEvent
from SpiffWorkflow.bpmn.util.subworkflow import BpmnSubWorkflow

from xiangyue.process.asking import Asker, Facts
from xiangyue.process.refusals import ActionNotKnown, Runaway
from xiangyue.process.weave import Action, Plan, Woven

Actions = Mapping[str, Callable[[str], object]]
"""By the id a service task names; called with the path of that task."""

MOST_RUNS = 2_000  # automatic nodes in one go: far more than a checked model can have


class _Running:
    """What a process and a called process have in common."""

    plan: Plan
    call: str  # the path of the calls that lead here
    tasks: dict[Any, Any]
    top_workflow: "Running"

    def update_waiting_tasks(self) -> None:
        """Look at the waiting tasks in one flat pass: the library's walk is a tree walk with a bottom."""
        for task in [one for one in self.tasks.values() if one.state == TaskState.WAITING]:
            if task.state == TaskState.WAITING and task.id in self.tasks:
                task.task_spec._update(task)  # noqa: SLF001 - as the library's own pass does

    def path(self, node: str) -> str:
        return f"{self.call}.{node}" if self.call else node

    def holds(self, arrow: str) -> bool:
        """Answer a gateway of this process."""
        asker = Asker(self.top_workflow.facts, call=self.call, kinds=self.plan.kinds)
        return asker.holds(self.plan.conditions[arrow])

    def act(self, action: Action) -> None:
        """Call the action a service task names."""
        path, known = self.path(action.name), self.top_workflow.actions
        if action.action not in known:
            raise ActionNotKnown(action=action.action, step=self.plan.drawing.nodes[action.name].name)
        known[action.action](path)


class RunningCall(_Running, BpmnSubWorkflow):  # type: ignore[misc]
    """A called process on its way."""

    def __init__(self, woven: Woven, owner: Any, top: "Running", **kwargs: Any) -> None:
        name = owner.task_spec.spec
        self.plan = woven.plans[name]
        self.call = owner.workflow.path(owner.task_spec.name)
        super().__init__(woven.specs[name], owner.id, top, **kwargs)


class Running(_Running, BpmnWorkflow):  # type: ignore[misc]
    """A case on its way, for the length of one step."""

    def __init__(self, woven: Woven, *, facts: Facts, actions: Actions, **kwargs: Any) -> None:
        self.woven, self.facts, self.actions = woven, facts, actions
        self.plan, self.call = woven.plans[woven.main], ""
        self.ended: str | None = None
        super().__init__(woven.specs[woven.main], dict(woven.specs), script_engine=NO_SCRIPTS, **kwargs)

    def create_subprocess(self, my_task: Any, spec_name: str) -> RunningCall:  # noqa: ARG002 - the library's signature
        """Start a called process: the library asks for it when a token comes to a call."""
        call = RunningCall(self.woven, my_task, self)
        self.subprocesses[my_task.id] = call
        return call

    def flows(self) -> list[Any]:
        """Return the process and every called process on its way."""
        return [self, *(one for one in self.subprocesses.values() if not one.completed)]

    def settle(self) -> None:
        """Run every automatic node.

        Raises:
            Runaway: there is no end to it.

        """
        runs = 0
        while ready := [task for flow in self.flows() for task in flow.tasks.values() if _automatic(task)]:
            for task in ready:
                if not _automatic(task) or task.id not in task.workflow.tasks:
                    continue
                runs += 1
                if runs > MOST_RUNS:
                    raise Runaway(model=self.woven.main, limit=MOST_RUNS)
                task.run()
                if task.workflow is self and isinstance(task.task_spec, EndEvent):
                    self.ended = task.task_spec.name


def _automatic(task: Any) -> bool:
    return task.state == TaskState.READY and not task.task_spec.manual


class _NoScripts:
    """Stands where the library keeps its script engine. Nothing calls it: everything it was for is ours."""

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(f"a model runs no scripts: {name}")


NO_SCRIPTS = _NoScripts()
