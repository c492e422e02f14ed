"""The library's tree of tasks: made from a marking before a step, read after it, and thrown away."""

from collections.abc import Iterable
from typing import Any

from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn.specs.mixins.events.event_types import CatchingEvent
from SpiffWorkflow.task import Task

from xiangyue.process.asking import Facts
from xiangyue.process.drawing import Kind
from xiangyue.process.joins import TokenJoin
from xiangyue.process.marking import Marking, split
from xiangyue.process.run import Actions, Running, RunningCall
from xiangyue.process.weave import Woven


def stand(marking: Marking, woven: Woven, *, facts: Facts, actions: Actions) -> Running:
    """Return the library's workflow, standing where the marking says."""
    top = Running(woven, facts=facts, actions=actions, deserializing=True)
    _place(top, top, marking.at)
    return top


def _place(flow: Any, top: Running, at: Iterable[str]) -> None:
    here, inside = split(at)
    root = Task(flow, flow.spec.start, state=TaskState.COMPLETED)
    flow.task_tree = flow.last_task = root
    joins: dict[str, list[str]] = {}
    for place in sorted(here):
        source, arrow, join = place.partition(">")
        if arrow:
            joins.setdefault(join, []).append(source)
        elif flow.plan.drawing.nodes[place].kind is not Kind.DEADLINE:
            _rest(flow, root, place, here)
    for join, came in joins.items():
        task = Task(flow, flow.spec.task_specs[join], root, state=TaskState.WAITING)
        task.internal_data["came"] = came
    for call, places in inside.items():
        owner = Task(flow, flow.spec.task_specs[call], root, state=TaskState.STARTED)
        owner.task_spec._predict(owner, mask=TaskState.NOT_FINISHED_MASK)  # noqa: SLF001
        running = RunningCall(top.woven, owner, top, deserializing=True)
        top.subprocesses[owner.id] = running
        running.completed_event.connect(owner.task_spec._on_subworkflow_completed, owner)  # noqa: SLF001
        _place(running, top, places)


def _rest(flow: Any, root: Any, place: str, here: set[str]) -> None:
    """Put a step or a timer back, a step with its deadlines that still run."""
    deadlines = flow.plan.drawing.deadlines(place)
    parent = root
    if deadlines:
        parent = Task(flow, flow.spec.task_specs[f"{place}.BoundaryEventSplit"], root, state=TaskState.COMPLETED)
    for name in (place, *(one.id for one in deadlines if one.id in here)):
        spec = flow.spec.task_specs[name]
        task = Task(flow, spec, parent, state=TaskState.READY if spec.manual else TaskState.WAITING)
        spec._predict(task, mask=TaskState.NOT_FINISHED_MASK)  # noqa: SLF001 - as after any move of the library


def read(top: Running, *, stage: str) -> Marking:
    """Return where the workflow stands now; `stage` is the one it was in before."""
    if top.completed:
        return Marking(at=frozenset(), ended=top.ended, stage=stage)
    return Marking(at=frozenset(place for flow in top.flows() for place in _places(flow)))


def _places(flow: Any) -> Iterable[str]:
    for task in flow.tasks.values():
        spec = task.task_spec
        if task.state == TaskState.WAITING and isinstance(spec, TokenJoin):
            yield from (flow.path(f"{source}>{spec.name}") for source in task.internal_data["came"])
        elif (task.state == TaskState.READY and spec.manual) or (
            task.state == TaskState.WAITING and isinstance(spec, CatchingEvent)
        ):
            yield flow.path(spec.name)
