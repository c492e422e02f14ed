"""党组织先研究 (28 ¶3), 备案 (27, 31) and 公布不少于十五日 (35)."""

from datetime import date, datetime, timedelta, timezone

import pytest

from xiangyue.model import Body, Outcome, Ruling, Subject
from xiangyue.rules import CountCannotBe, DaysTurnedRound, Law, MorePresentThanEntitled, NoSuchRule

OLD, NEW = date(2025, 12, 31), date(2026, 1, 1)
BEIJING = timezone(timedelta(hours=8))


def study(law: Law, *, on: date = NEW, agreed: bool = True, numbers: tuple[int, int, int] = (5, 4, 4)) -> Ruling | None:
    should_attend, present, in_favour = numbers
    return law.check_party_study(
        on=on, agreed=agreed, should_attend=should_attend, present=present, in_favour=in_favour
    )


def test_a_day_under_the_old_text_is_not_judged_by_party_study(law: Law) -> None:
    assert study(law, on=OLD) is None
    assert not law.asks(Subject.PARTY_STUDY, body=Body("villagers_assembly"), on=OLD)


def test_the_new_text_asks_for_study_first_and_names_no_number(law: Law) -> None:
    ruling = study(law)
    assert ruling is not None
    assert (ruling.outcome, ruling.needed, ruling.actual) == (Outcome.MET, None, None)
    assert ruling.citation == "《村民委员会组织法》第二十八条第三款（2025年修正）"
    assert ruling.note == "应到 5，实到 4，同意 4；法律要求先研究讨论，没有规定人数"


def test_a_matter_the_party_organisation_did_not_take_up_is_not_met(law: Law) -> None:
    ruling = study(law, agreed=False)
    assert ruling is not None
    assert ruling.outcome is Outcome.NOT_MET


@pytest.mark.parametrize("numbers", [(5, 6, 4), (5, 4, 5)])
def test_a_study_with_more_people_than_there_are_is_refused(law: Law, numbers: tuple[int, int, int]) -> None:
    with pytest.raises(MorePresentThanEntitled):
        study(law, numbers=numbers)


def test_a_study_with_fewer_than_nobody_is_refused(law: Law) -> None:
    with pytest.raises(CountCannotBe):
        study(law, numbers=(5, 4, -1))


@pytest.mark.parametrize(("on", "article"), [(OLD, "27"), (NEW, "31")])
def test_an_adopted_text_is_owed_to_the_township_until_it_is_sent(law: Law, on: date, article: str) -> None:
    owed, met = law.check_filed(on=on, filed=False), law.check_filed(on=on, filed=True)
    assert owed is not None
    assert met is not None
    assert (owed.outcome, met.outcome, met.article) == (Outcome.OWED, Outcome.MET, article)


@pytest.mark.parametrize("sent_after", [0, 10, 40])
def test_the_ten_days_for_filing_are_unverified_and_only_advise(law: Law, sent_after: int) -> None:
    adopted = date(2026, 6, 1)
    ruling = law.check_filing(adopted_on=adopted, sent_on=adopted + timedelta(days=sent_after))
    assert ruling is not None
    assert (ruling.outcome, ruling.needed, ruling.actual) == (Outcome.ADVICE, 10, sent_after)
    assert "未核实" in ruling.citation
    assert "未核实" in ruling.note


def test_the_ten_days_are_shown_as_unverified(law: Law) -> None:
    (shown,) = law.show(on=NEW, rule="R-REG-05")
    assert (shown.verified, shown.asks) == (False, "10 日内报乡镇备案")


def test_a_filing_before_the_adoption_is_refused(law: Law) -> None:
    with pytest.raises(DaysTurnedRound):
        law.check_filing(adopted_on=NEW, sent_on=OLD)


@pytest.mark.parametrize(("until", "met"), [(date(2026, 7, 16), True), (date(2026, 7, 15), False)])
def test_an_adopted_text_hangs_fifteen_days_after_the_day_it_was_posted(law: Law, until: date, met: bool) -> None:
    ruling = law.check_posting(posted_on=date(2026, 7, 1), until=until)
    assert ruling is not None
    assert (ruling.met, ruling.needed, ruling.article) == (met, 15, "35")


def test_a_posting_that_still_hangs_is_owed(law: Law) -> None:
    ruling = law.check_posting(posted_on=date(2026, 7, 1), until=None)
    assert ruling is not None
    assert ruling.outcome is Outcome.OWED


def test_the_old_text_named_no_days_for_a_posting(law: Law) -> None:
    assert law.check_posting(posted_on=OLD, until=OLD) is None


def test_a_posting_may_come_down_on_the_sixteenth_day(law: Law) -> None:
    due = law.due("R-PUB-04", start=date(2026, 7, 1))
    assert due == datetime(2026, 7, 17, 0, 0, tzinfo=BEIJING)
    assert law.last_day("R-PUB-04", start=date(2026, 7, 1)) == date(2026, 7, 16)


def test_the_end_of_a_posting_is_the_day_its_ruling_is_met(law: Law) -> None:
    ruling = law.check_posting(posted_on=NEW, until=law.last_day("R-PUB-04", start=NEW))
    assert ruling is not None
    assert (ruling.met, ruling.actual) == (True, ruling.needed)


def test_a_posting_under_the_old_text_waits_for_nothing(law: Law) -> None:
    assert law.last_day("R-PUB-04", start=OLD) == OLD


def test_a_posting_is_not_lengthened_by_a_holiday(law: Law) -> None:
    assert law.last_day("R-PUB-04", start=date(2026, 9, 19)) == date(2026, 10, 4)  # a Sunday in the National Day week
    assert not law.wait("R-PUB-04", start=date(2026, 9, 19)).provisional


def test_a_wait_no_law_asks_for_is_written_as_days(law: Law) -> None:
    assert law.due("P7D", start=date(2026, 3, 1)) == datetime(2026, 3, 9, 0, 0, tzinfo=BEIJING)
    assert law.cite_rule("P7D", date(2026, 3, 1)) == ""


@pytest.mark.parametrize("rule", ["R-NO-01", "R-ASM-05", "P7", "PT24H", "p7d", ""])
def test_a_period_nobody_wrote_is_refused(law: Law, rule: str) -> None:
    with pytest.raises(NoSuchRule):
        law.due(rule, start=NEW)


def test_a_deadline_that_ends_on_a_day_of_rest_moves_and_is_provisional(law: Law) -> None:
    period = law.deadline("R-REG-05", start=date(2026, 6, 10))  # the tenth day is Saturday, June 20
    assert (period.last_day, period.provisional) == (date(2026, 6, 22), True)
