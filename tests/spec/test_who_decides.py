"""谁决定：村民会议, 代表会议, 集体经济组织; and from which day on."""

from datetime import date

import pytest

from xiangyue.model import Body, Matter, Outcome, Subject
from xiangyue.rules import DayNotCovered, Law, NoRuleInForce

ASSEMBLY = Body("villagers_assembly")
REPRESENTATIVES = Body("representatives_meeting")
COLLECTIVE = Body("collective_assembly")
LAND = [Matter.LAND_CONTRACT, Matter.HOMESTEAD, Matter.LAND_COMPENSATION]


@pytest.mark.parametrize(("on", "article"), [(date(2025, 12, 31), "27"), (date(2026, 1, 1), "31")])
def test_representatives_may_not_revise_the_convention(law: Law, on: date, article: str) -> None:
    ruling = law.who_decides(Matter.CONVENTION_REVISION, REPRESENTATIVES, on=on)
    assert (ruling.outcome, ruling.rule, ruling.article) == (Outcome.NOT_MET, "R-REG-01", article)
    assert ruling.note == "村规民约修订应当由村民会议决定"


@pytest.mark.parametrize("matter", [Matter.PUBLIC_WORKS, Matter.WORKS_PAY, Matter.LEVY_LABOUR])
@pytest.mark.parametrize(("on", "article"), [(date(2025, 12, 31), "24"), (date(2026, 1, 1), "28")])
def test_representatives_may_decide_what_the_assembly_hands_them(
    law: Law, matter: Matter, on: date, article: str
) -> None:
    ruling = law.who_decides(matter, REPRESENTATIVES, on=on)
    assert (ruling.met, ruling.article) == (True, article)
    assert "授权" in ruling.note


@pytest.mark.parametrize("matter", LAND)
def test_the_assembly_decided_on_land_until_the_collective_got_a_law(law: Law, matter: Matter) -> None:
    assert law.bodies_for(matter, on=date(2025, 4, 30)) == (ASSEMBLY, REPRESENTATIVES)
    assert law.bodies_for(matter, on=date(2025, 5, 1)) == (COLLECTIVE,)
    assert law.bodies_for(matter, on=date(2026, 1, 1)) == (COLLECTIVE,)


@pytest.mark.parametrize("matter", [Matter.VILLAGE_PLAN, Matter.ASSISTANCE])
def test_matters_the_new_text_added_are_not_judged_by_it_before(law: Law, matter: Matter) -> None:
    assert law.bodies_for(matter, on=date(2025, 12, 31)) == ()
    assert law.bodies_for(matter, on=date(2026, 1, 1)) == (ASSEMBLY, REPRESENTATIVES)


def test_what_the_law_leaves_open_is_not_ruled_on(law: Law) -> None:
    assert not law.asks(Subject.WHO_DECIDES, matter=Matter.OTHER, on=date(2026, 3, 1))
    with pytest.raises(NoRuleInForce):
        law.who_decides(Matter.OTHER, ASSEMBLY, on=date(2026, 3, 1))


def test_a_day_before_the_packs_begin_is_not_answered_for(law: Law) -> None:
    with pytest.raises(DayNotCovered) as refused:
        law.bodies_for(Matter.CHARTER, on=date(2018, 12, 28))
    assert refused.value.facts["first"] == date(2018, 12, 29)
