"""Models drawn in a few lines, and cases that are stored and taken up again at every step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

import pytest

from xiangyue.model import FactValue
from xiangyue.process import Facts, Model, Position, load

NAMESPACES = (
    'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xmlns:spiffworkflow="http://spiffworkflow.org/bpmn/schema/1.0/core" targetNamespace="urn:sketch"'
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A node of a sketch."""

    tag: str
    id: str
    attributes: Mapping[str, str]
    inner: str


@dataclass(slots=True)
class Sketch:
    """A process being drawn."""

    name: str = "sketch"
    nodes: dict[str, Drawn] = field(default_factory=dict)
    arrows: list[tuple[str, str, str, str | None]] = field(default_factory=list)  # id, from, to, condition
    defaults: dict[str, str] = field(default_factory=dict)  # gateway -> arrow
    lanes: dict[str, list[str]] = field(default_factory=dict)  # role -> steps
    names: dict[str, str] = field(default_factory=dict)  # of nodes that are called other than usual
    extra: str = ""  # inside the process
    before: str = ""  # inside the definitions
    head: str = '<?xml version="1.0" encoding="UTF-8"?>'

    def node(self, tag: str, name: str, inner: str = "", **attributes: str) -> str:
        self.nodes[name] = Drawn(tag, name, attributes, inner)
        return name

    def start(self, name: str = "begin") -> str:
        return self.node("startEvent", name)

    def end(self, name: str = "done") -> str:
        return self.node("endEvent", name)

    def step(self, name: str, *, role: str = "clerk", **properties: str) -> str:
        told = {"act": "do_it", "formJsonSchemaFilename": f"{name}.json", "stage": "征集民意", **properties}
        if name not in self.lanes.setdefault(role, []):
            self.lanes[role].append(name)
        return self.node("userTask", name, extended(told))

    def choice(self, name: str) -> str:
        return self.node("exclusiveGateway", name)

    def fork(self, name: str) -> str:
        return self.node("parallelGateway", name)

    def action(self, name: str, action: str = "file") -> str:
        operator = f'<spiffworkflow:serviceTaskOperator id="{action}"/>'
        return self.node("serviceTask", name, f"<extensionElements>{operator}</extensionElements>")

    def call(self, name: str, called: str, stage: str = "") -> str:
        return self.node("callActivity", name, extended({"stage": stage} if stage else {}), calledElement=called)

    def timer(self, name: str, when: str = 'due("R-PUB-04")') -> str:
        return self.node("intermediateCatchEvent", name, timed(when))

    def deadline(self, name: str, step: str, *, interrupting: bool = True, when: str = 'due("P3D")') -> str:
        return self.node(
            "boundaryEvent", name, timed(when), attachedToRef=step, cancelActivity=str(interrupting).lower()
        )

    def arrow(self, source: str, target: str, when: str | None = None, *, default: bool = False) -> str:
        name = f"f_{source}_{target}"
        self.arrows.append((name, source, target, when))
        if default:
            self.defaults[source] = name
        return name

    def chain(self, *nodes: str) -> None:
        for source, target in pairwise(nodes):
            self.arrow(source, target)

    def between(self, source: str, target: str, *nodes: str) -> None:
        """Lead the way from one node to the next over others."""
        self.arrows = [one for one in self.arrows if one[1:3] != (source, target)]
        self.chain(source, *nodes, target)

    def straight(self, *steps: str) -> "Sketch":
        """Draw the simplest of all: from the start over steps to the end."""
        self.chain(self.start(), *(self.step(step) for step in steps), self.end())
        return self

    def xml(self) -> bytes:
        lanes = "".join(
            f'<lane id="lane_{number}" name="道{number}">{extended({"role": role})}'
            + "".join(f"<flowNodeRef>{step}</flowNodeRef>" for step in steps)
            + "</lane>"
            for number, (role, steps) in enumerate(self.lanes.items())
        )
        body = f'<laneSet id="lanes">{lanes}</laneSet>' if lanes else ""
        body += "".join(self._node(node) for node in self.nodes.values())
        body += "".join(self._arrow(*arrow) for arrow in self.arrows) + self.extra
        process = f'<process id="{self.name}" name="图{self.name}" isExecutable="true">{body}</process>'
        return f"{self.head}<definitions {NAMESPACES}>{self.before}{process}</definitions>".encode()

    def _node(self, node: Drawn) -> str:
        told = {"id": node.id, "name": self.names.get(node.id, f"名{node.id}"), **node.attributes}
        if node.id in self.defaults:
            told["default"] = self.defaults[node.id]
        attributes = "".join(f" {name}={quoteattr(value)}" for name, value in told.items())
        extensions, _, rest = node.inner.rpartition("</extensionElements>")
        first = f"{extensions}</extensionElements>" if extensions else ""
        wires = "".join(f"<incoming>{one[0]}</incoming>" for one in self.arrows if one[2] == node.id)
        wires += "".join(f"<outgoing>{one[0]}</outgoing>" for one in self.arrows if one[1] == node.id)
        return f"<{node.tag}{attributes}>{first}{wires}{rest}</{node.tag}>"

    @staticmethod
    def _arrow(name: str, source: str, target: str, when: str | None) -> str:
        condition = ""
        if when is not None:
            told = escape(when)
            condition = f'<conditionExpression xsi:type="tFormalExpression">{told}</conditionExpression>'
        return f'<sequenceFlow id="{name}" sourceRef="{source}" targetRef="{target}">{condition}</sequenceFlow>'


def extended(properties: Mapping[str, str]) -> str:
    if not properties:
        return ""
    told = "".join(f"<spiffworkflow:property name={quoteattr(n)} value={quoteattr(v)}/>" for n, v in properties.items())
    return f"<extensionElements><spiffworkflow:properties>{told}</spiffworkflow:properties></extensionElements>"


def timed(when: str) -> str:
    told = f'<timeDate xsi:type="tFormalExpression">{escape(when)}</timeDate>'
    return f"<timerEventDefinition>{told}</timerEventDefinition>"


class Case:
    """A case whose state is written down and read again before everything that is done to it."""

    def __init__(self, model: Model, facts: Facts) -> None:
        self.model, self.facts, self.acted = model, facts, list[str]()
        acted = self.acted.append
        self.actions = {"publish": acted, "file": acted, "take_office": acted}
        self.state = Position.begin(model, facts=self.facts, actions=self.actions).state()

    @property
    def position(self) -> Position:
        return Position.resume(self.model, self.state, facts=self.facts, actions=self.actions)

    @property
    def waiting(self) -> list[str]:
        return [step.path for step in self.position.waiting]

    @property
    def timers(self) -> list[str]:
        return [timer.path for timer in self.position.timers]

    def do(self, *steps: str) -> "Case":
        for step in steps:
            position = self.position
            position.complete(step)
            self.state = position.state()
        return self

    def fire(self, timer: str) -> "Case":
        position = self.position
        position.fire(timer)
        self.state = position.state()
        return self


def files_of(*sketches: Sketch) -> dict[str, bytes]:
    return {f"{sketch.name}/{sketch.name}.bpmn": sketch.xml() for sketch in sketches}


def model_of(*sketches: Sketch) -> Model:
    return load(files_of(*sketches), sketches[0].name)


@pytest.fixture
def sketch() -> type[Sketch]:
    return Sketch


@pytest.fixture
def case() -> Callable[..., Case]:
    """A case on sketches: the first is the main one."""

    def begin(*sketches: Sketch, facts: dict[str, FactValue] | None = None) -> Case:
        return Case(model_of(*sketches), (facts or {}).get)

    return begin


@pytest.fixture
def begin() -> type[Case]:
    """A case on a model that was loaded."""
    return Case


@pytest.fixture
def files() -> Callable[..., dict[str, bytes]]:
    return files_of


@pytest.fixture
def model() -> Callable[..., Model]:
    return model_of
