"""Steps, waits, actions and calls: each says all that is needed to do it."""

import re
from collections.abc import Collection, Iterator, Mapping

from xiangyue.model import EvidenceKind, Matter, Role, UnknownWord
from xiangyue.process.drawing import Drawing, Kind, Lane, Node
from xiangyue.process.findings import Finding
from xiangyue.process.forms import Form
from xiangyue.process.lint.at import at

NEVER_IN_A_CALLED_MODEL = frozenset({"publish"})  # design 4: it stands where its rulings can be seen
BY_ANOTHER = frozenset({EvidenceKind.RECORD_BOOK, EvidenceKind.SIGNED_PAPER, EvidenceKind.RECEIVED})
_ACT = re.compile(r"[a-z][a-z0-9_]{0,63}")
_DUE = re.compile(r'due\("([A-Z]{1,8}(?:-[A-Z0-9]{1,12}){1,4}|P[1-9]\d{0,2}D|PT[1-9]\d{0,2}H)"\)')


def check_steps(
    drawing: Drawing, *, forms: Mapping[str, Form] | None, actions: Collection[str], called: bool
) -> Iterator[Finding]:
    """Yield what is missing or wrong at the nodes of a process; `called`: another model calls it."""
    yield from _check_matter(drawing, called=called)
    yield from _check_lanes(drawing)
    for node in drawing.nodes.values():
        if node.kind in {Kind.STEP, Kind.CALL, Kind.ACTION} and not node.name:
            yield at("node-without-name", drawing, node)
        match node.kind:
            case Kind.STEP:
                yield from _check_step(drawing, node, forms)
            case Kind.ACTION if node.action not in actions:
                yield at("action-unknown", drawing, node, action=node.action)
            case Kind.ACTION if called and node.action in NEVER_IN_A_CALLED_MODEL:
                yield at("action-in-called-model", drawing, node, action=node.action)
            case Kind.TIMER | Kind.DEADLINE if rule_of(node) is None:
                yield at("timer-not-due", drawing, node)


def rule_of(timer: Node) -> str | None:
    """Return what a timer waits for: a rule, or P7D; None if it is written in any other way."""
    found = _DUE.fullmatch(timer.when)
    return found.group(1) if found else None


def lane_of(drawing: Drawing, step: str) -> Lane | None:
    """Return the one lane a step is in."""
    lanes = [lane for lane in drawing.lanes if step in lane.members]
    return lanes[0] if len(lanes) == 1 else None


def evidence_of(step: Node, role: Role) -> tuple[EvidenceKind, ...]:
    """Return what is accepted when another person types the step.

    Nobody speaks for the township or for supervision: there only a paper that came is taken in.
    """
    if speaks_for_itself(role):
        return (EvidenceKind.RECEIVED,)
    return tuple(EvidenceKind(word) for word in step.properties.get("evidence", "").split())


def speaks_for_itself(role: Role) -> bool:
    return role.of_township or role == "supervisor"


def _check_matter(drawing: Drawing, *, called: bool) -> Iterator[Finding]:
    facts = {"file": drawing.file, "name": drawing.name, "matter": drawing.matter}
    if drawing.matter and called:  # a case is about one thing: the model it was started on says which
        yield Finding(code="matter-in-called-model", element=drawing.id, facts=facts)
    elif drawing.matter and drawing.matter not in set(Matter):
        yield Finding(code="matter-unknown", element=drawing.id, facts=facts)


def _check_lanes(drawing: Drawing) -> Iterator[Finding]:
    for lane in drawing.lanes:
        try:
            Role(lane.role)
        except UnknownWord:
            yield at("role-unknown", drawing, lane, role=lane.role)
        if any(member not in drawing.nodes for member in lane.members):
            yield at("lane-of-nothing", drawing, lane)


def _check_step(drawing: Drawing, node: Node, forms: Mapping[str, Form] | None) -> Iterator[Finding]:
    lane = lane_of(drawing, node.id)
    if lane is None:
        yield at("step-without-lane", drawing, node)
    act, form = node.properties.get("act", ""), node.properties.get("formJsonSchemaFilename", "")
    if not _ACT.fullmatch(act):
        yield at("step-without-act", drawing, node)
    if not form:
        yield at("step-without-form", drawing, node)
    elif forms is not None and form not in forms:
        yield at("form-missing", drawing, node, form=form)
    known = {kind.value for kind in BY_ANOTHER}
    words = node.properties.get("evidence", "").split()
    for word in words:
        if word not in known:
            yield at("evidence-unknown", drawing, node, evidence=word)
    if lane is not None and any(word != EvidenceKind.RECEIVED for word in words):
        yield from _check_spoken_for(drawing, node, lane)


def _check_spoken_for(drawing: Drawing, node: Node, lane: Lane) -> Iterator[Finding]:
    try:
        if speaks_for_itself(Role(lane.role)):
            yield at("evidence-of-another", drawing, node)
    except UnknownWord:
        return  # said at the lane
