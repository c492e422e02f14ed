"""Every attack there is on the library (scripts, expressions, entities, stored states): nothing of a model runs.

Each attack tries to write a file; the test is that there is none, that the model was refused, and soon.
"""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from xiangyue.process import check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.process.conftest import Sketch

    Make = type[Sketch]

SOON = 5.0  # seconds: far above what a refusal takes, far below a hang


@pytest.fixture
def proof(tmp_path: Path) -> Iterator[Path]:
    """The file an attack would leave behind."""
    file = tmp_path / "ran"
    yield file
    assert not file.exists()


def codes(raw: bytes) -> set[str]:
    began = time.monotonic()
    found = check({"a.bpmn": raw}, "sketch")
    assert all(len(finding.said().splitlines()) == 1 for finding in found)
    assert time.monotonic() - began < SOON
    return {finding.code for finding in found}


def code(proof: Path) -> str:
    return f"__import__('os').system('touch {proof}') == 0"


def inside(sketch: Make, tag: str, inner: str, **attributes: str) -> bytes:
    """A straight model with one more node in it."""
    drawn = sketch().straight("draft")
    drawn.between("draft", "done", drawn.node(tag, "evil", inner, **attributes))
    return drawn.xml()


def test_a_script_task(sketch: Make, proof: Path) -> None:
    assert codes(inside(sketch, "scriptTask", f"<script>{code(proof)}</script>")) >= {"element-not-supported"}


@pytest.mark.parametrize(
    "expression",
    [
        "{code}",
        "().__class__.__base__.__subclasses__()",
        "[c for c in ().__class__.__base__.__subclasses__() if c.__name__ == '_wrap_close']",
        "open('{proof}', 'w').write('x') > 0",
        "'{{0.__class__.__mro__}}'.format(1)",
        "getattr(1, '__class__')",
        "case.review.__class__.__mro__",
        "[g.gi_frame.f_back.f_globals for g in [(1 for _ in [1])]]",
        "9**9**9 > 0",
        "len('a' * 10**10) > 0",
        "len([0] * 10**9) > 0",
        "sum(1 for a in range(10**5) for b in range(10**5))",
        "(n := 99) == 99",
        "(lambda: 1)() == 1",
        "true and 'no'",
        "1/0",
        "1 < 'a'",
        "[1][3]",
        "len(5)",
        "{{}}['a']",
        "eval('{code}')",
        "${{{code}}}",
        "=now()",
    ],
)
def test_a_condition(sketch: Make, proof: Path, expression: str) -> None:
    drawn = sketch().straight("draft")
    drawn.between("draft", "done", drawn.choice("c"))
    drawn.defaults["c"] = "f_c_done"
    drawn.arrow("c", drawn.end("other"), expression.format(code=code(proof), proof=proof))
    assert codes(drawn.xml()) <= {"condition-not-read", "condition-of-nothing"} != set()


def test_a_condition_of_thousands_of_brackets(sketch: Make) -> None:
    drawn = sketch().straight("draft")
    drawn.between("draft", "done", drawn.choice("c"))
    drawn.defaults["c"] = "f_c_done"
    drawn.arrow("c", drawn.end("other"), "(" * 3000 + "case.published" + ")" * 3000)
    assert codes(drawn.xml()) == {"condition-not-read"}


@pytest.mark.parametrize("kind", ["timeDate", "timeDuration", "timeCycle"])
@pytest.mark.parametrize("text", ["{code}", "due({code})", "P15D", "'P15D'", "R/P1D", "2026-03-01", "due('P3D')", ""])
def test_a_timer(sketch: Make, proof: Path, kind: str, text: str) -> None:
    inner = f"<timerEventDefinition><{kind}>{text.format(code=code(proof))}</{kind}></timerEventDefinition>"
    assert codes(inside(sketch, "intermediateCatchEvent", inner)) <= {"timer-not-due", "element-not-supported"} != set()


@pytest.mark.parametrize(
    "text",
    [
        'due("P0D")',
        'due("P1M")',
        'due("P1Y")',
        'due("P1.5D")',
        'due("PT5M")',
        'due("P9999D")',
        'due("R-PUB-04"',
        'due("R-PUB-04") or 1',
        'due("../x")',
        'due("")',
        'due( "P3D")',
    ],
)
def test_a_wait_is_days_hours_or_a_rule(sketch: Make, text: str) -> None:
    drawn = sketch().straight("draft")
    drawn.between("draft", "done", drawn.timer("wait", text))
    assert codes(drawn.xml()) == {"timer-not-due"}


@pytest.mark.parametrize(
    "loop",
    [
        "<multiInstanceLoopCharacteristics><loopCardinality>{code}</loopCardinality></multiInstanceLoopCharacteristics>",
        "<multiInstanceLoopCharacteristics><loopCardinality>10**6</loopCardinality></multiInstanceLoopCharacteristics>",
        "<multiInstanceLoopCharacteristics><loopDataInputRef>x</loopDataInputRef></multiInstanceLoopCharacteristics>",
        '<standardLoopCharacteristics testBefore="true"><loopCondition>{code}</loopCondition></standardLoopCharacteristics>',
        '<ioSpecification><dataInput id="x"/></ioSpecification>',
        "<dataInputAssociation><sourceRef>x</sourceRef></dataInputAssociation>",
    ],
)
def test_a_loop_or_data_at_a_task(sketch: Make, proof: Path, loop: str) -> None:
    assert codes(inside(sketch, "userTask", loop.format(code=code(proof)))) >= {"element-not-supported"}


@pytest.mark.parametrize("name", ["preScript", "postScript", "scriptsOnInstances", "unitTests", "calledDecisionId"])
def test_an_extension_of_the_library(sketch: Make, proof: Path, name: str) -> None:
    inner = f"<extensionElements><spiffworkflow:{name}>{code(proof)}</spiffworkflow:{name}></extensionElements>"
    assert codes(inside(sketch, "userTask", inner)) >= {"extension-not-supported"}


@pytest.mark.parametrize(
    "extensions",
    [
        '<x:executionListener xmlns:x="http://camunda.org/schema/1.0/bpmn" expression="1"/>',
        '<spiffworkflow:serviceTaskOperator id="file" resultVariable="x"/>',
        '<spiffworkflow:serviceTaskOperator id="file"><spiffworkflow:parameters/></spiffworkflow:serviceTaskOperator>',
        '<spiffworkflow:properties><spiffworkflow:property name="act" value="x"/></spiffworkflow:properties>',
    ],
)
def test_an_extension_of_a_service_task(sketch: Make, extensions: str) -> None:
    inner = f"<extensionElements>{extensions}</extensionElements>"
    assert codes(inside(sketch, "serviceTask", inner)) >= {"extension-not-supported"}


@pytest.mark.parametrize(
    ("tag", "inner"),
    [
        ("businessRuleTask", ""),
        ("sendTask", ""),
        ("receiveTask", ""),
        ("manualTask", ""),
        ("task", ""),
        ("inclusiveGateway", ""),
        ("complexGateway", ""),
        ("eventBasedGateway", ""),
        ("subProcess", ""),
        ("transaction", ""),
        ("adHocSubProcess", "<completionCondition>{code}</completionCondition>"),
        ("intermediateThrowEvent", '<messageEventDefinition id="m"/>'),
        ("intermediateCatchEvent", '<messageEventDefinition id="m"/>'),
        ("intermediateCatchEvent", '<signalEventDefinition id="m"/>'),
        (
            "intermediateCatchEvent",
            "<conditionalEventDefinition><condition>{code}</condition></conditionalEventDefinition>",
        ),
        ("intermediateCatchEvent", '<linkEventDefinition id="m"/>'),
        ("endEvent", "<terminateEventDefinition/>"),
        ("endEvent", "<errorEventDefinition/>"),
        ("startEvent", "<timerEventDefinition><timeCycle>R/PT1S</timeCycle></timerEventDefinition>"),
    ],
)
def test_an_element_the_engine_does_not_run(sketch: Make, proof: Path, tag: str, inner: str) -> None:
    assert codes(inside(sketch, tag, inner.format(code=code(proof)))) >= {"element-not-supported"}


def test_an_event_sub_process(sketch: Make) -> None:
    drawn = sketch().straight("draft")
    drawn.extra = '<subProcess id="evil" triggeredByEvent="true"><startEvent id="x"/></subProcess>'
    assert codes(drawn.xml()) == {"element-not-supported"}


@pytest.mark.parametrize(
    "before",
    [
        '<message id="m" name="m"/><correlationProperty id="c"/>',
        '<dataStore id="d" name="d"/>',
        '<signal id="s" name="s"/>',
        '<error id="e"/>',
        '<import importType="x" location="http://localhost/" namespace="y"/>',
        '<collaboration id="c"><messageFlow id="m" sourceRef="a" targetRef="b"/></collaboration>',
    ],
)
def test_a_definition_beside_the_process(sketch: Make, before: str) -> None:
    drawn = sketch().straight("draft")
    drawn.before = before
    assert codes(drawn.xml()) == {"element-not-supported"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<userTask ", '<userTask isForCompensation="true" '),
        ("<userTask ", '<userTask startQuantity="1000000" '),
        ("<userTask ", '<userTask xmlns:c="http://camunda.org/schema/1.0/bpmn" c:assignee="${x}" '),
        ("<process ", '<process processType="Private" '),
        ("<endEvent ", '<endEvent parallelMultiple="true" '),
    ],
)
def test_an_attribute_the_engine_does_not_know(sketch: Make, old: str, new: str) -> None:
    raw = sketch().straight("draft").xml().decode().replace(old, new).encode()
    assert codes(raw) == {"attribute-not-supported"}


def with_head(sketch: Make, head: str, name: str = "图") -> bytes:
    drawn = sketch().straight("draft")
    drawn.head, drawn.names["draft"] = head, name
    return drawn.xml().replace(b"&amp;x;", b"&x;")


def test_an_entity_that_reads_a_file(sketch: Make, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("TOP-SECRET")
    raw = with_head(sketch, f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>', "&x;")
    assert codes(raw) == {"doctype", "process-missing"}


def test_entities_that_grow(sketch: Make) -> None:
    entities = '<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    assert codes(with_head(sketch, f"<!DOCTYPE d [{entities}]>", "&l9;")) == {"doctype", "process-missing"}


@pytest.mark.parametrize("head", ["<!DOCTYPE d>", '<!DOCTYPE d SYSTEM "http://localhost/d.dtd">', "<!DOCTYPE d []>"])
def test_any_doctype(sketch: Make, head: str) -> None:
    assert codes(with_head(sketch, head)) == {"doctype", "process-missing"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "gb18030"])
def test_a_doctype_hidden_by_an_encoding(sketch: Make, encoding: str) -> None:
    raw = with_head(sketch, f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d>').decode().encode(encoding)
    assert codes(raw) <= {"not-utf8", "not-xml", "doctype", "process-missing"}
    assert len(codes(raw)) > 1


def test_utf7_is_not_read_as_a_doctype_later(sketch: Make) -> None:
    raw = with_head(sketch, '<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE d+AD4-')
    assert "not-xml" in codes(raw)


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (b"", "not-xml"),
        (b"<", "not-xml"),
        (b"\x00\xff\xfe", "not-utf8"),
        (b"<a>" * 200 + b"</a>" * 200, "too-deep"),
        (b"<a>" + b"<b/>" * 30_000 + b"</a>", "too-many-elements"),
        (b"<a>" + b" " * 2_000_001 + b"</a>", "too-large"),
        (b"<html/>", "not-bpmn"),
    ],
)
def test_what_is_no_model(raw: bytes, found: str) -> None:
    assert found in codes(raw)


def test_a_line_of_thousands_of_tasks(sketch: Make) -> None:
    assert "too-many-nodes" in codes(sketch().straight(*(f"step{number}" for number in range(600))).xml())


def test_a_loop_of_automatic_nodes(sketch: Make) -> None:
    drawn = sketch().straight("draft")
    drawn.between("draft", "done", drawn.action("note"), drawn.choice("c"))
    drawn.defaults["c"] = "f_c_done"
    drawn.arrow("c", "note", "not case.published")
    assert codes(drawn.xml()) == {"automatic-loop"}


def test_names_with_markup_stay_names(sketch: Make, proof: Path) -> None:
    drawn = sketch().straight("draft")
    drawn.names["draft"] = f"{{code}} ${{x}} <b> {code(proof)}"
    assert codes(drawn.xml()) == set()


def test_nothing_of_the_library_that_evaluates_is_ever_called(sketch: Make, tmp_path: Path) -> None:
    """A case is carried through conditions, timers and actions with `eval`, `exec` and `compile` taken away."""
    drawn = sketch()
    drawn.chain(drawn.start(), drawn.step("draft"), drawn.timer("wait"), drawn.action("note"), drawn.choice("c"))
    drawn.arrow("c", drawn.end("yes"), "ruling.quorum.met")
    drawn.arrow("c", drawn.end("no"), default=True)
    file = tmp_path / "sketch.bpmn"
    file.write_bytes(drawn.xml())
    program = f"""
import builtins
from pathlib import Path
from xiangyue.process import Position, load

def play():
    position = Position.begin(model, **hand)
    position.complete("draft")
    position = Position.resume(model, position.state(), **hand)
    position.fire("wait")
    return position.ended

def taken(*_, **__):
    raise SystemExit("evaluated")

model = load({{"sketch.bpmn": Path({str(file)!r}).read_bytes()}}, "sketch")
hand = dict(facts=lambda name: True if name == "ruling.quorum.met" else None, actions={{"file": lambda path: None}})
play()  # modules that are imported late are imported now
builtins.eval = builtins.exec = builtins.compile = taken
print(play())
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("yes", "")


def test_the_parser_of_the_library_is_never_imported() -> None:
    program = "import sys, xiangyue.process; print(*(name for name in sys.modules if 'SpiffWorkflow' in name))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "parser" not in done.stdout
