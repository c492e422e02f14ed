"""What the law leaves open of a council's evening: each a setting of the village, strict where it says nothing."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import pytest

from tests.acceptance.calling import call
from tests.meeting.council import CASE, ENOUGH, EVENING, MORNING_AFTER, Council, called_in, set_in_charter
from xiangyue.acts.meeting.closing import settle_room, vouched
from xiangyue.acts.meeting.judging import TooFewHere
from xiangyue.acts.village.posts import begin_post, end_post
from xiangyue.model import Subject
from xiangyue.model.happened import OpinionReached
from xiangyue.model.room import CountedTogether, CountedTwice, NotOnTheRoll, RoomSettings
from xiangyue.records import Register, backup
from xiangyue.rules import Law, PackProblem, PackRefused

Sits = Callable[..., Council]


@pytest.fixture(scope="module")
def called(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return called_in(tmp_path_factory.mktemp("called"))


@pytest.fixture
def home(called: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(called, tmp_path / "home"))


@pytest.fixture
def sits(home: Path) -> Iterator[Sits]:
    """Set what is said in the charter, and open the room."""
    registers: list[Register] = []

    def open_room(*lines: str, **settings: str) -> Council:
        for key, value in settings.items():
            set_in_charter(home, key, value)
        registers.append(Register.open(home))
        council = Council(registers[-1])
        council.opens()
        council.types(*lines)
        return council

    yield open_room
    for register in registers:
        register.close()


def majority(council: Council, *lines: str) -> tuple[int | None, bool]:
    """Return how many the last line had to have, and whether it had them."""
    _, rulings = council.types(*lines)
    [ruling] = [one for one in rulings if one.subject is Subject.MAJORITY]
    return ruling.needed, ruling.met


@pytest.mark.parametrize(("setting", "needed", "met"), [("true", 10, False), ("false", 9, True)])
def test_a_recused_person_is_asked_for_in_the_majority_unless_the_village_says_otherwise(
    sits: Sits, setting: str, needed: int, *, met: bool
) -> None:
    council = sits(*ENOUGH, "1936 1 7", "1937 3 13 自己办养殖场", recused_in_base=setting + " ")
    assert len(council.sitting().room.here) == 18
    assert majority(council, "1938 5 9 8 0") == (needed, met)


@pytest.mark.parametrize(("setting", "needed", "met"), [("true", 9, False), ("false", 8, True)])
def test_who_did_not_vote_is_asked_for_unless_the_village_says_otherwise(
    sits: Sits, setting: str, needed: int, *, met: bool
) -> None:
    assert majority(sits(*ENOUGH, not_cast_in_base=setting + " "), "1938 5 8 7 0 2") == (needed, met)


def test_who_comes_late_votes_on_what_was_counted_only_in_a_second_vote_and_both_are_kept(sits: Sits) -> None:
    council = sits(*ENOUGH, "1938 5 8 9 0", "1941 1 7")
    assert majority(council, "1942 票 1：10 8 0") == (10, True)
    assert [one.there for one in council.sitting().room.counts] == [17, 18]


def test_a_village_may_allow_no_second_vote(sits: Sits) -> None:
    council = sits(*ENOUGH, "1938 5 8 9 0", "1941 1 7", second_vote="false ")
    with pytest.raises(CountedTwice):
        council.types("1942 票 1：10 8 0")


ALL_BUT_FOUR = ("1940 2 1-4",)


@pytest.mark.parametrize(("setting", "agreed"), [('"earlier_stand" ', [True]), ('"all_fall" ', [False])])
def test_once_too_few_are_left_nothing_more_is_voted_on_and_what_was_stands_unless_the_village_says_otherwise(
    sits: Sits, setting: str, agreed: list[bool]
) -> None:
    council = sits(*ENOUGH, "1938 5 17 0 0", *ALL_BUT_FOUR, quorum_lost=setting)
    with pytest.raises(TooFewHere) as refused:
        council.types("1945 5 13 0 0")
    assert (refused.value.facts["actual"], refused.value.facts["needed"]) == (13, 14)
    council.types("1950 0")
    whose = vouched(council.sitting(), council.by, book="议事会记录本第12页", sheet="计票单")
    settle_room(council.office, CASE, whose, now=MORNING_AFTER)
    reached = council.office.register.last(CASE, OpinionReached)
    assert reached is not None
    assert [one.adopted for one in reached.votes] == agreed
    assert len(reached.put_off) == 7


def test_several_items_by_one_show_of_hands_unless_the_village_says_never(sits: Sits) -> None:
    council = sits(*ENOUGH)
    council.types("1938 票 1-3：17 0 0")
    assert council.sitting().room.counts[0].items == ("t-1", "t-2", "t-3")


def test_never_several_items_where_the_village_says_so(sits: Sits) -> None:
    council = sits(*ENOUGH, together='"never" ')
    with pytest.raises(CountedTogether):
        council.types("1938 票 1-3：17 0 0")


@pytest.mark.parametrize(("setting", "entitled"), [("true ", 21), ("false ", 20)])
def test_a_member_who_keeps_the_record_votes_unless_the_village_says_otherwise(
    home: Path, sits: Sits, setting: str, entitled: int
) -> None:
    with Register.open(home) as register:
        clerk = Council(register)
        _joins(clerk, "李秀芳", leaves="罗清泉")
    council = sits(recorder_votes=setting)
    assert len(council.sitting().room.entitled) == entitled


@pytest.mark.parametrize(("setting", "entitled"), [("false ", 21), ("true ", 22)])
def test_who_sits_in_the_supervision_committee_only_listens_unless_the_village_says_otherwise(
    home: Path, sits: Sits, setting: str, entitled: int
) -> None:
    with Register.open(home) as register:
        _joins(Council(register), "覃正英")
    council = sits(supervisors_sit=setting)
    assert len(council.sitting().room.entitled) == entitled
    if entitled == 21:
        with pytest.raises(NotOnTheRoll):
            council.types("1928 1 22")


def test_the_settings_are_kept_with_the_room_and_a_later_charter_changes_nothing_in_it(home: Path, sits: Sits) -> None:
    council = sits(*ENOUGH)
    set_in_charter(home, "recused_in_base", "false ")
    assert council.sitting().begun.settings == RoomSettings()


def test_the_charter_of_the_example_says_of_every_setting_what_is_strict(home: Path) -> None:
    said = (home / "rules" / "charter.toml").read_text(encoding="utf-8")
    assert Law.of_village(home).room == RoomSettings()
    assert [one.name for one in fields(RoomSettings) if f"\n{one.name} = " not in said and one.name != "proxies"] == []


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("not_a_setting = true", PackProblem.UNKNOWN_KEY),
        ("second_vote = 1", PackProblem.BAD_VALUE),
        ('together = "sometimes"', PackProblem.UNKNOWN_WORD),
    ],
)
def test_a_setting_nobody_knows_is_refused_by_name(tmp_path: Path, line: str, problem: PackProblem) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "ours.toml").write_text(f"[room]\n{line}\n", encoding="utf-8")
    with pytest.raises(PackRefused) as refused:
        Law.of_village(tmp_path)
    assert (refused.value.facts["file"], refused.value.facts["problem"]) == ("ours.toml", problem)


def test_a_village_without_settings_reads_the_law_strictly(tmp_path: Path) -> None:
    assert Law.of_village(tmp_path).room == RoomSettings()


def test_a_charter_that_asks_less_of_an_assembly_than_the_law_is_refused(home: Path) -> None:
    charter = home / "rules" / "charter.toml"
    said = charter.read_text(encoding="utf-8").replace("council:deliberation", "villagers_assembly")
    charter.write_text(said.replace("2/3", "1/3"), encoding="utf-8")
    with pytest.raises(PackRefused) as refused:
        Law.of_village(home)
    assert refused.value.facts["problem"] is PackProblem.TWO_AT_ONCE


def _joins(council: Council, name: str, *, leaves: str = "") -> None:
    """Somebody is taken into the council on the day before, instead of somebody else."""
    register, on = council.office.register, EVENING.date() - timedelta(days=1)
    begin_post(
        register,
        council.person(name),
        "村民议事会成员",
        on=on,
        until=None,
        basis="补选结果公告",
        by=council.by,
        now=EVENING,
    )
    if leaves:
        end_post(register, council.person(leaves), "村民议事会成员", on=on, basis="辞职", by=council.by, now=EVENING)


def test_the_charter_is_shown_among_the_rules_of_the_village(home: Path) -> None:
    shown = call("--home", home, "rules", "show", "--on", "2026-11-26", "--rule", "V-DEL-02", "--json")
    assert (shown.status, "有三分之二以上的成员到会" in shown.out) == (0, True)


def test_a_backup_takes_the_charter_along(home: Path, tmp_path: Path) -> None:
    backup(home, tmp_path / "copy")
    assert Law.of_village(tmp_path / "copy").named("V-DEL-02")
