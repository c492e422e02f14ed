"""Each body counts by its own base: 组成人员, 应到会, 全体成员, 到会人员."""

from datetime import date

import pytest

from xiangyue.model import Base, Body, Subject, Tally
from xiangyue.rules import BaseNotGiven, Law, NoRuleInForce

OLD, NEW = date(2025, 12, 31), date(2026, 1, 1)
REPRESENTATIVES = Body("representatives_meeting")
GROUP = Body("group_meeting")
PARTY = Body("party_members_meeting")
COLLECTIVE = Body("collective_assembly")
DELEGATES = Body("collective_delegates")


def votes(in_favour: int, present: int) -> Tally:
    return Tally(in_favour=in_favour, against=present - in_favour, abstained=0)


@pytest.mark.parametrize(("on", "article"), [(OLD, "26"), (NEW, "30")])
@pytest.mark.parametrize(("came", "met"), [(21, True), (20, False)])
def test_two_thirds_of_the_members_of_the_representatives_meeting_may_meet(
    law: Law, on: date, article: str, came: int, met: bool
) -> None:
    ruling = law.check_quorum(REPRESENTATIVES, on=on, bases={Base.MEMBERS: 31}, present={Base.MEMBERS: came})
    assert (ruling.met, ruling.needed, ruling.article) == (met, 21, article)


@pytest.mark.parametrize(("in_favour", "met"), [(12, True), (11, False)])
def test_exactly_half_of_the_representatives_present_do_not_decide(law: Law, in_favour: int, met: bool) -> None:
    ruling = law.check_majority(REPRESENTATIVES, on=NEW, tally=votes(in_favour, 22), present=22)
    assert (ruling.met, ruling.needed) == (met, 12)


@pytest.mark.parametrize(("on", "article"), [(OLD, "28"), (NEW, "32")])
@pytest.mark.parametrize("base", [Base.ADULTS, Base.HOUSEHOLDS])
def test_a_group_meets_with_two_thirds_of_its_adults_or_of_its_households(
    law: Law, on: date, article: str, base: Base
) -> None:
    enough = law.check_quorum(GROUP, on=on, bases={base: 74}, present={base: 50})
    short = law.check_quorum(GROUP, on=on, bases={base: 74}, present={base: 49})
    assert (enough.met, short.met, enough.needed, enough.article) == (True, False, 50, article)


@pytest.mark.parametrize(("came", "met"), [(15, True), (14, False)])
def test_half_of_the_party_members_are_enough_to_vote(law: Law, came: int, met: bool) -> None:
    ruling = law.check_quorum(PARTY, on=NEW, bases={Base.SHOULD_ATTEND: 30}, present={Base.SHOULD_ATTEND: came})
    assert (ruling.met, ruling.needed) == (met, 15)


@pytest.mark.parametrize(("in_favour", "met"), [(16, True), (15, False)])
def test_party_members_who_stay_away_count_against(law: Law, in_favour: int, met: bool) -> None:
    ruling = law.check_majority(PARTY, on=NEW, tally=votes(in_favour, 20), present=20, bases={Base.SHOULD_ATTEND: 30})
    assert (ruling.met, ruling.needed, ruling.base, ruling.of) == (met, 16, "should_attend", 30)


def test_a_majority_of_all_cannot_be_counted_without_their_number(law: Law) -> None:
    with pytest.raises(BaseNotGiven):
        law.check_majority(PARTY, on=NEW, tally=votes(20, 20), present=20)


@pytest.mark.parametrize(("came", "met"), [(602, True), (601, False)])
def test_two_thirds_of_the_collectives_members_of_full_capacity_may_meet(law: Law, came: int, met: bool) -> None:
    base = Base.FULL_CAPACITY_MEMBERS
    ruling = law.check_quorum(COLLECTIVE, on=NEW, bases={base: 903}, present={base: came})
    assert (ruling.met, ruling.needed) == (met, 602)


@pytest.mark.parametrize(("in_favour", "met"), [(602, True), (601, False)])
def test_two_thirds_of_all_members_decide_for_the_collective(law: Law, in_favour: int, met: bool) -> None:
    ruling = law.check_majority(
        COLLECTIVE, on=NEW, tally=votes(in_favour, 700), present=700, bases={Base.ALL_MEMBERS: 903}
    )
    assert (ruling.met, ruling.needed) == (met, 602)


def test_two_thirds_of_all_delegates_decide(law: Law) -> None:
    ruling = law.check_majority(DELEGATES, on=NEW, tally=votes(20, 25), present=25, bases={Base.DELEGATES: 31})
    assert (ruling.met, ruling.needed) == (False, 21)


def test_the_collectives_law_is_not_asked_before_its_first_day(law: Law) -> None:
    assert not law.asks(Subject.QUORUM, body=COLLECTIVE, on=date(2025, 4, 30))
    assert law.asks(Subject.QUORUM, body=COLLECTIVE, on=date(2025, 5, 1))


def test_no_law_says_how_many_of_a_council_must_come(law: Law) -> None:
    with pytest.raises(NoRuleInForce) as refused:
        law.check_quorum(Body("council:deliberation"), on=NEW, bases={Base.MEMBERS: 21}, present={Base.MEMBERS: 20})
    assert refused.value.facts["subject"] is Subject.QUORUM
