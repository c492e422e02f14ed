"""签到 by the numbers of the printed sheets."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiangyue.errors import Refusal
from xiangyue.intake import (
    ListedTwice,
    NoSuchGroup,
    NotOnRoll,
    PresentUnclear,
    RollLine,
    expand_present,
    line_numbers,
)

ROLL = tuple(
    RollLine(group=group, line=line, household=f"h-{group}{line:02}", person=f"p-{group}{line:02}")
    for group in (1, 2)
    for line in range(1, 11)
)


def came(spec: dict[str, Any]) -> list[str]:
    return [one.household or "" for one in expand_present(spec, ROLL)]


def test_all_households_but_some_lines_of_the_roll() -> None:
    assert len(came({"households": "all", "except": [3, "8", "11-15"]})) == 13


def test_all_households_but_some_lines_of_each_sheet() -> None:
    assert len(came({"households": "all", "except": {"1": "3 8", 2: [1, "4-6"]}})) == 14


def test_groups_by_ranges() -> None:
    assert came({"groups": {"1": "1-2", "2": 10}}) == ["h-101", "h-102", "h-210"]


def test_whole_groups_but_some() -> None:
    assert len(came({"groups": {"1": "all", "2": "全部"}, "except": {"2": "1-3"}})) == 17


def test_numbers_are_read_as_clerks_type_them() -> None:
    assert line_numbers("１－３，5、7；9~10", last=10) == (1, 2, 3, 5, 7, 9, 10)


def test_somebody_else_came_for_a_household() -> None:
    present = expand_present({"groups": {"1": "1-2"}, "instead": {"1": {"2": "p-900"}}}, ROLL)
    assert [(one.household, one.person) for one in present] == [("h-101", "p-101"), ("h-102", "p-900")]


def test_a_roll_of_adults_has_no_households() -> None:
    roll = [RollLine(group=1, line=1, household=None, person="p-1")]
    assert [(one.household, one.person) for one in expand_present({"adults": "all"}, roll)] == [(None, "p-1")]


@pytest.mark.parametrize(
    ("spec", "refusal"),
    [
        ({}, PresentUnclear),
        ({"everybody": "all"}, PresentUnclear),
        ({"households": "all", "groups": {"1": "1"}}, PresentUnclear),
        ({"households": "all", "adults": "all"}, PresentUnclear),
        ({"groups": "1-3"}, PresentUnclear),
        ({"households": "许多"}, PresentUnclear),
        ({"households": "5-3"}, PresentUnclear),
        ({"households": True}, PresentUnclear),
        ({"households": None}, PresentUnclear),
        ({"households": 1.5}, PresentUnclear),
        ({"households": "1-"}, PresentUnclear),
        ({"households": "0"}, NotOnRoll),
        ({"households": "21"}, NotOnRoll),
        ({"households": "1-99999"}, NotOnRoll),
        ({"groups": {"1": "11"}}, NotOnRoll),
        ({"groups": {"3": "1"}}, NoSuchGroup),
        ({"groups": {"一": "1"}}, NoSuchGroup),
        ({"households": "1 2 1"}, ListedTwice),
        ({"groups": {"1": "1-5 3"}}, ListedTwice),
        ({"households": "all", "except": "4 4"}, ListedTwice),
        ({"groups": {"1": "1"}, "instead": {"1": {"2": "p-900"}}}, PresentUnclear),
        ({"groups": {"1": "1"}, "instead": {"1": {"1": 5}}}, PresentUnclear),
        ({"groups": {"1": "1"}, "instead": "p-900"}, PresentUnclear),
        ({"groups": {"1": "1-2"}, "instead": {"1": {"1 2": "p-900"}}}, PresentUnclear),
        ({"groups": {"1": "1"}, "instead": {"2": {"1": "p-900"}}}, NoSuchGroup),
    ],
)
def test_what_cannot_be_told_is_refused(spec: dict[str, Any], refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        expand_present(spec, ROLL)


@given(st.sets(st.integers(1, 20)))
def test_those_listed_and_those_excepted_are_the_whole_roll(numbers: set[int]) -> None:
    listed = came({"households": sorted(numbers)})
    others = came({"households": "all", "except": sorted(numbers)})
    assert sorted(listed + others) == [one.household for one in ROLL]


@given(st.sets(st.integers(1, 10), min_size=1), st.sets(st.integers(1, 10), min_size=1))
def test_nobody_comes_twice_and_the_order_is_that_of_the_roll(one: set[int], two: set[int]) -> None:
    present = came({"groups": {"2": sorted(two), "1": " ".join(map(str, one))}})
    assert (present, len(present)) == (sorted(set(present)), len(one) + len(two))
