"""Ids: every element that counts has one, once in the file, and one that can stand in a path."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree

from xiangyue.process.findings import Finding
from xiangyue.process.grammar import BPMN, SPIFF

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
_SAID = re.compile(r"[a-z][a-z0-9_]{0,63}")  # of what is named in paths, entries and answers
_SAID_TAGS = frozenset(
    {"process", "userTask", "serviceTask", "callActivity", "intermediateCatchEvent", "boundaryEvent", "endEvent"}
)
_WITHOUT = frozenset({"incoming", "outgoing", "flowNodeRef", "documentation", "extensionElements"})
_RESERVED = frozenset({"Start", "End", "Root", "StartEventSplit", "StartEventJoin"})  # the library's own names


def check_ids(root: Any, *, file: str) -> Iterator[Finding]:
    """Yield a finding for each id that is missing, there twice, reserved, or of another form."""
    # an operator's id is the name of an action, not that of an element
    elements = [one for one in root.iter(etree.Element) if etree.QName(one).namespace != SPIFF]
    counted = Counter(one.get("id") for one in elements if one.get("id") is not None)
    for name in sorted(name for name, count in counted.items() if count > 1):
        yield Finding(code="id-twice", element=name, facts={"file": file})
    for element in root.findall(f"{{{BPMN}}}process//*") + root.findall(f"{{{BPMN}}}process"):
        tag = etree.QName(element)
        if tag.namespace == BPMN and tag.localname not in _WITHOUT:
            yield from _check_one(element, tag.localname, file)


def _check_one(element: Any, kind: str, file: str) -> Iterator[Finding]:
    name, facts = element.get("id"), {"file": file, "name": element.get("name") or "", "kind": kind}
    structural = kind in _SAID_TAGS or kind in {"startEvent", "exclusiveGateway", "parallelGateway", "sequenceFlow"}
    if not name:
        if structural:
            yield Finding(code="id-missing", element=kind, facts=facts)
    elif structural and name in _RESERVED:
        yield Finding(code="id-reserved", element=name, facts=facts)
    elif structural and not (_SAID if kind in _SAID_TAGS else _PLAIN).fullmatch(name):
        yield Finding(code="id-not-plain", element=name, facts=facts)
