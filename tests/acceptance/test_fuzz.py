"""Whatever is typed behind `xiangyue`, and whatever a file of answers holds: an answer or a refusal, never a fault."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.acceptance.calling import Answer, call, rows, well_said
from xiangyue.intake import Scenario

LIGHT = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)
COMMANDS = [
    "todo", "show", "why", "log", "text", "rules", "workflows", "papers", "do", "supply", "withdraw", "start", "approve",
    "return", "file-accept", "order-correction", "tick", "verify", "待办", "查看", "办理", "条文", "规定", "流程",
]  # fmt: skip
OPTIONS = [
    "--json", "--on", "--set", "--answers", "--dry-run", "--for", "--evidence", "--where", "--number", "--signed-by",
    "--signed-on", "--reason", "--how", "--advice", "--defects", "--title", "--rule", "--register", "--help", "--as",
]  # fmt: skip
VALUES = [
    "1", "2026-1", "１", "0", "-1", "9" * 40, "1/propose", "1/review", "/", "//", "1/", "-", "--", "", " ", "今天", "=",
    "2026-06-06", "9999-12-31", "0001-01-01", "propose=1", "a=b=c", "changes[0].kind=add", "changes[999999].kind=add",
    "present.groups.1=all", "held_at=0001-01-01T00:00-12:00", "李秀芳", "p-0001", "周明", "record_book", "received",
    "regulation_revision", "show", "check", "list", "x" * 5000, "\u202e", "𠮷", "{code}", "%s", "'; DROP TABLE entry; --",
]  # fmt: skip
MORE = st.lists(st.sampled_from(OPTIONS) | st.sampled_from(VALUES) | st.text(max_size=8), max_size=6)
WORDS = st.builds(lambda first, more: [first, *more], st.sampled_from(COMMANDS), MORE)
PLACES = ["propose", "opinions_posting.post", "draft", "review", "assembly.notice", "assembly.sign_in", "assembly.vote"]
ODD: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.sampled_from(VALUES) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(VALUES), inner, max_size=3),
    max_leaves=6,
)


def answered(said: Answer) -> bool:
    """Say whether this was an answer, or a refusal as a refusal should be."""
    if "Traceback" in said.out + said.err or said.status not in {0, 1, 2, 3, 4}:
        return False
    if said.status < 2:
        return True
    if said.err.startswith("{"):
        refusal = said.refusal
        return well_said([*refusal["message"].split("\n"), refusal["remedy"]]) or "{" in refusal["message"]
    return len(said.sentences) >= 3  # what was typed may stand in it, folded in strange places


@pytest.fixture(scope="session")
def fuzzed(places: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fuzzed")
    for place in PLACES:
        shutil.copytree(places / place, folder / place)
        shutil.copytree(places / f"{place}.keys", folder / f"{place}.keys")
    return folder


@LIGHT
@given(words=WORDS)
def test_any_words_get_an_answer(fuzzed: Path, words: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(tmp_path_factory.getbasetemp())
        said = call("--home", fuzzed / "review", "--now", "2026-04-14T16:00", "--as", "李秀芳", *words)
    assert answered(said), said


@LIGHT
@given(place=st.sampled_from(PLACES), odd=st.dictionaries(st.integers(0, 9), ODD, max_size=3), more=ODD)
def test_any_answers_get_an_answer(
    fuzzed: Path, scenario: Scenario, place: str, odd: dict[int, Any], more: object
) -> None:
    line = next(line for line in scenario.lines if line.do == place)
    fields = sorted(line.answers)
    answers = {**line.answers, **{fields[number % len(fields)]: told for number, told in odd.items()}}
    typed = json.dumps(answers if odd else more).encode()
    home, clock = fuzzed / place, ("--now", f"{line.typed_at:%Y-%m-%dT%H:%M:%S}")
    before = rows(home)
    said = call("--home", home, *clock, "do", f"1/{place}", "--answers", "-", "--dry-run", stdin=typed)
    assert answered(said), said
    assert rows(home) == before


@settings(LIGHT, max_examples=10)
@given(
    moment=st.sampled_from(["0001-01-01", "9999-12-31T23:59:59", "1900-01-01", "2026-04-14T24:00", "now"])
    | st.datetimes().map(str)
)
@pytest.mark.parametrize("words", [("todo",), ("show", "1"), ("tick",), ("start", "regulation_revision"), ("why", "1")])
def test_any_clock_gets_an_answer(
    fuzzed: Path, tmp_path_factory: pytest.TempPathFactory, words: tuple[str, ...], moment: str
) -> None:
    home = tmp_path_factory.mktemp("clock") / "home"
    shutil.copytree(fuzzed / "opinions_posting.post", home)
    said = call("--home", home, "--now", moment, *words)
    assert answered(said), said


@LIGHT
@given(
    content=st.binary(max_size=60) | st.text(max_size=60).map(str.encode),
    words=st.sampled_from(
        [("do", "1/review", "--answers", "-"), ("return", "1", "--defects", "-"), ("rules", "check")]
    ),
)
def test_any_bytes_on_standard_input_get_an_answer(fuzzed: Path, content: bytes, words: tuple[str, ...]) -> None:
    said = call(
        "--home",
        fuzzed / "review",
        *(() if words[0] == "rules" else ("--now", "2026-04-14T16:00")),
        *words,
        stdin=content,
    )
    assert answered(said), said
