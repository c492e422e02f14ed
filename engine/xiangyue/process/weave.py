"""A drawing woven into what the library moves tokens over.

The library is given ids and nothing else of the file: its parser, its scripts, its expressions and its
clock have no part in it. A condition is an object of ours, a timer a flag that only `fire` sets.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec
from SpiffWorkflow.bpmn.specs.control import BoundaryEventJoin, BoundaryEventSplit
from SpiffWorkflow.bpmn.specs.defaults import (
    BoundaryEvent,
    CallActivity,
    EndEvent,
    ExclusiveGateway,
    IntermediateCatchEvent,
    StartEvent,
    UserTask,
)
from SpiffWorkflow.bpmn.specs.event_definitions.base import EventDefinition
from SpiffWorkflow.bpmn.specs.event_definitions.simple import NoneEventDefinition
from SpiffWorkflow.bpmn.specs.mixins import BpmnSpecMixin
from SpiffWorkflow.exceptions import WorkflowException

from xiangyue.process.drawing import Arrow, Drawing, Kind, Node
from xiangyue.process.joins import TokenJoin
from xiangyue.process.kinds import FactKind
from xiangyue.process.language import Condition
from xiangyue.process.net import Position
from xiangyue.process.refusals import NoWayOn


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One process: how it is drawn, what its conditions say, where it can be, and the library's form of it."""

    drawing: Drawing
    conditions: Mapping[str, Condition]  # by arrow
    kinds: dict[str, FactKind]  # of the names the conditions read
    positions: frozenset[Position]


@dataclass(frozen=True, slots=True, kw_only=True)
class Woven:
    """The processes of a model by their ids, and the library's form of each."""

    main: str
    plans: Mapping[str, Plan]
    specs: Mapping[str, Any]


class Moment(EventDefinition):  # type: ignore[misc]
    """A timer without a clock: it has fired when `fire` says so (spiffworkflow.md 2.11)."""


class Action(BpmnSpecMixin):  # type: ignore[misc]
    """A service task: a registered action is called, nothing in the file is run."""

    def __init__(self, wf_spec: Any, bpmn_id: str, *, action: str) -> None:
        super().__init__(wf_spec, bpmn_id)
        self.action = action

    def _run_hook(self, my_task: Any) -> bool:
        my_task.workflow.act(self)
        return True


class Choice(ExclusiveGateway):  # type: ignore[misc]
    """`bpmn:exclusiveGateway`: the first arrow of the file that holds, or the default."""

    def _run_hook(self, my_task: Any) -> bool:
        try:
            super()._run_hook(my_task)
        except WorkflowException as problem:  # what a condition itself refuses comes through as it is
            raise NoWayOn(at=my_task.workflow.plan.drawing.nodes[self.name].name) from problem
        return True


class Guard:
    """The condition of an arrow, as the library asks it."""

    def __init__(self, arrow: str) -> None:
        self._arrow = arrow

    def _matches(self, task: Any) -> bool:
        answer: bool = task.workflow.holds(self._arrow)
        return answer


def weave(plans: Mapping[str, Plan], *, main: str) -> Woven:
    """Return the plans with the library's form of each."""
    return Woven(main=main, plans=plans, specs={name: _weave_one(plan.drawing) for name, plan in plans.items()})


def _weave_one(drawing: Drawing) -> Any:
    spec = BpmnProcessSpec(name=drawing.id)
    made = {node.id: _make(spec, node) for node in drawing.nodes.values()}
    entries = dict(made)
    for step in drawing.of(Kind.STEP):
        if deadlines := drawing.deadlines(step.id):
            entries[step.id] = _attach(spec, made[step.id], [made[one.id] for one in deadlines])
    for node in drawing.nodes.values():
        for arrow in drawing.leaving(node.id):
            _connect(made[node.id], entries[arrow.target], arrow, node)
    return spec


def _make(spec: Any, node: Node) -> Any:
    match node.kind:
        case Kind.START:
            made = StartEvent(spec, node.id, NoneEventDefinition())
            spec.start.connect(made)
        case Kind.END:
            made = EndEvent(spec, node.id, NoneEventDefinition())
            made.connect(spec.end)
        case Kind.STEP:
            made = UserTask(spec, node.id)
        case Kind.ACTION:
            made = Action(spec, node.id, action=node.action)
        case Kind.CALL:
            made = CallActivity(spec, node.id, node.called)
        case Kind.CHOICE:
            made = Choice(spec, node.id)
        case Kind.FORK:
            made = TokenJoin(spec, node.id)
        case Kind.TIMER:
            made = IntermediateCatchEvent(spec, node.id, Moment())
        case Kind.DEADLINE:
            made = BoundaryEvent(spec, node.id, Moment(), node.interrupting)
    return made


def _attach(spec: Any, step: Any, deadlines: list[Any]) -> Any:
    """Put a step and its deadlines between the library's split and join, and return the way in."""
    split = BoundaryEventSplit(spec, f"{step.name}.BoundaryEventSplit")
    join = BoundaryEventJoin(spec, f"{step.name}.BoundaryEventJoin", split_task=split.name, cancel=True)
    for one in (step, *deadlines):
        split.connect(one)
        one.connect(join)
    return split


def _connect(source: Any, target: Any, arrow: Arrow, node: Node) -> None:
    if node.kind is Kind.CHOICE and arrow.condition is not None and arrow.id != node.default:
        source.connect_if(Guard(arrow.id), target)
    else:
        source.connect(target)
