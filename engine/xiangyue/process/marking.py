"""Where a case stands, as text: the places where tokens rest, and nothing of the library's.

    {"at":["assembly.vote"],"v":1}      {"at":[],"ended":"done","stage":"备案公布","v":1}

The library's tree of tasks is made from it before a step and thrown away after: it never grows,
holds no id, no time and no order, and a new version of the library finds nothing of the old one.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn.specs.mixins.events.event_types import CatchingEvent
from SpiffWorkflow.task import Task

from xiangyue.canon import canonical
from xiangyue.process.asking import Facts
from xiangyue.process.drawing import Kind
from xiangyue.process.joins import TokenJoin
from xiangyue.process.net import Position
from xiangyue.process.refusals import StateDamaged, StateOfNewerProgram
from xiangyue.process.run import Actions, Running, RunningCall
from xiangyue.process.weave import Woven

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """The places where tokens rest, by their paths; of an ended case the end and its stage."""

    at: Position
    ended: str | None = None
    stage: str = ""


def encode(marking: Marking) -> str:
    """Return the marking as text: canonical JSON, the same for the same place."""
    told: dict[str, object] = {"v": VERSION, "at": sorted(marking.at)}
    if marking.ended is not None:
        told |= {"ended": marking.ended, "stage": marking.stage}
    return canonical(told).decode()


def decode(text: str, woven: Woven) -> Marking:
    """Return the marking that was written down.

    Raises:
        StateOfNewerProgram: its version is not one that is read here.
        StateDamaged: no case of this model can stand there.

    """
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise StateDamaged(model=woven.main, problem=text[:40]) from problem
    if not isinstance(told, dict) or "v" not in told:
        raise StateDamaged(model=woven.main, problem=text[:40])
    if type(told["v"]) is not int or told["v"] != VERSION:
        raise StateOfNewerProgram(found=told["v"], known=VERSION)
    match told:
        case {"at": [], "ended": str(ended), "stage": str(stage)} if len(told) == 4:  # noqa: PLR2004
            if _is_end(ended, woven):
                return Marking(at=frozenset(), ended=ended, stage=stage)
        case {"at": [_, *_] as at} if len(told) == 2 and all(isinstance(one, str) for one in at):  # noqa: PLR2004
            if at == sorted(set(at)) and _possible(at, woven, woven.main):
                return Marking(at=frozenset(at))
    raise StateDamaged(model=woven.main, problem=text[:40])


def _is_end(name: str, woven: Woven) -> bool:
    node = woven.plans[woven.main].drawing.nodes.get(name)
    return node is not None and node.kind is Kind.END


def _possible(at: Iterable[str], woven: Woven, name: str) -> bool:
    """Say whether the process can be in that position, and each process it calls in its own."""
    here, inside = split(at)
    plan = woven.plans[name]
    if frozenset({*here, *inside}) not in plan.positions:
        return False
    calls = {node.id: node.called for node in plan.drawing.of(Kind.CALL)}
    return calls.keys() & here == set() and all(
        call in calls and _possible(places, woven, calls[call]) for call, places in inside.items()
    )


def split(at: Iterable[str]) -> tuple[set[str], dict[str, set[str]]]:
    """Return the places of the process itself, and those inside each of its calls."""
    here: set[str] = set()
    inside: dict[str, set[str]] = {}
    for place in at:
        call, dot, rest = place.partition(".")
        if dot:
            inside.setdefault(call, set()).add(rest)
        else:
            here.add(place)
    return here, inside


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
