"""石桥村: invented, the same whenever it is made, and what its demo says of it is so."""

import importlib.util
from collections import Counter
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from xiangyue.assets import shelf
from xiangyue.canon import read
from xiangyue.intake import RollLine, Scenario, VillageFolder, expand_present, read_scenario, read_village
from xiangyue.model import Change, ChangeKind, Sex, revise

FOLDER = shelf("examples") / "shiqiao"
MEETING = date(2026, 6, 6)


@pytest.fixture(scope="module")
def village() -> VillageFolder:
    return read_village(FOLDER)


@pytest.fixture(scope="module")
def demo() -> Scenario:
    return read_scenario(FOLDER / "demo.yaml")


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "make_village", Path(__file__).parents[2] / "tools" / "make_village.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def roll(village: VillageFolder) -> list[RollLine]:
    lines: Counter[int] = Counter()
    made = []
    for household in village.households:
        lines[household.group] += 1
        made.append(
            RollLine(group=household.group, line=lines[household.group], household=household.id, person=household.head)
        )
    return made


def test_the_script_makes_the_same_bytes_again(maker: ModuleType, tmp_path: Path) -> None:
    maker.main(tmp_path)
    for name in ("roster.csv", "posts.csv"):
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()


def test_the_village_is_large_enough(village: VillageFolder) -> None:
    adults = sum(person.adult(on=MEETING) for person in village.people)
    assert (village.village.groups, len(village.households), adults >= 240) == (6, 86, True)


@pytest.mark.parametrize("sign", "喆堃翀䶮㛃𠮷")
def test_somebody_bears_each_rare_sign(village: VillageFolder, sign: str) -> None:
    assert any(sign in person.name for person in village.people)


def test_there_are_two_of_one_name_and_of_no_other(village: VillageFolder) -> None:
    names = Counter(person.name for person in village.people)
    assert {name: count for name, count in names.items() if count > 1} == {"罗小平": 2}


def test_no_telephone_number_can_be_anybodys(village: VillageFolder) -> None:
    assert all(phone.startswith("100") for phone in (*village.phones.values(), village.village.clerk_phone))


def test_parents_are_older_than_children_by_a_generation(village: VillageFolder) -> None:
    head = {household.id: household.head for household in village.households}
    born = {person.id: person.born for person in village.people}
    assert all(abs(person.born.year - born[head[person.household]].year) < 75 for person in village.people)


def test_nobody_joined_the_party_before_coming_of_age(village: VillageFolder) -> None:
    members = [person for person in village.people if person.party_member_since]
    assert len(members) >= 30
    assert all(person.adult(on=person.party_member_since or MEETING) for person in members)


def test_posts_are_filled_as_the_law_asks(village: VillageFolder) -> None:
    posts = Counter(tenure.post for tenure in village.tenures)
    committee = {t.person for t in village.tenures if t.body == "villagers_committee"}
    representatives = {t.person for t in village.tenures if t.role == "representative"}
    meeting = committee | representatives
    sex = {person.id: person.sex for person in village.people}
    assert (posts["村党组织书记"], posts["村文书"], posts["村民小组长"]) == (1, 1, 6)
    assert 3 <= len(committee) <= 7  # 村民委员会组织法 2025, art 8
    assert 5 * len(representatives) >= 4 * len(meeting)  # art 29
    assert 3 * sum(sex[one] is Sex.FEMALE for one in meeting) >= len(meeting)  # art 29


def test_no_supervisor_sits_in_the_committee(village: VillageFolder) -> None:
    held = {
        body: {t.person for t in village.tenures if t.body == body}
        for body in ("villagers_committee", "supervision_committee")
    }
    assert len(held["supervision_committee"]) == 3
    assert not held["villagers_committee"] & held["supervision_committee"]


def test_those_who_sit_in_the_party_committee_are_party_members(village: VillageFolder) -> None:
    members = {person.id for person in village.people if person.party_member_since}
    sitting = {tenure.person for tenure in village.tenures if tenure.body == "party_committee"}
    assert len(sitting) == 5
    assert sitting <= members


def test_each_meeting_of_the_demo_is_signed_in_by_as_many_households_as_it_says(
    village: VillageFolder, demo: Scenario
) -> None:
    signed = [line.answers["present"] for line in demo.lines if line.do == "assembly.sign_in"]
    assert [len(expand_present(spec, roll(village))) for spec in signed] == [39, 61]


def test_who_came_belongs_to_the_household_and_is_of_age(village: VillageFolder, demo: Scenario) -> None:
    people = {person.id: person for person in village.people}
    for line in demo.lines:
        if line.do == "assembly.sign_in":
            for one in expand_present(line.answers["present"], roll(village)):
                assert people[one.person].household == one.household
                assert people[one.person].adult(on=line.when.date())


def test_each_draft_changes_six_articles_adds_one_and_strikes_one(village: VillageFolder, demo: Scenario) -> None:
    for line in demo.lines:
        if line.do == "draft":
            changes = [read(Change, {"words": "", **one}) for one in line.answers["changes"]]
            assert Counter(one.kind for one in changes) == {
                ChangeKind.CHANGE: 6,
                ChangeKind.ADD: 1,
                ChangeKind.STRIKE: 1,
            }
            assert village.convention is not None
            assert len(revise(village.convention, changes).articles) == 22


def test_the_text_the_demo_adopts_speaks_of_no_fine(village: VillageFolder, demo: Scenario) -> None:
    last = [line for line in demo.lines if line.do == "draft"][-1]
    assert village.convention is not None
    text = revise(village.convention, [read(Change, {"words": "", **one}) for one in last.answers["changes"]])
    assert not any("罚款" in article.words for article in text.articles)
