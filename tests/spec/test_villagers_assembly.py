"""村民会议：村民委员会组织法 2018 第二十二条, 2025 第二十六条."""

from datetime import date

import pytest

from xiangyue.model import Base, Body, Matter, Tally, TallyDoesNotAddUp
from xiangyue.rules import BaseNotGiven, CountCannotBe, Law, MorePresentThanEntitled

ASSEMBLY = Body("villagers_assembly")
BASES = {Base.ADULTS: 1386, Base.HOUSEHOLDS: 412}
LAST_DAY_OF_THE_OLD_TEXT = date(2025, 12, 31)
FIRST_DAY_OF_THE_NEW_TEXT = date(2026, 1, 1)
BOTH_TEXTS = pytest.mark.parametrize("on", [LAST_DAY_OF_THE_OLD_TEXT, FIRST_DAY_OF_THE_NEW_TEXT])


@BOTH_TEXTS
@pytest.mark.parametrize(
    ("present", "expected"),
    [
        ({Base.ADULTS: 694}, (True, "adults", 694, 694, 1386)),
        ({Base.ADULTS: 693}, (False, "adults", 694, 693, 1386)),  # exactly half is not 过半数
        ({Base.HOUSEHOLDS: 275}, (True, "households", 275, 275, 412)),
        ({Base.HOUSEHOLDS: 274}, (False, "households", 275, 274, 412)),
    ],
)
def test_more_than_half_of_the_adults_or_two_thirds_of_the_households_may_meet(
    law: Law, on: date, present: dict[Base, int], expected: tuple[bool, str, int, int, int]
) -> None:
    ruling = law.check_quorum(ASSEMBLY, on=on, bases=BASES, present=present)
    assert (ruling.met, ruling.base, ruling.needed, ruling.actual, ruling.of) == expected


@BOTH_TEXTS
def test_exactly_two_thirds_of_the_households_may_meet(law: Law, on: date) -> None:
    ruling = law.check_quorum(ASSEMBLY, on=on, bases={Base.HOUSEHOLDS: 300}, present={Base.HOUSEHOLDS: 200})
    assert (ruling.met, ruling.needed) == (True, 200)


@pytest.mark.parametrize(
    ("present", "base", "met"),
    [
        ({Base.ADULTS: 289, Base.HOUSEHOLDS: 289}, "households", True),
        ({Base.ADULTS: 700, Base.HOUSEHOLDS: 200}, "adults", True),
        ({Base.ADULTS: 241, Base.HOUSEHOLDS: 241}, "households", False),
        ({Base.ADULTS: 690, Base.HOUSEHOLDS: 100}, "adults", False),
    ],
)
def test_of_two_ways_to_count_the_better_is_taken(law: Law, present: dict[Base, int], base: str, met: bool) -> None:
    ruling = law.check_quorum(ASSEMBLY, on=FIRST_DAY_OF_THE_NEW_TEXT, bases=BASES, present=present)
    assert (ruling.base, ruling.met) == (base, met)


def test_a_shortfall_tells_the_other_way_of_counting_too(law: Law) -> None:
    present = {Base.ADULTS: 241, Base.HOUSEHOLDS: 241}
    ruling = law.check_quorum(ASSEMBLY, on=FIRST_DAY_OF_THE_NEW_TEXT, bases=BASES, present=present)
    assert ruling.note == "按18周岁以上村民算：到 241，要 694"


@pytest.mark.parametrize(
    ("on", "law_id", "article", "citation"),
    [
        (LAST_DAY_OF_THE_OLD_TEXT, "VCOL-2018", "22", "《村民委员会组织法》第二十二条（2018年修正）"),
        (FIRST_DAY_OF_THE_NEW_TEXT, "VCOL-2025", "26", "《村民委员会组织法》第二十六条（2025年修正）"),
    ],
)
def test_the_text_in_force_on_the_day_of_the_meeting_is_cited(
    law: Law, on: date, law_id: str, article: str, citation: str
) -> None:
    ruling = law.check_quorum(ASSEMBLY, on=on, bases=BASES, present={Base.HOUSEHOLDS: 300})
    assert (ruling.law, ruling.article, ruling.citation) == (law_id, article, citation)


def test_a_ruling_carries_the_words_of_the_law(law: Law) -> None:
    ruling = law.check_quorum(ASSEMBLY, on=FIRST_DAY_OF_THE_NEW_TEXT, bases=BASES, present={Base.HOUSEHOLDS: 300})
    assert "三分之二以上的户的代表" in ruling.wording


@BOTH_TEXTS
@pytest.mark.parametrize(
    ("present", "in_favour", "needed"),
    [(700, 351, 351), (700, 350, 351), (289, 145, 145), (289, 144, 145), (1, 1, 1), (0, 0, 1)],
)
def test_more_than_half_of_those_present_decide(law: Law, on: date, present: int, in_favour: int, needed: int) -> None:
    tally = Tally(in_favour=in_favour, against=present - in_favour, abstained=0)
    ruling = law.check_majority(ASSEMBLY, on=on, tally=tally, present=present)
    assert (ruling.needed, ruling.actual, ruling.of, ruling.met) == (needed, in_favour, present, in_favour >= needed)


def test_who_came_and_cast_no_vote_stays_in_the_base(law: Law) -> None:
    tally = Tally(in_favour=50, against=10, abstained=10, invalid=10, not_cast=20)
    ruling = law.check_majority(ASSEMBLY, on=FIRST_DAY_OF_THE_NEW_TEXT, tally=tally, present=100)
    assert (ruling.met, ruling.needed) == (False, 51)


def test_votes_that_are_not_as_many_as_the_people_are_refused(law: Law) -> None:
    with pytest.raises(TallyDoesNotAddUp) as refused:
        law.check_majority(
            ASSEMBLY,
            on=FIRST_DAY_OF_THE_NEW_TEXT,
            tally=Tally(in_favour=99, against=0, abstained=0),
            present=100,
        )
    assert refused.value.facts == {"counted": 99, "present": 100, "difference": 1}


def test_more_present_than_entitled_is_refused(law: Law) -> None:
    with pytest.raises(MorePresentThanEntitled) as refused:
        law.check_quorum(ASSEMBLY, on=FIRST_DAY_OF_THE_NEW_TEXT, bases=BASES, present={Base.HOUSEHOLDS: 413})
    assert refused.value.facts["difference"] == 1


@pytest.mark.parametrize(("whole", "came"), [(0, 0), (-1, 0), (10, -1)])
def test_a_base_of_nobody_and_counts_below_nought_are_refused(law: Law, whole: int, came: int) -> None:
    with pytest.raises(CountCannotBe):
        law.check_quorum(
            ASSEMBLY,
            on=FIRST_DAY_OF_THE_NEW_TEXT,
            bases={Base.HOUSEHOLDS: whole},
            present={Base.HOUSEHOLDS: came},
        )


def test_a_count_of_another_base_is_not_taken_for_it(law: Law) -> None:
    with pytest.raises(BaseNotGiven) as refused:
        law.check_quorum(ASSEMBLY, on=FIRST_DAY_OF_THE_NEW_TEXT, bases={Base.MEMBERS: 47}, present={Base.MEMBERS: 47})
    assert refused.value.facts["wanted"] == (Base.ADULTS, Base.HOUSEHOLDS)


@BOTH_TEXTS
@pytest.mark.parametrize("matter", [Matter.CONVENTION_REVISION, Matter.CHARTER])
def test_the_assembly_alone_makes_and_revises_convention_and_charter(law: Law, on: date, matter: Matter) -> None:
    assert law.bodies_for(matter, on=on) == (ASSEMBLY,)
    assert law.who_decides(matter, ASSEMBLY, on=on).met
