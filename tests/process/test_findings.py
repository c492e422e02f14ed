from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.process.conftest import extended
from xiangyue.model import Matter
from xiangyue.process import ModelRefused, check, load

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.process.conftest import Sketch

    Make = type[Sketch]
    Files = Callable[..., dict[str, bytes]]

FORM = b'{"type":"object","properties":{"then":{"enum":["again","close"]},"agreed":{"type":"boolean"},"n":{"type":"integer"}}}'


def codes(files: Mapping[str, bytes], main: str = "sketch", forms: Mapping[str, bytes] | None = None) -> list[str]:
    found = check(files, main, forms)
    assert all("\n" not in finding.said() for finding in found)
    return [finding.code for finding in found]


def asked(sketch: Make, when: str) -> Sketch:
    """A step, and a gateway that asks."""
    drawn = sketch()
    drawn.chain(drawn.start(), drawn.step("ask"), drawn.choice("said"))
    drawn.arrow("said", drawn.end("yes"), when)
    drawn.arrow("said", drawn.end("no"), default=True)
    return drawn


def test_a_sound_model_has_no_findings(sketch: Make, files: Files) -> None:
    assert codes(files(asked(sketch, "ruling.quorum.met"))) == []


def test_a_refusal_names_every_finding(sketch: Make, files: Files) -> None:
    drawn = sketch().straight("one", "two")
    drawn.step("one", act="")
    drawn.step("two", stage="")
    with pytest.raises(ModelRefused) as refused:
        load(files(drawn), "sketch")
    assert {(one.code, one.element) for one in refused.value.findings} == {
        ("step-without-act", "one"),
        ("step-without-stage", "two"),
    }


@pytest.mark.parametrize(
    "when",
    [
        "ruling.quorum.met",
        "not ruling.majority.met",
        'case.review == "agreed"',
        'case.review in ("agreed", "none")',
        "case.published",
        "case.published == true",
        "answer.ask.agreed",
        'answer.ask.then == "again"',
        "true",
    ],
)
def test_a_condition_of_its_kind_is_let_in(sketch: Make, files: Files, when: str) -> None:
    assert codes(files(asked(sketch, when)), forms={"ask.json": FORM}) == []


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ("case.review", "condition-of-another-kind"),
        ("answer.ask.then", "condition-of-another-kind"),
        ('case.review == "perhaps"', "condition-of-another-kind"),
        ("case.review == true", "condition-of-another-kind"),
        ('case.published == "true"', "condition-of-another-kind"),
        ('ruling.quorum.met in (true, "x")', "condition-of-another-kind"),
        ('answer.ask.then == "never"', "condition-of-another-kind"),
        ("ruling.weather.met", "condition-of-nothing"),
        ("ruling.quorum", "condition-of-nothing"),
        ("ruling.nowhere.quorum.met", "condition-of-nothing"),
        ("ruling.ask.quorum.met", "condition-of-nothing"),
        ("case.mood", "condition-of-nothing"),
        ("answer.nobody.agreed", "condition-of-nothing"),
        ("answer.said.agreed", "condition-of-nothing"),
        ("answer.ask.n", "condition-of-nothing"),
        ("answer.ask.missing", "condition-of-nothing"),
        ("approved", "condition-of-nothing"),
        ("answer", "condition-of-nothing"),
        ("1 < 2", "condition-not-read"),
        ("${approved}", "condition-not-read"),
        ('true and "no"', "condition-not-read"),
        ("", "condition-not-read"),
    ],
)
def test_a_condition_of_another_kind_is_found(sketch: Make, files: Files, when: str, code: str) -> None:
    assert codes(files(asked(sketch, when)), forms={"ask.json": FORM}) == [code]


def test_a_shared_list_of_words_in_a_form_is_followed(sketch: Make, files: Files) -> None:
    form = b'{"$defs":{"w":{"enum":["a","b"]}},"properties":{"x":{"$ref":"#/$defs/w"},"y":{"$ref":"#/$defs/y"}}}'
    assert codes(files(asked(sketch, 'answer.ask.x == "a"')), forms={"ask.json": form}) == []


@pytest.mark.parametrize("form", [b"", b"[]", b"{", b'{"properties":3}', b"[" * 100_000, b"\xff"])
def test_a_form_that_is_none_is_found(sketch: Make, files: Files, form: bytes) -> None:
    assert "form-not-read" in codes(files(asked(sketch, "answer.ask.agreed")), forms={"ask.json": form})


def test_a_form_that_is_not_there_is_found(sketch: Make, files: Files) -> None:
    assert codes(files(sketch().straight("draft")), forms={}) == ["form-missing"]


def choosing(sketch: Make, *ways: tuple[str | None, bool]) -> Sketch:
    drawn = sketch()
    drawn.chain(drawn.start(), drawn.step("ask"), drawn.choice("said"))
    for number, (when, default) in enumerate(ways):
        drawn.arrow("said", drawn.end(f"end{number}"), when, default=default)
    return drawn


def test_conditions_that_cover_everything_need_no_default(sketch: Make, files: Files) -> None:
    drawn = choosing(sketch, ('answer.ask.then == "again"', False), ('answer.ask.then == "close"', False))
    assert codes(files(drawn), forms={"ask.json": FORM}) == []


def test_conditions_with_a_gap_need_a_default(sketch: Make, files: Files) -> None:
    drawn = choosing(sketch, ("ruling.quorum.met", False), ("ruling.majority.met", False))
    assert codes(files(drawn)) == ["choice-without-default"]


def test_conditions_of_forms_that_are_not_at_hand_are_let_in(sketch: Make, files: Files) -> None:
    drawn = choosing(sketch, ('answer.ask.then == "again"', False), ('answer.ask.then == "close"', False))
    assert codes(files(drawn)) == []


def test_a_default_has_no_condition(sketch: Make, files: Files) -> None:
    drawn = choosing(sketch, ("ruling.quorum.met", False), ("not ruling.quorum.met", True))
    assert codes(files(drawn)) == ["default-with-condition"]


def test_every_other_arrow_of_a_choice_has_a_condition(sketch: Make, files: Files) -> None:
    drawn = choosing(sketch, (None, False), (None, True))
    assert codes(files(drawn)) == ["choice-without-condition"]


def test_a_default_is_one_of_its_own_arrows(sketch: Make, files: Files) -> None:
    drawn = choosing(sketch, ("ruling.quorum.met", False), (None, False))
    drawn.defaults["said"] = "f_begin_ask"
    assert "default-of-another" in codes(files(drawn))


@pytest.mark.parametrize("source", ["begin", "ask", "split"])
def test_a_condition_stands_only_behind_a_choice(sketch: Make, files: Files, source: str) -> None:
    drawn = sketch()
    drawn.chain(drawn.start(), drawn.step("ask"), drawn.fork("split"))
    drawn.chain("split", drawn.end("one"))
    drawn.chain("split", drawn.end("two"))
    [first, *_] = [arrow for arrow in drawn.arrows if arrow[1] == source]
    drawn.arrows[drawn.arrows.index(first)] = (*first[:3], "ruling.quorum.met")
    assert codes(files(drawn)) == ["condition-without-choice"]


FAULTS: dict[str, Callable[[Sketch], None]] = {}


def fault(draw: Callable[[Sketch], None]) -> Callable[[Sketch], None]:
    """A fault put into a straight model of one step; its name is the code of the finding."""
    FAULTS[draw.__name__.replace("_", "-")] = draw
    return draw


@fault
def one_start(drawn: Sketch) -> None:
    drawn.chain(drawn.start("second"), "draft")


@fault
def no_end(drawn: Sketch) -> None:
    drawn.nodes.pop("done")
    drawn.arrows.pop()


@fault
def nothing_leaves(drawn: Sketch) -> None:
    drawn.between("begin", "draft", drawn.fork("split"))
    drawn.chain("split", drawn.step("loose"))


@fault
def unreachable(drawn: Sketch) -> None:
    drawn.chain(drawn.step("island"), drawn.end("shore"))


@fault
def no_way_out(drawn: Sketch) -> None:
    drawn.between("begin", "draft", drawn.choice("c"))
    drawn.defaults["c"] = drawn.arrows[-1][0]
    drawn.arrow("c", drawn.step("round"), "ruling.quorum.met")
    drawn.chain("round", drawn.step("and_round"), "round")


@fault
def automatic_loop(drawn: Sketch) -> None:
    drawn.between("begin", "draft", drawn.choice("c"), drawn.choice("d"))
    drawn.arrow("d", "c", "ruling.quorum.met")
    drawn.defaults["d"] = "f_d_draft"


@fault
def arrow_from_nothing(drawn: Sketch) -> None:
    drawn.arrow("draft", "nowhere")


@fault
def arrow_twice(drawn: Sketch) -> None:
    drawn.arrows.append(("again", "begin", "draft", None))


@fault
def nothing_may_enter(drawn: Sketch) -> None:
    drawn.arrow("draft", "begin")


@fault
def nothing_may_leave(drawn: Sketch) -> None:
    drawn.arrow("done", "draft")


@fault
def split_without_gateway(drawn: Sketch) -> None:
    drawn.arrow("draft", drawn.end("other"))


@fault
def deadline_not_at_step(drawn: Sketch) -> None:
    drawn.chain(drawn.deadline("late", "begin"), drawn.end("other"))


@fault
def two_at_once(drawn: Sketch) -> None:
    drawn.between("begin", "draft", drawn.fork("split"))
    drawn.chain("split", drawn.step("other"), "draft")


@fault
def join_waits_for_ever(drawn: Sketch) -> None:
    drawn.between("draft", "done", drawn.choice("c"), drawn.fork("join"))
    drawn.defaults["c"] = "f_c_join"
    drawn.arrow("c", drawn.step("other"), "ruling.quorum.met")
    drawn.chain("other", "join")


@fault
def node_without_name(drawn: Sketch) -> None:
    drawn.names["draft"] = ""


@fault
def step_without_lane(drawn: Sketch) -> None:
    drawn.lanes.clear()


@fault
def step_without_act(drawn: Sketch) -> None:
    drawn.step("draft", act="do; drop")


@fault
def step_without_form(drawn: Sketch) -> None:
    drawn.step("draft", formJsonSchemaFilename="")


@fault
def step_without_stage(drawn: Sketch) -> None:
    drawn.step("draft", stage="")


@fault
def evidence_unknown(drawn: Sketch) -> None:
    drawn.step("draft", evidence="hearsay")


@fault
def evidence_of_another(drawn: Sketch) -> None:
    drawn.lanes.clear()
    drawn.step("draft", role="township_filer", evidence="record_book")


@fault
def role_unknown(drawn: Sketch) -> None:
    drawn.lanes["emperor"] = drawn.lanes.pop("clerk")


@fault
def lane_of_nothing(drawn: Sketch) -> None:
    drawn.lanes["clerk"].append("ghost")


@fault
def action_unknown(drawn: Sketch) -> None:
    drawn.between("draft", "done", drawn.action("mail", "send_mail"))


@fault
def timer_not_due(drawn: Sketch) -> None:
    drawn.between("draft", "done", drawn.timer("wait", "2026-01-01"))


@fault
def process_missing(drawn: Sketch) -> None:
    drawn.between("draft", "done", drawn.call("elsewhere", "nobody"))


@fault
def calls_itself(drawn: Sketch) -> None:
    drawn.between("draft", "done", drawn.call("again", "sketch"))


@fault
def id_not_plain(drawn: Sketch) -> None:
    drawn.between("draft", "done", drawn.step("Second"))


@fault
def id_reserved(drawn: Sketch) -> None:
    drawn.between("draft", "done", drawn.choice("Root"))


@fault
def id_missing(drawn: Sketch) -> None:
    drawn.extra = '<parallelGateway name="无"/>'


@fault
def id_twice(drawn: Sketch) -> None:
    drawn.extra = '<textAnnotation id="draft"/>'


@fault
def property_unknown(drawn: Sketch) -> None:
    drawn.step("draft", preScript="import os")


@fault
def too_many_nodes(drawn: Sketch) -> None:
    for number in range(501):
        drawn.end(f"end{number}")


@fault
def too_many_positions(drawn: Sketch) -> None:
    drawn.fork("join")
    drawn.between("begin", "draft", drawn.fork("split"))
    for number in range(13):
        drawn.chain("split", drawn.step(f"branch{number}"), "join")
    drawn.chain("join", drawn.end("other"))


@pytest.mark.parametrize("kind", FAULTS)
def test_the_fault_is_found(sketch: Make, files: Files, kind: str) -> None:
    drawn = sketch().straight("draft")
    FAULTS[kind](drawn)
    assert kind in codes(files(drawn))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b' name="\xe5\x9b\xbesketch"', b"", "process-without-name"),
        (b'isExecutable="true"', b'isExecutable="false"', "process-not-executable"),
        (b"</process>", b'</process><process id="more" name="x"/>', "one-process"),
        (b"definitions", b"drawing", "not-bpmn"),
        (b"<incoming>f_begin_draft</incoming>", b"", "arrow-not-drawn"),
        (b"<incoming>f_begin_draft</incoming>", b"<incoming>f_draft_done</incoming>", "arrow-not-drawn"),
        (
            b"<outgoing>f_draft_done</outgoing>",
            b"<outgoing>f_draft_done</outgoing><outgoing>f_draft_done</outgoing>",
            "arrow-not-drawn",
        ),
    ],
)
def test_the_fault_in_the_file_is_found(sketch: Make, files: Files, old: bytes, new: bytes, code: str) -> None:
    raw = files(sketch().straight("draft"))["sketch/sketch.bpmn"]
    assert code in codes({"a.bpmn": raw.replace(old, new)})


def test_a_process_in_two_files_is_found(sketch: Make) -> None:
    raw = sketch().straight("draft").xml()
    assert codes({"a.bpmn": raw, "b.bpmn": raw}) == ["process-twice"]


def test_models_that_call_one_another_in_a_circle_are_found(sketch: Make, files: Files) -> None:
    one, two = sketch("one"), sketch("two")
    one.chain(one.start(), one.call("there", "two"), one.end())
    two.chain(two.start(), two.call("back", "one"), two.end())
    assert codes(files(one, two), "one") == ["calls-itself"]


def test_publishing_stands_only_in_the_calling_model(sketch: Make, files: Files) -> None:
    inner, outer = sketch("inner"), sketch("outer")
    inner.chain(inner.start(), inner.step("post"), inner.action("out", "publish"), inner.end())
    outer.chain(outer.start(), outer.call("posting", "inner"), outer.end())
    assert codes(files(outer, inner), "outer") == ["action-in-called-model"]


def test_a_loop_of_calls_nobody_acts_in_is_found(sketch: Make, files: Files) -> None:
    inner, outer = sketch("inner"), sketch("outer")
    inner.chain(inner.start(), inner.action("note"), inner.end())
    outer.chain(outer.start(), outer.call("round", "inner"), outer.choice("c"))
    outer.arrow("c", outer.end(), "ruling.quorum.met")
    outer.arrow("c", "round", default=True)
    assert "automatic-loop" in codes(files(outer, inner), "outer")


def test_a_broken_file_nobody_uses_is_let_be(sketch: Make, files: Files) -> None:
    assert codes({**files(sketch().straight("draft")), "other/broken.bpmn": b"<"}) == []


def test_a_broken_file_is_told_when_something_is_missing(sketch: Make, files: Files) -> None:
    drawn = sketch().straight("draft")
    process_missing(drawn)
    found = codes({**files(drawn), "other/broken.bpmn": b"<"})
    assert found == ["process-missing", "not-xml"]


def test_digests_are_of_the_files_that_are_used(sketch: Make, files: Files) -> None:
    model = load({**files(sketch().straight("draft")), "b.bpmn": sketch("other").straight("x").xml()}, "sketch")
    assert list(model.digests) == ["sketch/sketch.bpmn"]


def test_calls_that_multiply_are_found(sketch: Make, files: Files) -> None:
    drawn = [sketch("level0").straight("draft")]
    for level in range(1, 6):
        outer = sketch(f"level{level}")
        calls = [outer.call(f"call{number}", f"level{level - 1}", "备案公布") for number in range(8)]
        outer.chain(outer.start(), *calls, outer.end())
        drawn.append(outer)
    assert codes(files(*drawn), "level5") == ["too-many-nodes"]


def about(matter: str) -> str:
    """What a process says of its matter."""
    return extended({"matter": matter})


def test_a_model_says_what_its_cases_are_about(sketch: Make, files: Files) -> None:
    drawn = sketch(extra=about("public_works")).straight("one")
    assert load(files(drawn), "sketch").matter is Matter.PUBLIC_WORKS


def test_a_model_that_says_nothing_of_it_is_about_something_else(sketch: Make, files: Files) -> None:
    assert load(files(sketch().straight("one")), "sketch").matter is Matter.OTHER


def test_a_matter_nobody_knows_is_a_finding(sketch: Make, files: Files) -> None:
    assert codes(files(sketch(extra=about("fishing")).straight("one"))) == ["matter-unknown"]


def test_a_called_model_says_nothing_of_its_own(sketch: Make, files: Files) -> None:
    caller, called = sketch(), sketch("meeting", extra=about("charter")).straight("one")
    caller.chain(caller.start(), caller.call("assembly", "meeting"), caller.end())
    assert "matter-in-called-model" in codes(files(caller, called))
