"""Drawings read from a file; what its grammar does not allow is not looked for."""

from typing import Any

from lxml import etree

from xiangyue.process.drawing import Arrow, Drawing, Kind, Lane, Node
from xiangyue.process.grammar import BPMN, SPIFF

_KINDS = frozenset(kind.value for kind in Kind)


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
        matter=_properties(process).get("matter", ""),
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
