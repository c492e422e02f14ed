from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiangyue.process import Position, StateDamaged, StateOfNewerProgram, load

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.process.conftest import Case, Sketch
    from xiangyue.process import Model

    Make = type[Sketch]
    Begin = Callable[..., Case]

GOLDEN = Path(__file__).parent / "golden"


def golden_model() -> Model:
    return load({file.name: file.read_bytes() for file in GOLDEN.glob("*.bpmn")}, "golden")


def nobody(_: str) -> None:
    return None


def stored() -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads((GOLDEN / "states.json").read_text(encoding="utf-8"))
    return told


@pytest.mark.parametrize("told", stored(), ids=lambda told: str(told["is"]))
def test_a_place_stored_by_an_earlier_program_is_still_that_place(told: dict[str, Any]) -> None:
    position = Position.resume(golden_model(), told["state"], facts=nobody, actions={})
    assert {
        "waiting": [step.path for step in position.waiting],
        "timers": [timer.path for timer in position.timers],
        "stage": position.stage,
        "ended": position.ended,
        "state": position.state(),
    } == {name: told[name] for name in ("waiting", "timers", "stage", "ended", "state")}


@pytest.mark.parametrize("told", stored(), ids=lambda told: str(told["is"]))
def test_a_stored_place_goes_on_as_it_did(told: dict[str, Any]) -> None:
    for act, place, after in told["then"]:
        position = Position.resume(golden_model(), told["state"], facts=nobody, actions={"file": nobody})
        position.complete(place) if act == "complete" else position.fire(place)
        assert position.state() == after


def two(sketch: Make) -> Sketch:
    drawn = sketch()
    drawn.fork("join")
    drawn.chain(drawn.start(), drawn.fork("split"), drawn.step("left"), "join", drawn.step("after"), drawn.end())
    drawn.chain("split", drawn.step("right"), "join")
    return drawn


@pytest.mark.parametrize(
    "state",
    [
        "",
        "x",
        "null",
        "[]",
        "{}",
        "1",
        '"v"',
        '{"v":1}',
        '{"at":[],"v":1}',
        '{"at":["nowhere"],"v":1}',
        '{"at":["begin"],"v":1}',
        '{"at":["done"],"v":1}',
        '{"at":["split"],"v":1}',
        '{"at":["left"],"v":1}',
        '{"at":["left","left"],"v":1}',
        '{"at":["right","left"],"v":1}',
        '{"at":["after","left"],"v":1}',
        '{"at":["left>join","right>join"],"v":1}',
        '{"at":["left>join"],"v":1}',
        '{"at":["left","right>split"],"v":1}',
        '{"at":["left.x","right"],"v":1}',
        '{"at":[["left"]],"v":1}',
        '{"at":[1],"v":1}',
        '{"at":{"left":1},"v":1}',
        '{"at":["left","right"],"v":1,"more":1}',
        '{"at":[],"ended":"left","stage":"","v":1}',
        '{"at":[],"ended":"nowhere","stage":"","v":1}',
        '{"at":["left"],"ended":"done","stage":"","v":1}',
        '{"at":[],"ended":"done","v":1}',
        '{"at":[],"ended":1,"stage":"","v":1}',
        '{"at":["left","right"],"v":1',
        "[" * 100_000,
        '{"serializer_version":"1.1","spec":{"typename":"BpmnProcessSpec"}}',
    ],
)
def test_a_place_the_model_cannot_be_in_is_refused(sketch: Make, case: Begin, state: str) -> None:
    with pytest.raises(StateDamaged):
        Position.resume(case(two(sketch)).model, state, facts=nobody, actions={})


@pytest.mark.parametrize("version", ["0", "2", "1.0", '"1"', "true", "null", "[1]"])
def test_another_version_is_refused_and_never_guessed(sketch: Make, case: Begin, version: str) -> None:
    with pytest.raises(StateOfNewerProgram):
        Position.resume(case(two(sketch)).model, f'{{"at":["left","right"],"v":{version}}}', facts=nobody, actions={})


@given(st.text())
def test_any_text_is_a_place_or_refused(text: str) -> None:
    with pytest.raises(StateDamaged):
        Position.resume(golden_model(), text, facts=nobody, actions={})


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.sampled_from(["draft", "left>join", "call.post"])),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.sampled_from(["at", "ended", "stage", "v"]), inner)),
)


@given(JSON, JSON)
def test_any_json_in_its_form_is_a_place_or_refused(at: object, ended: object) -> None:
    for told in ({"v": 1, "at": at}, {"v": 1, "at": at, "ended": ended, "stage": ""}):
        try:
            position = Position.resume(golden_model(), json.dumps(told), facts=nobody, actions={})
        except StateDamaged:
            continue
        assert json.loads(position.state()) == told


def test_the_state_of_one_model_is_refused_by_another(sketch: Make, case: Begin) -> None:
    with pytest.raises(StateDamaged):
        Position.resume(golden_model(), case(two(sketch)).do("left", "right").state, facts=nobody, actions={})


def test_a_state_survives_a_sorted_and_spaced_dump(sketch: Make, case: Begin) -> None:
    """PostgreSQL's `jsonb`, or a hand that formats it, changes nothing."""
    taken_up = case(two(sketch)).do("left")
    told = json.loads(taken_up.state)
    taken_up.state = json.dumps(dict(sorted(told.items(), reverse=True)), indent=4)
    assert taken_up.do("right").waiting == ["after"]


def round_and_round(sketch: Make) -> Sketch:
    drawn = sketch()
    drawn.fork("join")
    drawn.chain(drawn.start(), drawn.choice("again"), drawn.fork("split"))
    for step in ("village", "township"):
        drawn.chain("split", drawn.step(step), "join")
    drawn.chain("join", drawn.choice("agreed"))
    drawn.arrow("agreed", drawn.end(), 'case.review == "agreed"')
    drawn.arrow("agreed", "again", default=True)
    return drawn


def test_four_hundred_rounds_leave_the_state_as_small_as_it_was(sketch: Make, case: Begin) -> None:
    sent = case(round_and_round(sketch)).do("village", "township")
    first = sent.state
    for _ in range(400):
        sent.do("township", "village")
    assert (sent.state, sent.waiting) == (first, ["village", "township"])


def test_four_hundred_rounds_run_as_many_automatic_nodes_each(sketch: Make, case: Begin) -> None:
    """One position is used throughout: what it holds of the library is made anew for each step."""
    position = case(round_and_round(sketch)).position
    for _ in range(400):
        position.complete("village")
        position.complete("township")
    assert [step.path for step in position.waiting] == ["village", "township"]


def test_a_line_of_four_hundred_and_ninety_steps_is_walked(sketch: Make, case: Begin) -> None:
    steps = [f"step{number}" for number in range(490)]
    walked = case(sketch().straight(*steps))
    for step in (steps[0], steps[1]):
        walked.do(step)
    walked.state = '{"at":["step489"],"v":1}'
    assert walked.do("step489").position.ended == "done"


@pytest.mark.parametrize("year", [1975, 2025, 2999, 9999])
def test_no_timer_fires_by_the_machines_clock(sketch: Make, year: int, tmp_path: Path) -> None:
    """In a process whose clock stands anywhere, a posting waits until it is told that its day has come."""
    drawn = sketch()
    drawn.chain(drawn.start(), drawn.step("post"), drawn.timer("wait"), drawn.step("take_down"), drawn.end())
    file = tmp_path / "sketch.bpmn"
    file.write_bytes(drawn.xml())
    program = f"""
import datetime, time
from pathlib import Path
moment = datetime.datetime({year}, 12, 30, tzinfo=datetime.timezone.utc)
class Wrong(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return moment
    utcnow = today = now
datetime.datetime = Wrong
time.time = moment.timestamp
from xiangyue.process import Position, load
hand = dict(facts=lambda name: None, actions={{}})
model = load({{"sketch.bpmn": Path({str(file)!r}).read_bytes()}}, "sketch")
position = Position.begin(model, **hand)
position.complete("post")
for _ in range(3):
    position = Position.resume(model, position.state(), **hand)
print(*(timer.path for timer in position.timers), *(step.path for step in position.waiting))
position.fire("wait")
print(*(step.path for step in position.waiting))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout.split(), done.stderr) == (["wait", "take_down"], "")
