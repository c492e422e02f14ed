"""One step of a case: the place read, the step done, the case run on, the place written.

The reference is SpiffWorkflow with the serializer its documentation shows, on the same drawing: twelve
steps, a review that sends back once. Both have read the model before: ours keeps it by its content,
theirs carries it in the state.
"""

from functools import cache
from itertools import pairwise
from typing import Any

from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer

from bench.frame import Race
from xiangyue.process import Model, Position, load

STEPS = (*(f"step{number}" for number in range(1, 10)), "review", "announce", "archive")
NAMESPACES = (
    'xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:spiffworkflow="http://spiffworkflow.org/bpmn/schema/1.0/core" targetNamespace="urn:bench"'
)


def drawing(agreed: str) -> bytes:
    """Return twelve steps; after the review, back to the fifth unless `agreed` holds."""
    flows = [("begin", "step1")] + [(one, two) for one, two in pairwise(STEPS) if one != "review"]
    flows += [("review", "ok"), ("ok", "announce"), ("ok", "step5"), ("archive", "done")]
    nodes = [("startEvent", "begin", ""), ("exclusiveGateway", "ok", ' default="ok_step5"'), ("endEvent", "done", "")]
    nodes += [("userTask", step, "") for step in STEPS]
    condition = f"<conditionExpression>{agreed}</conditionExpression>"
    body = "".join(f"<flowNodeRef>{step}</flowNodeRef>" for step in STEPS)
    body = f'<laneSet id="lanes"><lane id="lane_clerk" name="clerk">{_properties(role="clerk")}{body}</lane></laneSet>'
    for tag, name, more in nodes:
        told = _properties(act="do", formJsonSchemaFilename="x", stage="x") if tag == "userTask" else ""
        wires = "".join(f"<incoming>{a}_{b}</incoming>" for a, b in flows if b == name)
        wires += "".join(f"<outgoing>{a}_{b}</outgoing>" for a, b in flows if a == name)
        body += f'<{tag} id="{name}" name="{name}"{more}>{told}{wires}</{tag}>'
    for a, b in flows:
        inner = condition if (a, b) == ("ok", "announce") else ""
        body += f'<sequenceFlow id="{a}_{b}" sourceRef="{a}" targetRef="{b}">{inner}</sequenceFlow>'
    return f'<definitions {NAMESPACES}><process id="village" name="x">{body}</process></definitions>'.encode()


def _properties(**told: str) -> str:
    inner = "".join(f'<spiffworkflow:property name="{name}" value="{value}"/>' for name, value in told.items())
    return f"<extensionElements><spiffworkflow:properties>{inner}</spiffworkflow:properties></extensionElements>"


@cache
def model() -> Model:
    return load({"village.bpmn": drawing('case.review == "agreed"')}, "village")


def ours() -> None:
    """Carry a case from its begin to its end."""
    reviews, ended = 0, None

    def facts(name: str) -> str | None:
        return "agreed" if name == "case.review" and reviews > 1 else None

    state = Position.begin(model(), facts=facts, actions={}).state()
    while ended is None:
        position = Position.resume(model(), state, facts=facts, actions={})
        [step] = position.waiting
        reviews += step.path == "review"
        position.complete(step.path)
        state, ended = position.state(), position.ended


@cache
def stock() -> tuple[Any, str]:
    """Return the library's serializer, and the state of a case at its begin."""
    parser, serializer = BpmnParser(), BpmnWorkflowSerializer()
    parser.add_bpmn_str(drawing("agreed"))
    workflow = BpmnWorkflow(parser.get_spec("village"), parser.get_subprocess_specs("village"))
    workflow.do_engine_steps()
    return serializer, serializer.serialize_json(workflow)


def reference() -> None:
    """Carry a case from its begin to its end, as the library's documentation does."""
    serializer, state = stock()
    reviews, ended = 0, False
    while not ended:
        workflow = serializer.deserialize_json(state)
        task = workflow.get_next_task(state=16, manual=True)  # TaskState.READY
        reviews += task.task_spec.name == "review"
        task.data["agreed"] = reviews > 1
        task.run()
        workflow.do_engine_steps()
        state, ended = serializer.serialize_json(workflow), workflow.completed


LINES = (
    Race(
        work="engine part of one step (load, complete, run on, encode), against SpiffWorkflow's serializer",
        limit=0.2,
        ours=ours,
        reference=reference,
    ),
)
