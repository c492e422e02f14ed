"""第十一条: numbers as laws write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiangyue.model import arabic, article_name, chinese


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "零"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (2110, "二千一百一十"),
    ],
)
def test_a_number_is_said_as_laws_say_it(number: int, said: str) -> None:
    assert chinese(number) == said


def test_an_article_is_called_by_its_place() -> None:
    assert article_name(21) == "第二十一条"


@given(st.integers(0, 9999))
def test_every_number_is_read_back(number: int) -> None:
    assert arabic(chinese(number)) == number


@pytest.mark.parametrize(
    ("told", "number"), [("11", 11), ("１１", 11), ("一百十", 110), ("〇", 0), ("二〇二六", 2026), (" 两百 ", 200)]
)
def test_other_ways_of_writing_are_read_too(told: str, number: int) -> None:
    assert arabic(told) == number


@pytest.mark.parametrize("told", ["", "条", "十十", "百", "一千千", "12345", "-1", "十一a"])
def test_what_is_no_number_is_none(told: str) -> None:
    assert arabic(told) is None
