"""Days, times and numbers as people type them."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiangyue_cli.ask import (
    NotADay,
    NotARange,
    NotATime,
    TypedTwice,
    parse_date,
    parse_moment,
    parse_ranges,
    parse_time,
)

from .conftest import TODAY

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    "typed",
    ["12.26", "1226", "12-26", "12/26", "12月26日", "12月26号", "2026-12-26", "2026.12.26", "20261226", "2026年12月26日",
     "１２．２６", "１２２６", " 12.26 ", "12。26", "２０２６－１２－２６"],
)  # fmt: skip
def test_a_day_is_understood_however_it_is_written(typed: str) -> None:
    assert parse_date(typed, today=TODAY) == date(2026, 12, 26)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("今天", (12, 3)), ("明天", (12, 4)), ("昨天", (12, 2)), ("后天", (12, 5)), ("前天", (12, 1)),
        ("周六", (12, 5)), ("周一", (11, 30)), ("周日", (12, 6)), ("星期天", (12, 6)), ("礼拜六", (12, 5)),
        ("本周四", (12, 3)), ("上周六", (11, 28)), ("下周二", (12, 8)), ("5号", (12, 5)), ("20日", (12, 20)),
    ],
)  # fmt: skip
def test_a_day_may_be_said_instead(typed: str, day: tuple[int, int]) -> None:
    assert parse_date(typed, today=TODAY) == date(2026, *day)


def test_around_new_year_the_nearest_day_is_meant() -> None:
    assert parse_date("1.15", today=date(2026, 12, 20)) == date(2027, 1, 15)
    assert parse_date("12.26", today=date(2027, 1, 5)) == date(2026, 12, 26)


@given(DAYS, st.integers(min_value=-180, max_value=180))
def test_a_day_within_half_a_year_needs_no_year(today: date, aside: int) -> None:
    day = today + timedelta(days=aside)
    assert parse_date(f"{day.month}.{day.day}", today=today) == day


@given(DAYS, DAYS)
def test_a_whole_day_is_that_day_whatever_today_is(day: date, today: date) -> None:
    for typed in (day.isoformat(), f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日"):
        assert parse_date(typed, today=today) == day


@pytest.mark.parametrize(
    "typed",
    ["", "2026-02-30", "13.1", "0.5", "32号", "周八", "126", "昨日黄花", "2.29.2027", "99999999", "1" * 5000, "0000"],
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(NotADay):
        parse_date(typed, today=TODAY)


@given(st.text(max_size=12))
def test_nothing_typed_for_a_day_ends_the_program(typed: str) -> None:
    try:
        assert isinstance(parse_date(typed, today=TODAY), date)
        assert isinstance(parse_time(typed), time)
    except (NotADay, NotATime):
        pass


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [("1941", 19, 41), ("19:41", 19, 41), ("19：41", 19, 41), ("19.41", 19, 41), ("941", 9, 41), ("19点", 19, 0), ("9点半", 9, 30),
     ("下午3点", 15, 0), ("晚上7点30分", 19, 30), ("上午9点", 9, 0), ("中午12点", 12, 0), ("19时5分", 19, 5), ("7", 7, 0)],
)  # fmt: skip
def test_a_time_is_understood_however_it_is_written(typed: str, hour: int, minute: int) -> None:
    assert parse_time(typed) == time(hour, minute)


@pytest.mark.parametrize("typed", ["", "24:00", "19:61", "半夜", "12345", "-1"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(NotATime):
        parse_time(typed)


def test_a_meeting_s_day_and_hour_stand_on_one_line() -> None:
    assert parse_moment("周六 1930", today=TODAY) == datetime(2026, 12, 5, 19, 30)  # noqa: DTZ001 - the village's own
    with pytest.raises(NotATime):
        parse_moment("周六", today=TODAY)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("1-6 8-14", [*range(1, 7), *range(8, 15)]),
        ("1—3，５、7", [1, 2, 3, 5, 7]),
        ("1到3 至".replace(" 至", ""), [1, 2, 3]),
        ("8 1-3", [1, 2, 3, 8]),
        ("除 3 8", [*range(1, 3), *range(4, 8), *range(9, 21)]),
        ("除了3以外", [*range(1, 3), *range(4, 21)]),
        ("除 1 - 18", [19, 20]),
        ("全", [*range(1, 21)]),
        ("", []),
    ],
)
def test_numbers_of_the_sheet_are_typed_as_ranges(typed: str, numbers: list[int]) -> None:
    assert list(parse_ranges(typed, of=20)) == numbers


@given(st.sets(st.integers(min_value=1, max_value=60)))
def test_all_but_some_are_the_others(absent: set[int]) -> None:
    typed = " ".join(map(str, sorted(absent)))
    here, gone = parse_ranges(f"除 {typed}", of=60), parse_ranges(typed, of=60)
    assert sorted([*here, *gone]) == [*range(1, 61)]
    assert parse_ranges(f"/{typed}", of=60) == parse_ranges(f"／ {typed}", of=60) == here


@pytest.mark.parametrize(
    "typed", ["0", "21", "6-3", "1-", "-3", "一到三", "1-2-3", "x", "1-99999999999999", "9" * 5000]
)
def test_a_number_that_is_not_on_the_sheet_is_refused(typed: str) -> None:
    with pytest.raises(NotARange) as refusal:
        parse_ranges(typed, of=20)
    assert refusal.value.facts["of"] == 20


def test_a_number_typed_twice_is_asked_about() -> None:
    with pytest.raises(TypedTwice) as refusal:
        parse_ranges("1-6 6 8", of=20)
    assert refusal.value.facts == {"number": 6}
