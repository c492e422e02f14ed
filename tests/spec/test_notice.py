"""通知：提前十日, and 遇有特殊情况的，可以临时通知 (since 2026)."""

from datetime import date, timedelta

import pytest

from xiangyue.model import Body, Outcome
from xiangyue.rules import DaysTurnedRound, Law

ASSEMBLY = Body("villagers_assembly")
TOLD = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("held_on", "met", "actual"),
    [(date(2026, 12, 12), True, 10), (date(2026, 12, 11), False, 9), (date(2026, 12, 10), False, 8)],
)
def test_ten_full_days_lie_between_notice_and_meeting(law: Law, held_on: date, met: bool, actual: int) -> None:
    ruling = law.check_notice(ASSEMBLY, notice_on=TOLD, held_on=held_on)
    assert ruling is not None
    assert (ruling.met, ruling.needed, ruling.actual, ruling.base) == (met, 10, actual, "days")


def test_the_reading_that_was_adopted_stands_beside_the_numbers(law: Law) -> None:
    ruling = law.check_notice(ASSEMBLY, notice_on=TOLD, held_on=date(2026, 12, 12))
    assert ruling is not None
    assert ruling.note.startswith("从严按满 10 天算")


@pytest.mark.parametrize(("held_on", "met"), [(date(2026, 12, 11), True), (date(2026, 12, 10), False)])
def test_a_village_may_read_it_less_strictly(held_on: date, met: bool) -> None:
    ruling = Law.national(safe_notice=False).check_notice(ASSEMBLY, notice_on=TOLD, held_on=held_on)
    assert ruling is not None
    assert ruling.met is met


def test_the_earliest_meeting_is_the_first_day_that_is_met(law: Law) -> None:
    earliest = law.earliest_meeting(ASSEMBLY, notice_on=TOLD)
    at, before = (
        law.check_notice(ASSEMBLY, notice_on=TOLD, held_on=day) for day in (earliest, earliest - timedelta(days=1))
    )
    assert earliest == date(2026, 12, 12)
    assert at is not None
    assert before is not None
    assert (at.met, before.met) == (True, False)


def test_a_lapsed_meeting_needs_a_new_notice(law: Law) -> None:
    assert law.earliest_meeting(ASSEMBLY, notice_on=date(2026, 12, 12)) == date(2026, 12, 23)


@pytest.mark.parametrize(
    ("told", "held", "outcome", "article"),
    [
        (date(2025, 12, 29), date(2025, 12, 31), Outcome.NOT_MET, "21"),
        (date(2025, 12, 30), date(2026, 1, 1), Outcome.MET, "25"),
    ],
)
def test_only_the_new_text_allows_a_short_notice_for_a_reason(
    law: Law, told: date, held: date, outcome: Outcome, article: str
) -> None:
    ruling = law.check_notice(ASSEMBLY, notice_on=told, held_on=held, urgent_reason="汛期抢险，堤段要马上定")
    assert ruling is not None
    assert (ruling.outcome, ruling.article) == (outcome, article)
    assert "汛期抢险" in ruling.note


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_short_notice_without_a_reason_is_not_excused(law: Law, reason: str) -> None:
    ruling = law.check_notice(ASSEMBLY, notice_on=TOLD, held_on=TOLD, urgent_reason=reason)
    assert ruling is not None
    assert (ruling.outcome, ruling.actual) == (Outcome.NOT_MET, 0)


def test_a_meeting_before_its_notice_is_refused(law: Law) -> None:
    with pytest.raises(DaysTurnedRound):
        law.check_notice(ASSEMBLY, notice_on=TOLD, held_on=TOLD - timedelta(days=1))


def test_no_national_law_says_how_early_representatives_are_told(law: Law) -> None:
    body = Body("representatives_meeting")
    assert law.check_notice(body, notice_on=TOLD, held_on=TOLD) is None
    assert law.earliest_meeting(body, notice_on=TOLD) == TOLD
