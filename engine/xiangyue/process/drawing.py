"""A process as it was drawn: nodes, arrows and lanes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TypeVar


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
    matter: str = ""  # what the case is about, a word of `Matter`; "" where it says nothing

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
