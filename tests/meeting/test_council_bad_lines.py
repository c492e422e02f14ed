"""Lines of a council's room that cannot have been so: each refused with its numbers, and nothing is kept of it."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.acceptance.calling import call
from tests.meeting.council import CASE, ENOUGH, EVENING, MORNING_AFTER, Council, called_in
from xiangyue.acts.meeting.room import RoomNotBegun, keep
from xiangyue.acts.village.changes import Wanted, change
from xiangyue.errors import Overtaken, Refusal
from xiangyue.model import PersonChangeKind, Present
from xiangyue.model.room import Came
from xiangyue.records import Register, verify
from xiangyue.words import refused

HEIR = "曾文琼"  # who heads the household once 刘世贵 is gone


@pytest.fixture(scope="module")
def called(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return called_in(tmp_path_factory.mktemp("called"))


@pytest.fixture
def home(called: Path, tmp_path: Path) -> Path:
    shutil.copytree(called.with_name("home.keys"), tmp_path / "home.keys")
    return Path(shutil.copytree(called, tmp_path / "home"))


@pytest.fixture
def council(home: Path) -> Iterator[Council]:
    with Register.open(home) as register:
        yield Council(register)


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("1940 5 16 0 0", "room-tally-of-others", "差 1"),
        ("1940 5 18 0 0", "room-tally-of-others", "差 1"),
        ("1940 5 17 0", "room-line-unclear", "同意 反对 弃权"),
        ("1940 5 十七 0 0", "room-line-unclear", "同意 反对 弃权"),
        ("1940 1 22", "present-not-on-roll", "22"),
        ("1940 1 0", "present-not-on-roll", "0"),
        ("1940 1 7 7", "present-listed-twice", "7"),
        ("1940 1 1", "room-already-here", "罗永泰"),
        ("1940 2 7", "room-not-here", "刘世贵"),
        ("1940 3 7 亲戚", "room-not-here", "刘世贵"),
        ("1935 5 17 0 0", "room-out-of-order", "19:36"),
        ("0010 1 7", "room-out-of-order", "19:36"),
        ("1940 4 9", "present-not-on-roll", "9"),
        ("1940 5 2-9：17 0 0", "present-not-on-roll", "9"),
        ("1940 记", "room-line-unclear", "谁说的"),
        ("1940 没这个词", "room-line-unclear", "没这个词"),
        ("1940 7 99", "room-nothing-to-take-back", "99"),
    ],
)
def test_what_cannot_have_been_so_is_refused_with_its_numbers_and_nothing_is_kept(
    council: Council, line: str, code: str, says: str
) -> None:
    council.opens()
    council.types(*ENOUGH)
    before = council.office.register.head()
    with pytest.raises(Refusal) as no:
        council.types(line)
    assert no.value.code == code
    assert says in "\n".join(refused(no.value))
    assert len("\n".join(refused(no.value)).split("\n")) == 3
    assert council.office.register.head() == before


def test_nobody_comes_goes_or_votes_once_the_meeting_is_closed(council: Council) -> None:
    council.opens()
    council.types(*ENOUGH, "1938 5 17 0 0", "1940 0")
    for line in ("1941 1 7", "1941 2 1", "1941 5 17 0 0", "1941 0"):
        with pytest.raises(Refusal) as no:
            council.types(line)
        assert no.value.code in {"room-closed", "room-line-unclear"}
    sitting, _ = council.types("1941 7")
    assert sitting.room.closed_at is None


def test_nothing_is_voted_on_before_the_meeting_is_open(council: Council) -> None:
    council.opens()
    council.types(ENOUGH[0])
    for line in ("1930 4", "1930 5 17 0 0", "1930 3 1 亲戚", "1930 0"):
        with pytest.raises(Refusal) as no:
            council.types(line)
        assert no.value.code in {"room-not-open", "room-line-unclear"}


@pytest.mark.parametrize("kind", [PersonChangeKind.DIED, PersonChangeKind.LEFT])
def test_who_died_or_moved_before_the_meeting_does_not_sit(council: Council, kind: PersonChangeKind) -> None:
    gone = council.person("刘世贵")
    wanted = Wanted(kind=kind, person=gone, on=EVENING.date() - timedelta(days=1), head=council.person(HEIR))
    change(council.office.register, wanted, by=council.by, now=EVENING)
    sitting = council.opens()
    assert gone not in sitting.room.entitled
    assert len(sitting.room.entitled) == 20
    with pytest.raises(Refusal) as no:
        council.types("1928 1 7")
    assert no.value.code == "gone-signed-in"
    assert "刘世贵" in "\n".join(refused(no.value))


def test_a_roster_changed_after_the_room_was_opened_changes_nothing_in_it(council: Council) -> None:
    before = council.opens()
    gone = council.person("刘世贵")
    day = EVENING.date() - timedelta(days=1)
    wanted = Wanted(kind=PersonChangeKind.LEFT, person=gone, on=day, head=council.person(HEIR))
    change(council.office.register, wanted, by=council.by, now=MORNING_AFTER)
    after, _ = council.types("1928 1 1-6 8-21")
    assert after.room.entitled == before.room.entitled
    assert len(after.room.here) == 20
    with pytest.raises(Refusal) as no:  # he counts among those who should come, and does not come
        council.types("1929 1 7")
    assert no.value.code == "gone-signed-in"


def test_a_person_does_not_sit_in_two_venues(council: Council) -> None:
    council.opens()
    register, who = council.office.register, council.person("李桂芬")
    for venue, code in (("罗家院坝", ""), ("村小学", "room-other-venue")):
        came = Came(at=EVENING, seats=(Present(person=who),), venue=venue)
        if not code:
            keep(council.office, CASE, came, by=council.by, now=MORNING_AFTER)
            continue
        with pytest.raises(Refusal) as no:
            keep(council.office, CASE, came, by=council.by, now=MORNING_AFTER)
        assert no.value.code == code
    assert verify(register) == ()


def test_a_line_that_was_typed_against_another_room_is_not_kept(council: Council) -> None:
    council.opens()
    seen = council.office.register.case(CASE).version
    council.types("1928 1 1")
    with pytest.raises(Overtaken):
        council.types("1929 1 2", seen=seen)
    assert Overtaken.status == 4


def test_no_line_comes_before_the_room_is_open(council: Council) -> None:
    came = Came(at=EVENING, seats=(Present(person=council.person("李桂芬")),))
    with pytest.raises(RoomNotBegun):
        keep(council.office, CASE, came, by=council.by, now=MORNING_AFTER)


def test_an_events_file_cut_in_the_middle_names_its_line_and_goes_on_once_it_is_whole(
    council: Council, home: Path, tmp_path: Path
) -> None:
    council.office.register.close()
    whole = "1928 1 1-6 8-14 16 18-20\n1931 开\n1936 4\n1938 5 17 0 0\n1941 1 7\n"
    file = tmp_path / "会场.txt"
    file.write_text(whole[: whole.index(" 0 0")], encoding="utf-8")  # in the middle of the line of the vote
    words = ("room", "1", "--events", str(file), "--scrutineer", "赵德全", "--counter", "周玉芬")
    cut = call("--home", home, "--now", "2026-11-27T09:00", *words)
    assert (cut.status, "文件第 4 行“1938 5 17”记不上，前面 3 笔已经记上" in "".join(cut.sentences)) == (3, True)
    file.write_text(whole, encoding="utf-8")
    again = call("--home", home, "--now", "2026-11-27T09:05", "--json", *words)
    assert (again.status, again.told["lines"], again.told["here"]) == (0, 5, 18)
