"""At sign-in the dead are refused by the number on the sheet, and nobody else's number moves."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.acceptance.terminal.desk import Desk
from tests.roster.conftest import DAYOU, LUO, Hands
from xiangyue.acts.case.do import do
from xiangyue.acts.meeting.representing import GoneSignedIn
from xiangyue.acts.meeting.roll import roll_lines
from xiangyue.acts.office import Office
from xiangyue.acts.rehearse.play import Stage, play
from xiangyue.acts.rehearse.who import by_of
from xiangyue.acts.village.changes import Wanted, change
from xiangyue.acts.village.open import open_village
from xiangyue.documents import Press
from xiangyue.intake import expand_present, read_scenario, read_village
from xiangyue.model import By, CountedBy, Evidence, EvidenceKind, Mode, PersonChangeKind
from xiangyue.records import Register, verify
from xiangyue.rules import Law
from xiangyue.words import refused

CASE, STEP = "2026-1", "assembly.sign_in"
CLERK = "p-0059"  # 李秀芳
DEAD, HEIR = "p-0003", "p-0004"  # 罗永泰, 税朝芬
NOTICE, HELD = date(2026, 6, 1), date(2026, 6, 20)


def lines(hands: Hands, printed_on: date | None) -> list[tuple[int, str, bool]]:
    sheets = roll_lines(hands.register, on=HELD, counted_by=CountedBy.ADULTS, printed_on=printed_on)
    return [(one.line, one.person, one.gone) for one in sheets if one.group == 1]


def test_who_dies_after_the_sheets_are_printed_keeps_his_line(hands: Hands) -> None:
    before = lines(hands, NOTICE)
    hands.change(DAYOU, "died", date(2026, 6, 10))
    after = lines(hands, NOTICE)
    assert [one[:2] for one in after] == [one[:2] for one in before]
    assert [person for _, person, gone in after if gone] == [DAYOU]


def test_who_died_before_has_no_line(hands: Hands) -> None:
    hands.change(DAYOU, "died", date(2026, 5, 10))
    assert DAYOU not in {person for _, person, _ in lines(hands, NOTICE)}


def test_who_comes_back_after_the_printing_stands_behind_the_others(hands: Hands) -> None:
    hands.change(DAYOU, "left", date(2026, 5, 10))
    before = lines(hands, NOTICE)
    hands.change(DAYOU, "arrived", date(2026, 6, 10))
    assert lines(hands, NOTICE) == [*before, (len(before) + 1, DAYOU, False)]


def test_all_does_not_mean_who_is_gone(hands: Hands) -> None:
    hands.change(LUO, "died", date(2026, 6, 10))
    sheets = roll_lines(hands.register, on=HELD, counted_by=CountedBy.HOUSEHOLDS, printed_on=NOTICE)
    for spec in ({"households": "all"}, {"groups": {1: "all", 2: "all"}}):
        assert LUO not in {one.person for one in expand_present(spec, sheets)}


def no_press() -> Press:
    raise AssertionError("nothing is printed before the meeting")


@pytest.fixture(scope="module")
def called(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The demo's case up to its first assembly, and a head of a household who died after the notice was hung out."""
    scenario = read_scenario(root / "examples" / "shiqiao" / "demo.yaml")
    place = next(n for n, line in enumerate(scenario.lines) if line.do == STEP)
    home = tmp_path_factory.mktemp("called") / "home"
    folder = read_village(root / "examples" / "shiqiao")
    opened = open_village(home, folder, mode=Mode.REHEARSAL, keys=home.parent, now=scenario.start.typed_at)
    with opened.register as register:
        office = Office(register=register, law=Law.national())
        before = replace(scenario, lines=scenario.lines[:place])
        assert play(Stage(office=office, press=no_press, key=opened.key), before, tell=lambda _: None) == ()
        (meeting,) = register.meetings(CASE)
        died = meeting.notice_on + timedelta(days=1)
        wanted = Wanted(person=DEAD, kind=PersonChangeKind.DIED, on=died, head=HEIR)
        change(register, wanted, by=by_of(register, scenario.lines[place], case=CASE), now=meeting.called.held_at)
        yield office


@pytest.mark.parametrize(
    ("counted_by", "present", "who"),
    [
        ("households", [{"person": DEAD, "household": "h-0002"}], "罗永泰"),
        ("adults", [{"person": DEAD}], "一组第 3 号 罗永泰"),
        ("adults", {"groups": {1: "1-5"}}, "一组第 3 号 罗永泰"),
    ],
)
def test_the_dead_are_refused_with_number_name_and_day(
    called: Office, counted_by: str, present: object, who: str
) -> None:
    (meeting,) = called.register.meetings(CASE)
    now = meeting.called.held_at + timedelta(hours=3)
    died = meeting.notice_on + timedelta(days=1)
    answers = {"counted_by": counted_by, "present": present}
    by = By(typed_by=CLERK, responsible=CLERK, evidence=Evidence(kind=EvidenceKind.SELF))
    with pytest.raises(GoneSignedIn) as told:
        do(called, CASE, STEP, answers, by=by, now=now)
    first = refused(told.value)[0].split("\n")[0]
    assert first == f"不能签到：{who} {died.year}年{died.month}月{died.day}日已登记去世。"


def test_the_household_of_the_dead_is_signed_in_by_its_next_head(called: Office) -> None:
    (meeting,) = called.register.meetings(CASE)
    sheets = roll_lines(
        called.register,
        on=meeting.called.held_at.date(),
        counted_by=CountedBy.HOUSEHOLDS,
        printed_on=meeting.notice_on,
    )
    assert [(one.line, one.person, one.gone) for one in sheets if one.household == "h-0002"] == [(2, HEIR, False)]


def test_who_was_registered_dead_by_mistake_is_put_right_at_sign_in(called: Office, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(called.register.home, home)
    shutil.copytree(called.register.home.with_name("home.keys"), tmp_path / "home.keys")
    desk = Desk("--home", str(home), data=tmp_path)
    desk.answers(
        ("选：", "@召开村民会议"),
        ("选：", "2"),
        ("成年村民   选：", "2"),
        ("人：", "1-5"),
        *[("人：", "0")] * 5,
        ("就回车）：", ""),
    )
    refusal = desk.types("2", after="选：")
    assert "不能签到：一组第 3 号 罗永泰" in refusal
    assert "1 写错号了，重新输   2 登记错了（要户口材料，改花名册）" in refusal
    desk.answers(("直接写）：", "1"), ("回车=再试", ""), ("回车=记上", ""))
    desk.sees("选：")
    desk.child.close(force=True)
    with Register.open_reading(home) as register:
        on = register.meetings(CASE)[-1].called.held_at.date()
        assert DEAD not in register.gone(on)
        assert DEAD in {one.person for one in register.meetings(CASE)[-1].sign_in.present}  # type: ignore[union-attr]
        assert verify(register) == ()
