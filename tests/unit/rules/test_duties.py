"""What has to be done again and again: counted exactly, by the law of the day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiangyue.model import Body, Matter
from xiangyue.rules import Cycle, Duty, Law

LAW = Law.national()
ASSEMBLY, DELEGATES = Body("villagers_assembly"), Body("representatives_meeting")
DAYS_OF_2026 = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def duties(on: date, *, assembly: tuple[date, ...] = (), delegates: tuple[date, ...] = ()) -> dict[str, Duty]:
    found = LAW.duties(on=on, held={ASSEMBLY: assembly, DELEGATES: delegates}, published={})
    return {one.rule: one for one in found}


def test_a_year_without_an_assembly_says_how_many_days_are_left() -> None:
    one = duties(date(2026, 11, 26))["R-ASM-04"]
    assert (one.times, one.each, one.done, one.left, one.met) == (1, Cycle.YEAR, (), 35, False)


def test_on_the_last_day_of_the_year_none_is_left() -> None:
    assert duties(date(2026, 12, 31))["R-ASM-04"].left == 0


def test_delegates_who_met_thrice_have_not_met_in_the_fourth_quarter() -> None:
    held = (date(2026, 2, 1), date(2026, 3, 31), date(2026, 9, 30))
    one = duties(date(2026, 11, 26), delegates=held)["R-REP-05"]
    assert (len(one.done), one.cycle, one.in_cycle, one.last_cycle, one.met) == (3, 4, 0, 3, False)


@pytest.mark.parametrize(("day", "met"), [(date(2026, 9, 30), False), (date(2026, 10, 1), True)])
def test_the_first_day_of_a_quarter_belongs_to_it_and_the_last_of_another_does_not(day: date, met: bool) -> None:
    assert duties(date(2026, 10, 1), delegates=(day,))["R-REP-05"].met is met


def test_a_meeting_of_last_year_or_of_tomorrow_is_not_counted() -> None:
    on = date(2026, 6, 1)
    assert duties(on, assembly=(date(2025, 12, 31), date(2026, 6, 2)))["R-ASM-04"].done == ()


def test_before_2026_the_law_named_no_number_of_assemblies() -> None:
    assert set(duties(date(2025, 12, 31))) == {"R-REP-05", "R-PUB-01"}


def test_every_duty_says_where_it_is_written() -> None:
    for one in duties(date(2026, 3, 1)).values():
        assert one.citation.startswith("《村民委员会组织法》第")
        assert one.wording


def test_making_public_is_counted_by_its_matter() -> None:
    found = LAW.duties(on=date(2026, 8, 1), held={}, published={Matter.DISCLOSURE: (date(2026, 7, 10),)})
    one = next(one for one in found if one.rule == "R-PUB-01")
    assert (one.what, one.met, one.last_cycle) == (Matter.DISCLOSURE, True, 3)


@given(on=DAYS_OF_2026, held=st.lists(DAYS_OF_2026, max_size=8))
def test_one_more_meeting_never_makes_a_duty_worse(on: date, held: list[date]) -> None:
    before = duties(on, delegates=tuple(held))["R-REP-05"]
    after = duties(on, delegates=(*held, on))["R-REP-05"]
    assert after.met
    assert after.in_cycle == before.in_cycle + 1
    assert on + timedelta(days=before.left) == before.last_day
