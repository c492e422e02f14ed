"""Days of rest, deadlines, and what was written down late."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiangyue.model import About, Body, Outcome
from xiangyue.rules import Calendar, Law, Year
from xiangyue.rules.periods import deadline, wait

DAYS = st.dates(min_value=date(2019, 1, 1), max_value=date(2040, 12, 31))
MONDAY = date(2026, 6, 1)
DRAGON_BOAT = Calendar(
    years={2026: Year(rest=frozenset({date(2026, 6, 19)}), work=frozenset({date(2026, 6, 20)}))},
)


@given(DAYS, st.integers(min_value=1, max_value=400))
def test_a_wait_leaves_its_days_whole_after_the_first(start: date, days: int) -> None:
    period = wait(start, days)
    assert (period.over_at.date() - start).days == days + 1
    assert (period.over_at.hour, period.over_at.utcoffset()) == (0, timedelta(hours=8))


@given(DAYS, st.integers(min_value=1, max_value=60))
def test_a_deadline_never_ends_early_nor_on_a_day_of_rest(start: date, days: int) -> None:
    period = deadline(start, days, Calendar())
    assert period.last_day >= start + timedelta(days=days)
    assert period.last_day.weekday() < 5


def test_a_year_that_is_not_published_counts_weekends_and_is_provisional() -> None:
    assert deadline(MONDAY, 18, Calendar()).provisional
    assert deadline(MONDAY, 18, Calendar()).last_day == date(2026, 6, 19)


def test_a_published_holiday_moves_a_deadline_and_a_worked_saturday_ends_it() -> None:
    period = deadline(MONDAY, 18, DRAGON_BOAT)
    assert (period.last_day, period.provisional) == (date(2026, 6, 20), False)


@pytest.mark.parametrize(
    ("recorded_on", "late"),
    [
        (MONDAY, False),
        (MONDAY + timedelta(days=3), False),
        (MONDAY + timedelta(days=4), True),
    ],
)
def test_an_entry_is_late_after_three_working_days(law: Law, recorded_on: date, late: bool) -> None:
    assert bool(law.late(happened_on=MONDAY, recorded_on=recorded_on)) is late


def test_a_weekend_makes_no_entry_late(law: Law) -> None:
    friday = date(2026, 6, 5)
    assert law.late(happened_on=friday, recorded_on=friday + timedelta(days=5)) == ()


def test_lateness_is_said_in_neutral_words_and_blocks_nothing(law: Law) -> None:
    (ruling,) = law.late(happened_on=MONDAY, recorded_on=date(2026, 6, 9), about=About(meeting="m-2026-7-1"))
    assert (ruling.outcome, ruling.actual, ruling.about.meeting) == (Outcome.ADVICE, 6, "m-2026-7-1")
    assert ruling.note == "补录：2026年6月1日的事，2026年6月9日录入，隔 6 个工作日"
    assert ruling.citation == "本村设置（不是法律规定）"


@pytest.mark.parametrize(
    ("days", "witnessed", "outcome"),
    [(1, False, None), (2, False, Outcome.OWED), (2, True, Outcome.ADVICE), (9, False, Outcome.OWED)],
)
def test_a_fact_that_starts_a_period_needs_a_witness_after_the_next_day(
    law: Law, days: int, witnessed: bool, outcome: Outcome | None
) -> None:
    rulings = law.late(
        happened_on=MONDAY, recorded_on=MONDAY + timedelta(days=days), starts_period=True, witnessed=witnessed
    )
    assert [ruling.outcome for ruling in rulings] == ([outcome] if outcome else [])


@given(DAYS, st.integers(min_value=0, max_value=30))
def test_a_meeting_may_be_held_exactly_from_the_earliest_day_on(told: date, later: int) -> None:
    law = Law.national()
    body = Body("villagers_assembly")
    held = told + timedelta(days=later)
    ruling = law.check_notice(body, notice_on=told, held_on=held)
    assert ruling is not None
    assert ruling.met == (held >= law.earliest_meeting(body, notice_on=told))
