"""`rules check`: what is judged, what is not, and what is refused."""

import json
from typing import Any

import pytest

from xiangyue.errors import Refusal
from xiangyue.rules import Law, check_facts
from xiangyue.words import refused

FACTS: dict[str, Any] = {
    "body": "villagers_assembly",
    "held_on": "2026-03-12",
    "bases": {"adults": 1386, "households": 412},
    "present": {"households": 289},
    "votes": {"for": 271, "against": 11, "abstain": 7, "invalid": 0},
    "notice_on": "2026-03-01",
}
KEYS = {"rule", "subject", "met", "needed", "actual", "base", "law", "article", "citation"}


def told(law: Law, **other: Any) -> dict[str, Any]:
    facts = {**FACTS, **other}
    answer = check_facts(law, {key: fact for key, fact in facts.items() if fact is not None}).told()
    return dict(json.loads(json.dumps(answer)))


def rules(answer: dict[str, Any]) -> list[str]:
    return [check["rule"] for check in answer["checks"]]


def test_the_answer_has_the_form_of_the_contract(law: Law) -> None:
    answer = told(law)
    assert answer["lawful"] is True
    assert all(check.keys() == KEYS for check in answer["checks"])
    assert answer["checks"][1] == {
        "rule": "R-ASM-05",
        "subject": "quorum",
        "met": True,
        "needed": 275,
        "actual": 289,
        "base": "households",
        "law": "VCOL-2025",
        "article": "26",
        "citation": "《村民委员会组织法》第二十六条（2025年修正）",
    }


@pytest.mark.parametrize(
    ("left_out", "judged"),
    [
        ((), ["R-ASM-03", "R-ASM-05", "R-ASM-06"]),
        (("notice_on",), ["R-ASM-05", "R-ASM-06"]),
        (("votes", "notice_on"), ["R-ASM-05"]),
    ],
)
def test_what_the_facts_do_not_speak_of_is_not_judged(law: Law, left_out: tuple[str, ...], judged: list[str]) -> None:
    assert rules(told(law, **dict.fromkeys(left_out))) == judged


def test_who_decides_is_judged_only_where_a_matter_is_named(law: Law) -> None:
    assert rules(told(law, matter="convention_revision"))[0] == "R-REG-01"
    assert "who_decides" not in [check["subject"] for check in told(law)["checks"]]


def test_the_wrong_body_is_not_lawful(law: Law) -> None:
    answer = told(
        law,
        body="representatives_meeting",
        matter="convention_revision",
        bases={"members": 47},
        present={"members": 40},
        votes={"for": 40, "against": 0, "abstain": 0},
        notice_on=None,
    )
    assert (answer["lawful"], [check["met"] for check in answer["checks"]]) == (False, [False, True, True])


def test_a_matter_the_law_leaves_open_is_not_judged(law: Law) -> None:
    assert "who_decides" not in [check["subject"] for check in told(law, matter="ceremony")["checks"]]


def test_an_assembly_short_of_both_is_listed_once(law: Law) -> None:
    answer = told(law, present={"adults": 241, "households": 241}, votes=None, notice_on=None)
    assert (answer["lawful"], rules(answer)) == (False, ["R-ASM-05"])


@pytest.mark.parametrize(("votes", "needed"), [(700, 351), (300, 151)])
def test_the_votes_show_how_a_meeting_counted_itself(law: Law, votes: int, needed: int) -> None:
    answer = told(
        law,
        present={"adults": 700, "households": 300},
        votes={"for": votes, "against": 0, "abstain": 0},
        notice_on=None,
    )
    assert answer["checks"][-1]["needed"] == needed


def test_votes_not_cast_stay_in_the_base(law: Law) -> None:
    answer = told(law, votes={"for": 144, "against": 0, "abstain": 0, "not_cast": 145})
    assert (answer["lawful"], answer["checks"][-1]["needed"]) == (False, 145)


def test_a_council_has_nothing_in_the_law_to_be_judged_by(law: Law) -> None:
    answer = told(
        law,
        body="council:moral",
        bases={"members": 9},
        present={"members": 7},
        votes={"for": 7, "against": 0, "abstain": 0},
    )
    assert answer == {"lawful": True, "checks": []}


def test_the_majority_of_a_party_meeting_is_of_all_who_should_have_come(law: Law) -> None:
    answer = told(
        law,
        body="party_members_meeting",
        bases={"should_attend": 30},
        present={"should_attend": 20},
        votes={"for": 15, "against": 5, "abstain": 0},
        notice_on=None,
    )
    assert [(check["met"], check["needed"]) for check in answer["checks"]] == [(True, 15), (False, 16)]


def test_a_majority_of_a_number_not_told_is_not_judged(law: Law) -> None:
    answer = told(
        law,
        body="collective_assembly",
        bases={"full_capacity_members": 903},
        present={"full_capacity_members": 700},
        votes={"for": 700, "against": 0, "abstain": 0},
        notice_on=None,
    )
    assert rules(answer) == ["R-COL-02"]


def test_short_notice_is_excused_by_a_reason_since_2026(law: Law) -> None:
    assert told(law, notice_on="2026-03-11", urgent_reason="堤段抢险")["lawful"] is True
    assert told(law, notice_on="2026-03-11")["lawful"] is False
    old = told(law, held_on="2025-12-31", notice_on="2025-12-30", urgent_reason="堤段抢险")
    assert [check["met"] for check in old["checks"]] == [False, True, True]


@pytest.mark.parametrize(("held_on", "article"), [("2025-12-31", "22"), ("2026-01-01", "26")])
def test_the_article_is_that_of_the_day(law: Law, held_on: str, article: str) -> None:
    assert told(law, held_on=held_on, notice_on=None)["checks"][0]["article"] == article


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"present": {"households": 413}}, "more-present-than-entitled"),
        ({"present": {"households": -1}}, "facts-refused"),
        ({"present": {"households": 28.9}}, "facts-refused"),
        ({"present": {"households": True}}, "facts-refused"),
        ({"present": {"households": "289"}}, "facts-refused"),
        ({"present": {"people": 289}}, "facts-refused"),
        ({"present": [289]}, "facts-refused"),
        ({"bases": {"households": 0}, "present": {"households": 0}}, "count-cannot-be"),
        ({"bases": None}, "facts-refused"),
        ({"body": "village_parliament"}, "facts-refused"),
        ({"body": 7}, "facts-refused"),
        ({"body": "council:"}, "facts-refused"),
        ({"matter": "war"}, "facts-refused"),
        ({"held_on": "2026-02-30"}, "facts-refused"),
        ({"held_on": "20260312"}, "facts-refused"),
        ({"held_on": "2026-03-12T09:00"}, "facts-refused"),
        ({"held_on": 20260312}, "facts-refused"),
        ({"held_on": "2018-12-28", "notice_on": None}, "day-not-covered"),
        ({"notice_on": "2026-03-13"}, "days-turned-round"),
        ({"votes": {"for": 200, "against": 11, "abstain": 7}}, "tally-does-not-add-up"),
        ({"votes": {"for": 289, "against": 1, "abstain": 0}}, "tally-does-not-add-up"),
        ({"votes": {"for": 300, "against": -11, "abstain": 0}}, "facts-refused"),
        ({"votes": {"for": 289}}, "facts-refused"),
        ({"votes": {"for": 289, "against": 0, "abstain": 0, "absent": 3}}, "facts-refused"),
        ({"urgent_reason": 1}, "facts-refused"),
        ({"weather": "rain"}, "facts-refused"),
    ],
)
def test_facts_that_cannot_be_true_or_read_are_refused_in_three_lines(
    law: Law, other: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refusal) as answer:
        told(law, **other)
    message, remedy = refused(answer.value)
    assert (answer.value.code, answer.value.status) == (code, 3)
    assert len(f"{message}\n{remedy}".splitlines()) == 3


@pytest.mark.parametrize("facts", [[], "facts", 7, None])
def test_what_is_not_a_table_of_facts_is_refused(law: Law, facts: Any) -> None:
    with pytest.raises(Refusal) as answer:
        check_facts(law, facts)
    assert answer.value.code == "facts-refused"
