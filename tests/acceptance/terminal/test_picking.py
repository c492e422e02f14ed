"""Who is meant, without an input method: pinyin initials, a line of the sheets, and a digit among namesakes."""

from pathlib import Path

import pytest

from tests.acceptance.calling import call
from tests.acceptance.conftest import At
from xiangyue.acts.village.meant import SeveralOfThatName, candidates, person_meant
from xiangyue.records import Register

from .desk import Desk


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_chair_and_recorder_are_picked_by_initials_and_namesakes_by_a_digit(at: At, data: Path) -> None:
    clerk = Desk("--home", str(home := at("assembly.notice")), data=data)
    clerk.answers(
        ("选：", "1"), ("]：", ""), ("1400）：", "5.30 1400"), ("回车：", "1"), ("回车：", ""), ("[陈国富]：", "lxp")
    )
    clerk.sees("1 雷小平（2组，1992年生）")
    clerk.sees("3 罗小平（6组，1958年生）")
    clerk.answers(("重新写）：", "３"), ("[李秀芳]：", "zdq"))
    clerk.sees("赵德全（")
    clerk.answers(("回车：", "1"), ("回车：", ""), ("q=先放下：", ""))
    clerk.sees("记上了")
    assert clerk.leaves() == 0
    assert clerk.too_wide() == []
    with Register.open_reading(home) as register:
        called = register.meetings("2026-1")[-1].called
        assert (register.person(called.chair).group, register.person(called.recorder).name) == (6, "赵德全")


def test_whoever_spoke_and_counted_is_said_by_the_line_of_the_sheet(at: At, data: Path) -> None:
    clerk = Desk("--home", str(home := at("assembly.deliberate")), data=data)
    clerk.answers(("选：", "1"), ("谁说的：", "9-9"))
    clerk.sees("签到表上没有 9 组 9 号。")
    clerk.answers(
        ("谁说的：", "2-1"),
        ("直接写：", "1"),
        ("谁说的：", ""),
        ("选 [1]：", ""),
        ("写全）：", "31"),
        ("q=先放下：", ""),
    )
    clerk.sees("记上了")
    assert clerk.leaves() == 0
    with Register.open_reading(home) as register:
        meeting = register.meetings("2026-1")[-1]
        assert register.person(meeting.remarks[0].speaker).group == 2


def test_before_anybody_signed_in_there_is_no_line_to_say(at: At, data: Path) -> None:
    clerk = Desk("--home", str(at("assembly.notice")), data=data)
    clerk.answers(
        ("选：", "1"), ("]：", ""), ("1400）：", "5.30 1400"), ("回车：", "1"), ("回车：", ""), ("[陈国富]：", "2-1")
    )
    clerk.sees("还没有签到，请写姓名或拼音首字母。")
    clerk.answers(("[陈国富]：", "l"))
    clerk.sees("人，请多写一个字或字母。")
    clerk.answers(("[陈国富]：", "？"))
    clerk.sees("拼音首字母（罗小平写 lxp）")
    clerk.answers(("[陈国富]：", "q"))
    assert clerk.leaves() == 0
    assert clerk.too_wide() == []


def test_who_is_gone_is_not_offered_by_letters_while_it_may_be_somebody_else(at: At) -> None:
    home = at("party_study")
    with Register.open_reading(home) as register:
        on = register.entry(1).happened_at.date()
        two = candidates(register, "luoxp", on=on)
    assert len(two) == 2
    clock = ("--now", "2026-03-03T09:00:00")
    assert call("--home", home, *clock, "roster", "change", two[0].id, "迁出", "--on", "2026-03-02").status == 0
    with Register.open_reading(home) as register:
        assert [one.id for one in candidates(register, "luoxp", on=on.replace(month=3, day=4))] == [two[1].id]


def test_a_call_takes_initials_that_fit_one_whole_name_and_never_guesses(at: At) -> None:
    with Register.open_reading(at("party_study")) as register:
        on = register.entry(1).happened_at.date()
        assert register.person(person_meant(register, "cgf", on=on)).name == "陈国富"
        with pytest.raises(SeveralOfThatName) as several:
            person_meant(register, "lxp", on=on)
    assert len(several.value.facts["people"]) == 3  # type: ignore[arg-type]
