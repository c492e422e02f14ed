"""The page of GB/T 9704-2012, measured in the PDF."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from xiangyue.documents import MadePaper, MinutesFacts, Press

ReadLines = Callable[[bytes], list[Any]]
LINE = 225 / 22


@pytest.fixture(scope="module")
def long(press: Press, facts: MinutesFacts) -> MadePaper:
    """A resolution so long that page 3 is nothing but text."""
    return press.minutes(replace(facts, resolution=("村民代表会议讨论决定事项" * 160,), remarks=()))


def test_a_page_has_22_lines(long: MadePaper, read_lines: ReadLines) -> None:
    assert len([line for line in read_lines(long.pdf) if line.page == 3]) == 22


def test_a_line_has_28_characters(long: MadePaper, read_lines: ReadLines) -> None:
    assert {len(line.words) for line in read_lines(long.pdf) if line.page == 3} == {28}


def test_lines_stand_a_22nd_of_the_type_area_apart_from_its_top(long: MadePaper, read_lines: ReadLines) -> None:
    baselines = [line.baseline for line in read_lines(long.pdf) if line.page == 3]
    assert [round(b - a, 1) for a, b in pairwise(baselines)] == [round(LINE, 1)] * 21
    assert baselines[0] - 37 < LINE
    assert 262 - baselines[-1] < LINE


def test_text_begins_28_mm_from_the_left(long: MadePaper, read_lines: ReadLines) -> None:
    assert {round(line.left, 1) for line in read_lines(long.pdf) if line.page == 3} == {28.0}


def test_a_paragraph_begins_two_characters_in(made: MadePaper, read_lines: ReadLines) -> None:
    first = next(line for line in read_lines(made.pdf) if line.words.startswith("2026年6月27日14:00"))
    assert first.left == pytest.approx(28 + 156 * 2 / 28, abs=0.1)


def test_the_body_of_the_first_page_stands_on_the_same_grid(made: MadePaper, read_lines: ReadLines) -> None:
    first, second = ([line.baseline for line in read_lines(made.pdf) if line.page == page] for page in (1, 2))
    body = first[first.index(next(b for b in first if b > 140)) :]
    assert all(min(abs(one - other) for other in second) < 0.05 for one in body)


def test_the_red_mark_stands_35_mm_below_the_top_of_the_type_area(made: MadePaper, read_lines: ReadLines) -> None:
    mark = read_lines(made.pdf)[0]
    assert mark.words == "石桥村村民会议纪要"
    assert 37 + 35 < mark.baseline < 37 + 35 + 16.2


def test_rare_characters_do_not_move_a_line(press: Press, facts: MinutesFacts, read_lines: ReadLines) -> None:
    text = ("村民代表会议讨论决定" + "刘䶮堃㛃𠮷" + "事项") * 100
    lines = [
        one for one in read_lines(press.minutes(replace(facts, resolution=(text,), remarks=())).pdf) if one.page == 3
    ]
    assert len(lines) == 22
    assert {round(b.baseline - a.baseline, 1) for a, b in pairwise(lines)} == {round(LINE, 1)}


def test_a_name_is_never_torn(press: Press, facts: MinutesFacts, read_lines: ReadLines) -> None:
    names = tuple(f"欧阳{sign}𠮷" for sign in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳")
    people = (replace(facts.attending[0], names=names, note="", instead=""),)
    lines = [line.words for line in read_lines(press.minutes(replace(facts, attending=people)).pdf)]
    assert all(any(name in words for words in lines) for name in names)


def test_page_numbers_stand_outside_between_dashes(
    made: MadePaper, paper: Any, read_text: Callable[[Any], str]
) -> None:
    text = read_text(paper)
    assert [f"—{number}—" in text for number in range(1, made.pages + 2)] == [True] * made.pages + [False]
