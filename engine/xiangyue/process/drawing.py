"""A process as it was drawn: nodes, arrows and lanes, read from a file whose grammar has been checked."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from lxml import etree

from xiangyue.process.grammar import BPMN, SPIFF


class Kind(StrEnum):
    """What a node does with a token."""

    START = "startEvent"
    END = "endEvent"
    STEP = "userTask"  # waits for a person
    ACTION = "serviceTask"
    CALL = "callActivity"
    CHOICE = "exclusiveGateway"
    FORK = "parallelGateway"  # splits and joins
    TIMER = "intermediateCatchEvent"  # waits for a moment
    DEADLINE = "boundaryEvent"  # a timer at a step


T = TypeVar("T")
_KINDS = frozenset(kind.value for kind in Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One box, circle or diamond."""

    id: str
    kind: Kind
    name: str
    properties: Mapping[str, str] = field(default_factory=dict)
    action: str = ""  # of an action
    called: str = ""  # of a call: the called process
    at: str = ""  # of a deadline: the step it is attached to
    interrupting: bool = True  # of a deadline
    when: str = ""  # of a timer or a deadline: the expression
    default: str = ""  # of a choice: the arrow taken when no condition holds
    incoming: tuple[str, ...] = ()  # as the node itself says
    outgoing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """A sequence flow."""

    id: str
    name: str
    source: str
    target: str
    condition: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A lane: whose steps its members are."""

    id: str
    name: str
    role: str
    members: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Drawing:
    """One process of one file."""

    id: str
    name: str
    file: str
    executable: bool
    nodes: Mapping[str, Node]
    arrows: tuple[Arrow, ...]
    lanes: tuple[Lane, ...]

    def leaving(self, node: str) -> tuple[Arrow, ...]:
        """Return the arrows that leave a node, in the order of the file: the first that holds is taken."""
        return self._leaving.get(node, ())

    def entering(self, node: str) -> tuple[Arrow, ...]:
        return self._entering.get(node, ())

    def deadlines(self, step: str) -> tuple[Node, ...]:
        return self._deadlines.get(step, ())

    def of(self, *kinds: Kind) -> tuple[Node, ...]:
        return tuple(node for node in self.nodes.values() if node.kind in kinds)

    @cached_property
    def _leaving(self) -> dict[str, tuple[Arrow, ...]]:
        return _grouped(self.arrows, lambda arrow: arrow.source)

    @cached_property
    def _entering(self) -> dict[str, tuple[Arrow, ...]]:
        return _grouped(self.arrows, lambda arrow: arrow.target)

    @cached_property
    def _deadlines(self) -> dict[str, tuple[Node, ...]]:
        return _grouped(self.of(Kind.DEADLINE), lambda node: node.at)


def _grouped(things: Iterable[T], by: Callable[[T], str]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, tuple[T, ...]] = {}
    for thing in things:
        groups[by(thing)] = (*groups.get(by(thing), ()), thing)
    return groups


def read_drawings(root: Any, *, file: str) -> tuple[Drawing, ...]:
    """Return the processes of a file."""
    return tuple(_read_process(process, file) for process in root.findall(f"{{{BPMN}}}process"))


def _read_process(process: Any, file: str) -> Drawing:
    nodes = {}
    for element in process:
        tag = etree.QName(element)
        if tag.namespace == BPMN and tag.localname in _KINDS:
            node = _read_node(element, Kind(tag.localname))
            nodes[node.id] = node
    return Drawing(
        id=process.get("id", ""),
        name=process.get("name", ""),
        file=file,
        executable=process.get("isExecutable", "true") == "true",
        nodes=nodes,
        arrows=tuple(_read_arrow(one) for one in process.findall(f"{{{BPMN}}}sequenceFlow")),
        lanes=tuple(_read_lane(one) for one in process.iter(f"{{{BPMN}}}lane")),
    )


def _read_node(element: Any, kind: Kind) -> Node:
    operator = element.find(f".//{{{SPIFF}}}serviceTaskOperator")
    return Node(
        id=element.get("id", ""),
        kind=kind,
        name=_line(element.get("name", "")),
        properties=_properties(element),
        action="" if operator is None else operator.get("id", ""),
        called=element.get("calledElement", ""),
        at=element.get("attachedToRef", ""),
        interrupting=element.get("cancelActivity", "true") == "true",
        when=(element.findtext(f".//{{{BPMN}}}timeDate") or "").strip(),
        default=element.get("default", ""),
        incoming=_texts(element, "incoming"),
        outgoing=_texts(element, "outgoing"),
    )


def _read_arrow(element: Any) -> Arrow:
    condition = element.find(f"{{{BPMN}}}conditionExpression")
    return Arrow(
        id=element.get("id", ""),
        name=_line(element.get("name", "")),
        source=element.get("sourceRef", ""),
        target=element.get("targetRef", ""),
        condition=None if condition is None else (condition.text or "").strip(),
    )


def _read_lane(element: Any) -> Lane:
    return Lane(
        id=element.get("id", ""),
        name=_line(element.get("name", "")),
        role=_properties(element).get("role", ""),
        members=_texts(element, "flowNodeRef"),
    )


def _properties(element: Any) -> dict[str, str]:
    found = element.findall(f"{{{BPMN}}}extensionElements/{{{SPIFF}}}properties/{{{SPIFF}}}property")
    return {one.get("name", ""): one.get("value", "").strip() for one in found}


def _texts(element: Any, tag: str) -> tuple[str, ...]:
    return tuple((one.text or "").strip() for one in element.findall(f"{{{BPMN}}}{tag}"))


def _line(name: str) -> str:
    """A name may be broken over lines in the picture; it is one line everywhere else."""
    return "".join(name.split("\n"))
