"""变动: who is of the village follows the day, and so does who heads a household."""

from datetime import date

import pytest

from tests.roster.conftest import CLERK, DAYOU, JIANGUO, JUAN, LI, LIU, LUO, NOW, TODAY, XIAOMAN, Hands
from xiangyue.acts.village.change_refusals import (
    ChangesLater,
    GoneAlready,
    HeadNeeded,
    HeadNotFit,
    NoSuchChange,
    NoSuchHousehold,
    NotBornYet,
    NotOneHousehold,
    SoAlready,
)
from xiangyue.acts.village.changes import Newcomer, take_back, welcome
from xiangyue.acts.village.posts import NoSuchPost, PostHeld, PostNotHeld, begin_post, end_post
from xiangyue.errors import Refusal
from xiangyue.model import Politics, Sex
from xiangyue.records import FactInTheFuture, verify
from xiangyue.words import refused

DAY, BEFORE = date(2026, 6, 1), date(2026, 5, 31)


def heads(hands: Hands, on: date) -> list[str]:
    return [one.head for one in hands.register.households(on)]


def test_who_dies_is_of_the_village_until_that_day(hands: Hands) -> None:
    hands.change(DAYOU, "died", DAY, basis="死亡证明")
    assert "李大有" in hands.names(BEFORE)
    assert "李大有" not in hands.names(DAY)
    assert verify(hands.register) == ()


def test_who_turns_eighteen_is_of_age_that_day_without_an_entry(hands: Hands) -> None:
    assert XIAOMAN not in {one.id for one in hands.register.adults(date(2026, 11, 25))}
    assert XIAOMAN in {one.id for one in hands.register.adults(date(2026, 11, 26))}


def test_who_goes_away_to_work_stays_a_villager(hands: Hands) -> None:
    hands.change(LUO, "away", DAY)
    assert "罗小平" in hands.names(DAY)
    assert (set(hands.register.away(BEFORE)), set(hands.register.away(DAY))) == (set(), {LUO})
    hands.change(LUO, "back", date(2026, 7, 1))
    assert not hands.register.away(date(2026, 7, 1))


def test_the_next_head_is_named_when_the_head_dies(hands: Hands) -> None:
    with pytest.raises(HeadNeeded) as refusal:
        hands.change(LIU, "died", DAY)
    assert refusal.value.facts["candidates"] == ("刘建国（1组，1975年生）", "王娟（1组，1978年生）")
    hands.change(LIU, "died", DAY, head=JIANGUO)
    assert (heads(hands, BEFORE), heads(hands, DAY)) == ([LI, LIU, LUO], [LI, JIANGUO, LUO])


def test_a_child_heads_no_household_beside_adults(hands: Hands) -> None:
    with pytest.raises(HeadNotFit):
        hands.change(LI, "died", DAY, head=XIAOMAN)
    hands.change(LI, "died", DAY)  # one adult is left, and nothing is to be asked
    assert heads(hands, DAY)[0] == DAYOU


def test_a_household_ends_with_its_last_member(hands: Hands) -> None:
    hands.change(LUO, "died", DAY)
    assert (len(heads(hands, BEFORE)), len(heads(hands, DAY))) == (3, 2)


def test_a_whole_household_may_leave_and_one_of_it_come_back(hands: Hands) -> None:
    hands.change(LIU, "left", DAY, together=(JIANGUO, JUAN))
    assert heads(hands, DAY) == [LI, LUO]
    hands.change(LIU, "arrived", date(2026, 8, 1))
    assert heads(hands, date(2026, 8, 1)) == [LI, LIU, LUO]
    assert "刘建国" not in hands.names(date(2026, 8, 1))


def test_a_household_is_formed_from_its_day_on(hands: Hands) -> None:
    hands.change(JIANGUO, "split", DAY, together=(JUAN,), household="4")
    assert (heads(hands, BEFORE), heads(hands, DAY)) == ([LI, LIU, LUO], [LI, LIU, LUO, JIANGUO])
    members = {one.id for one in hands.register.people(DAY) if one.household == "h-0004"}
    assert members == {JIANGUO, JUAN}
    assert {one.household for one in hands.register.people(BEFORE) if one.id in members} == {"h-0002"}


def test_one_may_go_into_another_household_of_the_village(hands: Hands) -> None:
    hands.change(JUAN, "split", DAY, household="3")
    assert hands.register.person(JUAN).household == "h-0003"
    assert heads(hands, DAY) == [LI, LIU, LUO]


def test_who_joins_the_party_is_on_probation_until_made_a_full_member(hands: Hands) -> None:
    hands.change(LI, "joined_party", DAY)
    hands.change(LI, "full_member", date(2026, 11, 1))
    stages = [
        next(one.politics for one in hands.register.people(day) if one.id == LI)
        for day in (BEFORE, DAY, date(2026, 11, 1))
    ]
    assert stages == [Politics.MASSES, Politics.PROBATIONARY, Politics.PARTY]
    assert hands.register.person(LI).party_member_since == DAY


def test_somebody_new_comes_into_a_household_or_one_of_his_own(hands: Hands) -> None:
    bride = Newcomer(name="王芳", sex=Sex.FEMALE, born=date(1990, 1, 1), on=DAY, household="3")
    welcome(hands.register, bride, by=CLERK, now=NOW)
    settler = Newcomer(name="赵四", sex=Sex.MALE, born=date(1980, 1, 1), on=DAY, household="9", group=2)
    welcome(hands.register, settler, by=CLERK, now=NOW)
    assert hands.names(BEFORE)[7:] == []
    assert hands.names(DAY)[7:] == ["王芳", "赵四"]
    assert [one.number for one in hands.register.households(DAY)] == ["1", "2", "3", "9"]
    with pytest.raises(NoSuchHousehold):
        welcome(
            hands.register, Newcomer(name="钱五", sex=Sex.MALE, born=DAY, on=DAY, household="77"), by=CLERK, now=NOW
        )


def test_what_was_wrong_is_taken_back_and_stays_on_record(hands: Hands) -> None:
    done = hands.change(LIU, "died", DAY, head=JIANGUO)
    take_back(hands.register, done.entry, reason="同名弄错", by=CLERK, now=NOW)
    assert heads(hands, DAY) == [LI, LIU, LUO]
    assert "刘淑芬" in hands.names(DAY)
    assert [seen.undone_by for seen in hands.register.changes(LIU)] == [done.entry + 1]
    with pytest.raises(NoSuchChange):
        take_back(hands.register, done.entry, reason="再来", by=CLERK, now=NOW)
    assert verify(hands.register) == ()


def test_what_others_stand_on_is_not_taken_back(hands: Hands) -> None:
    split = hands.change(JIANGUO, "split", DAY, household="4")
    hands.change(JUAN, "split", date(2026, 7, 1), household="4")
    with pytest.raises(ChangesLater):
        take_back(hands.register, split.entry, reason="没有分户", by=CLERK, now=NOW)


@pytest.mark.parametrize(
    ("person", "kind", "on", "more", "refusal"),
    [
        (LIU, "died", date(2026, 12, 2), {"head": JIANGUO}, FactInTheFuture),
        (XIAOMAN, "away", date(2008, 11, 25), {}, NotBornYet),
        (LUO, "back", DAY, {}, SoAlready),
        (LUO, "arrived", DAY, {}, SoAlready),
        (LUO, "head", DAY, {}, SoAlready),
        (JIANGUO, "joined_party", DAY, {}, SoAlready),
        (LUO, "full_member", DAY, {}, SoAlready),
        (JIANGUO, "split", DAY, {"together": (LI,)}, NotOneHousehold),
    ],
)
def test_what_cannot_be_is_refused_in_three_lines(  # noqa: PLR0913, PLR0917 - a table
    hands: Hands, person: str, kind: str, on: date, more: dict[str, object], refusal: type[Refusal]
) -> None:
    before = hands.register.head()
    with pytest.raises(refusal) as told:
        hands.change(person, kind, on, **more)
    assert all(refused(told.value))
    assert hands.register.head() == before


def test_who_is_gone_changes_no_more(hands: Hands) -> None:
    hands.change(LUO, "died", DAY)
    for kind in ("died", "left", "away", "arrived", "joined_party"):
        with pytest.raises(GoneAlready):
            hands.change(LUO, kind, date(2026, 7, 1))


def test_nobody_dies_before_what_he_did_later(hands: Hands) -> None:
    hands.change(LUO, "away", DAY)
    with pytest.raises(ChangesLater):
        hands.change(LUO, "died", BEFORE)


def test_posts_begin_and_end_on_their_day_and_with_their_holder(hands: Hands) -> None:
    begin_post(hands.register, LUO, "村民小组长", on=BEFORE, until=None, basis="推选", by=CLERK, now=NOW)
    begin_post(hands.register, LUO, "村民代表", on=BEFORE, until=None, basis="推选", by=CLERK, now=NOW)
    with pytest.raises(PostHeld):
        begin_post(hands.register, LUO, "村民代表", on=DAY, until=None, basis="推选", by=CLERK, now=NOW)
    end_post(hands.register, LUO, "村民代表", on=DAY, basis="辞职", by=CLERK, now=NOW)
    assert [one.post for one in hands.register.tenures(DAY)] == ["村民小组长"]
    hands.change(LUO, "died", date(2026, 7, 1))
    assert hands.register.tenures(date(2026, 7, 1)) == ()
    with pytest.raises(PostNotHeld):
        end_post(hands.register, LUO, "村民小组长", on=TODAY, basis="", by=CLERK, now=NOW)
    with pytest.raises(NoSuchPost):
        begin_post(hands.register, LI, "村长", on=DAY, until=None, basis="", by=CLERK, now=NOW)
