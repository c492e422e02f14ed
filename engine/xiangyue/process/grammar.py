"""The part of BPMN the engine runs: everything else in a file is a finding, and never reaches the library.

Pictures (BPMNDI), annotations, associations and groups say nothing to the engine and are passed over.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from xiangyue.process.findings import Finding
from xiangyue.words import known, say

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
PICTURE = "http://www.omg.org/spec/BPMN/20100524/DI"
SPIFF = "http://spiffworkflow.org/bpmn/schema/1.0/core"
XSI_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"

_PASSED_OVER = frozenset({"documentation", "textAnnotation", "association", "group", "category"})
_WIRED = frozenset({"incoming", "outgoing"})
_NODES = frozenset(
    {
        "startEvent",
        "endEvent",
        "userTask",
        "serviceTask",
        "callActivity",
        "exclusiveGateway",
        "parallelGateway",
        "intermediateCatchEvent",
        "boundaryEvent",
    }
)
_CHILDREN: Mapping[str, frozenset[str]] = {
    "definitions": frozenset({"process", "collaboration"}),
    "collaboration": frozenset({"participant"}),
    "participant": frozenset(),
    "process": _NODES | {"laneSet", "sequenceFlow", "extensionElements"},
    "laneSet": frozenset({"lane"}),
    "lane": frozenset({"flowNodeRef", "extensionElements"}),
    "startEvent": _WIRED,
    "endEvent": _WIRED,
    "exclusiveGateway": _WIRED,
    "parallelGateway": _WIRED,
    "userTask": _WIRED | {"extensionElements"},
    "serviceTask": _WIRED | {"extensionElements"},
    "callActivity": _WIRED | {"extensionElements"},
    "intermediateCatchEvent": _WIRED | {"timerEventDefinition"},
    "boundaryEvent": _WIRED | {"timerEventDefinition"},
    "timerEventDefinition": frozenset({"timeDate"}),
    "timeDate": frozenset(),
    "sequenceFlow": frozenset({"conditionExpression"}),
    "conditionExpression": frozenset(),
    "incoming": frozenset(),
    "outgoing": frozenset(),
    "flowNodeRef": frozenset(),
}
_ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "participant": frozenset({"processRef"}),
    "process": frozenset({"isExecutable"}),
    "callActivity": frozenset({"calledElement"}),
    "exclusiveGateway": frozenset({"default", "gatewayDirection"}),
    "parallelGateway": frozenset({"gatewayDirection"}),
    "boundaryEvent": frozenset({"attachedToRef", "cancelActivity"}),
    "sequenceFlow": frozenset({"sourceRef", "targetRef"}),
    "conditionExpression": frozenset({XSI_TYPE}),
    "timeDate": frozenset({XSI_TYPE}),
}
# of an element, and of the elements inside its extensionElements
PROPERTIES: Mapping[str, frozenset[str]] = {
    "userTask": frozenset({"formJsonSchemaFilename", "act", "evidence", "stage"}),
    "callActivity": frozenset({"stage", "body", "what"}),
    "lane": frozenset({"role"}),
    "process": frozenset({"matter"}),
}


def check_grammar(root: Any, *, file: str) -> Iterator[Finding]:
    """Yield a finding for each element, attribute and extension the engine does not know."""
    if root.tag != f"{{{BPMN}}}definitions":
        yield Finding(code="not-bpmn", element="", facts={"file": file})
        return
    yield from _check_children(root, file)


def _check_children(parent: Any, file: str) -> Iterator[Finding]:
    known = _CHILDREN[etree.QName(parent).localname]
    for child in parent:
        tag = etree.QName(child)
        if tag.namespace == PICTURE or (tag.namespace == BPMN and tag.localname in _PASSED_OVER):
            continue
        if tag.namespace != BPMN or tag.localname not in known:
            yield _finding("element-not-supported", child, file, kind=_called(tag.localname))
        elif tag.localname == "extensionElements":
            yield from _check_extensions(parent, child, file)
        else:
            yield from _check_attributes(child, tag.localname, file)
            yield from _check_children(child, file)


def _check_attributes(element: Any, kind: str, file: str) -> Iterator[Finding]:
    for name in sorted(set(element.attrib) - _ATTRIBUTES.get(kind, frozenset()) - {"id", "name"}):
        yield _finding("attribute-not-supported", element, file, attribute=etree.QName(name).localname)


def _check_extensions(owner: Any, extensions: Any, file: str) -> Iterator[Finding]:
    kind = etree.QName(owner).localname
    for extension in extensions:
        tag = etree.QName(extension)
        if tag.namespace == SPIFF and tag.localname == "properties" and kind in PROPERTIES:
            yield from _check_properties(owner, extension, file)
        elif not (
            tag.namespace == SPIFF
            and tag.localname == "serviceTaskOperator"
            and kind == "serviceTask"
            and len(extension) == 0
            and set(extension.attrib) == {"id"}
        ):
            yield _finding("extension-not-supported", owner, file, extension=tag.localname)


def _check_properties(owner: Any, properties: Any, file: str) -> Iterator[Finding]:
    seen: set[str] = set()
    for one in properties:
        name = one.get("name", "")
        if one.tag != f"{{{SPIFF}}}property" or len(one) or set(one.attrib) != {"name", "value"}:
            yield _finding("extension-not-supported", owner, file, extension=etree.QName(one).localname)
        elif name not in PROPERTIES[etree.QName(owner).localname]:
            yield _finding("property-unknown", owner, file, property=name)
        elif name in seen:
            yield _finding("property-twice", owner, file, property=name)
        seen.add(name)


def _called(kind: str) -> str:
    """Return what people call a kind of element, if there is a word for it."""
    return f"{say(f'element.{kind}')}（{kind}）" if known(f"element.{kind}") else kind


def _finding(code: str, element: Any, file: str, **facts: object) -> Finding:
    owner = element
    while owner.get("id") is None and owner.getparent() is not None:
        owner = owner.getparent()
    return Finding(
        code=code,
        element=owner.get("id") or etree.QName(owner).localname,
        facts={"file": file, "name": owner.get("name") or "", **facts},
    )
