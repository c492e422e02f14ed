"""Files of strangers: what could do harm, or mean two things, is refused with its place."""

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiangyue.intake import FileNotOpened, FileRefused, Flaw, content_of, read_json, read_toml, read_yaml
from xiangyue.intake.files import Closed
from xiangyue.intake.flaws import MOST_BYTES
from xiangyue.words import refused

BOMB = "a: &a [1,1]\nb: &b [*a,*a]\nc: &c [*b,*b]\n"


def flaw_of(reading: Callable[..., Any], content: bytes | str) -> tuple[Flaw, int]:
    with pytest.raises(FileRefused) as refusal:
        reading(content, name="x")
    return refusal.value.facts["flaw"], refusal.value.facts["line"]  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("content", "flaw", "line"),
    [
        (BOMB, Flaw.ANCHOR, 1),
        ("a: 1\nb: *a\n", Flaw.ANCHOR, 2),
        ("a: !!python/object/apply:os.system ['true']", Flaw.TAG, 1),
        ("!!map {a: 1}", Flaw.TAG, 1),
        ("a: 1\nb: !local 2", Flaw.TAG, 2),
        ("a: 1\nb: 2\na: 3\n", Flaw.DUPLICATE, 3),
        ("? [1, 2]\n: 3", Flaw.KEY, 1),
        ("? {a: 1}\n: 3", Flaw.KEY, 1),
        ("[" * 100_000, Flaw.TOO_DEEP, 1),
        ("- " * 1_000, Flaw.TOO_DEEP, 1),
        ("a: 1\n--- \nb: 2\n", Flaw.SEVERAL, 2),
        ("a: [1", Flaw.SYNTAX, 1),
        ("a: 1\n\tb: 2", Flaw.SYNTAX, 2),
        ("%YAML 9.9\n---\na: 1", Flaw.SYNTAX, 1),
        ("a: " + "9" * 5_000, Flaw.NUMBER, 1),
        ('a: "\\ud800"', Flaw.SIGN, 1),
        ('a: "\\0"', Flaw.SIGN, 1),
        ("a: 1\nb: \u202e罚款", Flaw.SIGN, 2),
        (b"a: 1\n\xff\xfe", Flaw.NOT_UTF8, 2),
        (b"a" * (MOST_BYTES + 1), Flaw.TOO_LONG, 1),
    ],
)
def test_yaml_that_is_more_than_plain_values_is_refused(content: bytes | str, flaw: Flaw, line: int) -> None:
    assert flaw_of(read_yaml, content) == (flaw, line)


@pytest.mark.parametrize(
    ("content", "flaw", "line"),
    [
        ('{"a": 1,\n "a": 2}', Flaw.DUPLICATE, 2),
        ('{"a": 1, "\\u0061": 2}', Flaw.DUPLICATE, 1),
        ("[NaN]", Flaw.NUMBER, 1),
        ("[-Infinity]", Flaw.NUMBER, 1),
        ("[\n1.5]", Flaw.NUMBER, 2),
        ("[1e400]", Flaw.NUMBER, 1),
        ("[01]", Flaw.NUMBER, 1),
        ("[" + "9" * 5_000 + "]", Flaw.NUMBER, 1),
        ("[" * 100_000, Flaw.TOO_DEEP, 1),
        ('{"a":' * 100_000, Flaw.TOO_DEEP, 1),
        ("", Flaw.SYNTAX, 1),
        ("{", Flaw.SYNTAX, 1),
        ("[nul]", Flaw.SYNTAX, 1),
        ('["a\nb"]', Flaw.SYNTAX, 1),
        ("[1] [2]", Flaw.SYNTAX, 1),
        ('["\\ud800"]', Flaw.SIGN, 1),
        (b"\xb1\xb2", Flaw.NOT_UTF8, 1),
    ],
)
def test_json_that_means_two_things_or_nothing_is_refused(content: bytes | str, flaw: Flaw, line: int) -> None:
    assert flaw_of(read_json, content) == (flaw, line)


@pytest.mark.parametrize(
    ("content", "flaw", "line"),
    [
        ("a = 1\na = 2", Flaw.SYNTAX, 2),
        ("a = 1.5", Flaw.NUMBER, 1),
        ("a = nan", Flaw.NUMBER, 1),
        ("a = " + "[" * 3_000, Flaw.TOO_DEEP, 1),
        ("a = " + "[" * 40 + "]" * 40, Flaw.TOO_DEEP, 1),
        ("a = " + "9" * 5_000, Flaw.NUMBER, 1),
        ("a = 99999999999999999999", Flaw.NUMBER, 1),
        ("b = 1\na =", Flaw.SYNTAX, 2),
        (b"\xb1", Flaw.NOT_UTF8, 1),
    ],
)
def test_toml_that_cannot_be_plain_is_refused(content: bytes | str, flaw: Flaw, line: int) -> None:
    assert flaw_of(read_toml, content) == (flaw, line)


def test_words_of_yaml_that_look_like_something_else_stay_words() -> None:
    told = read_yaml("a: no\nb: on\nc: 12:30\nd: 007\ne: 2026-03-02\nf: 0x10\ng: 1_000\nh: 1.5\n", name="x")
    assert told == {
        "a": "no",
        "b": "on",
        "c": "12:30",
        "d": "007",
        "e": "2026-03-02",
        "f": "0x10",
        "g": "1_000",
        "h": "1.5",
    }


def test_yaml_has_whole_numbers_booleans_and_nothing() -> None:
    assert read_yaml("[3, -5, true, false, ~, null, '3', \"true\"]", name="x") == [
        3,
        -5,
        True,
        False,
        None,
        None,
        "3",
        "true",
    ]


def test_keys_are_always_text() -> None:
    assert read_yaml("1: {2: x}\ntrue: y\n", name="x") == {"1": {"2": "x"}, "true": "y"}


def test_days_of_toml_become_text() -> None:
    assert read_toml("a = 2026-03-02\nb = 2026-03-02T09:00:00+08:00\n", name="x") == {
        "a": "2026-03-02",
        "b": "2026-03-02T09:00:00+08:00",
    }


def test_a_refusal_of_a_file_says_where_in_chinese() -> None:
    with pytest.raises(FileRefused) as refusal:
        read_yaml("a: 1\na: 2", name="办理.yaml")
    what, now = refused(refusal.value)
    assert what.endswith("第 2 行第 1 个字：同一个名称写了两次“a”。")
    assert now == "请改好这一处再来。"


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text("甲a1:{}[],\"' \\#&*!𠮷", max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text('甲ab"\\:', min_size=1, max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(PLAIN)
def test_json_written_by_the_standard_library_is_read_as_it_was(told: object) -> None:
    assert read_json(json.dumps(told), name="x") == told


@given(PLAIN)
def test_yaml_reads_json_as_json_does(told: object) -> None:
    assert read_yaml(json.dumps(told, ensure_ascii=False), name="x") == told


@given(st.binary(max_size=60) | st.text("a: -[]{}&*!|>'\"\n\t%@`#?,1", max_size=40))
def test_no_file_does_worse_than_be_refused(content: bytes | str) -> None:
    for reading in (read_yaml, read_json, read_toml):
        with suppress(FileRefused):
            reading(content, name="x")


@pytest.mark.parametrize(
    ("name", "why"), [("none.yaml", Closed.NOT_THERE), ("", Closed.A_FOLDER), ("a\0b", Closed.OTHER)]
)
def test_what_cannot_be_opened_is_refused_with_the_reason(tmp_path: Path, name: str, why: Closed) -> None:
    with pytest.raises(FileNotOpened) as refusal:
        content_of(tmp_path / name)
    assert refusal.value.facts["why"] is why


def test_no_more_of_a_file_is_read_than_asked_for(tmp_path: Path) -> None:
    (tmp_path / "long").write_bytes(b"x" * 11)
    with pytest.raises(FileRefused):
        content_of(tmp_path / "long", most=10)
