"""The council's evening of the walkthrough, typed at a real terminal: counted, cut off at 20:22, and gone on with."""

import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from tests.acceptance.terminal.desk import Desk
from tests.meeting.council import called_in
from xiangyue.model.happened import OpinionReached
from xiangyue.records import Register, verify

MOST_TYPED = 250
PROMPT = "> "
FIRST = (  # what is typed, what is said of it; a moment stands in front only where the clock has to go on
    ("1 1-6 8-14 16 18-20", "到 17 人，其中妇女 6 人。够 14 人。"),
    ("假 21 务工未回", "罗小平87 请假。请假共 1。"),
    ("1931 开", "19:31 开会。应到 21，实到 17，请假 1，缺席 3（会前未到）。"),
    ("6 陈国富讲修订经过，镇上退回的五处已改", ""),
    ("4", "第 1 项  第三条 门前三包"),
    ("5 17 0 0", "第 1 项  17+0+0=17，等于到会 17。要 9，过半数，同意。"),
    ("1941 1 7", "刘世贵 19:41 到。现在 18 人。第 1 项没有参加表决。"),
    ("5 16 1 1", "第 2 项  16+1+1=18，等于到会 18。要 10，过半数，同意。"),
    ("1952 1 15", "杨德彬 19:52 到。现在 19 人。第 1-2 项没有参加表决。"),
    ("6 谢友全：席桌数不要写死，写倡导", ""),
    ("5 12 5 2", "第 3 项  12+5+2=19，等于到会 19。要 10，过半数，同意。"),
    ("2015 1 17", "何桂英 20:15 到。现在 20 人。第 1-3 项没有参加表决。"),
    ("3 13 自己办养殖场", "要几人同意：按到会 20 算要 11（从严），按可表决 19 算要 10。"),
    ("5 17 1 1", "第 4 项  17+1+1=19，另回避 1，合计 20。要 11，过半数，同意。"),
)
AFTER_THE_CUT = (
    ("2035 5 9 8 3", "第 5 项  9+8+3=20，等于到会 20。要 11，差 2，没有过半数。"),
    ("1 赞成：清运车要钱；反对：低保户交不起，要有减免", "下一项：第 6 项"),
    ("2040 2 4", "王启华 20:40 走。现在 19 人。够 14 人。"),
    ("5 19 0 0", "第 6 项  19+0+0=19，等于到会 19。要 10，过半数，同意。"),
    ("5 16 1 1", "没有记上：16+1+1=18，到会 19，差 1 人。"),
    ("1", "第 7 项  16+1+1，在场未投 1，合计 19。要 10，过半数，同意。"),
    ("5 18 1 0", "第 8 项  18+1+0=19，等于到会 19。要 10，过半数，同意。"),
    ("2102 0", "同意 7 项；第 5 项意见不一致，两边理由都已写上。"),
)
RESULT = """\
 1  第三条 门前三包                17  -       17     0     0     0  是 9
 2  第五条 垃圾分类投放            18  -       16     1     1     0  是 10
 3  第八条 红白喜事桌数（倡导）    19  -       12     5     2     0  是 10
 4  第九条 畜禽养殖污染            20  1       17     1     1     0  是 11
 5  第十一条 卫生费自愿缴纳        20  -        9     8     3     0  否 11
 6  第十四条 彩礼（倡导）          19  -       19     0     0     0  是 10
 7  第十七条 邻里纠纷先调解        19  -       16     1     1     1  是 10
 8  第二十条 删去罚款条款          19  -       18     1     0     0  是 10""".splitlines()


@pytest.fixture(scope="module")
def called(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return called_in(tmp_path_factory.mktemp("called"))


@pytest.fixture
def home(called: Path, tmp_path: Path) -> Path:
    shutil.copytree(called, tmp_path / "home")
    shutil.copytree(called.with_name("home.keys"), tmp_path / "home.keys")
    return tmp_path / "home"


def sits_down(home: Path, clock: str) -> Desk:
    return Desk("--home", str(home), "--now", f"2026-11-26T{clock}", "会场", "1", data=home.parent)


def typed(desk: Desk, lines: tuple[tuple[str, str], ...]) -> None:
    for line, said in lines:
        desk.types(line, after=PROMPT)
        if said:
            desk.sees(said)


def test_the_evening_costs_few_characters_and_survives_a_power_cut(home: Path) -> None:
    first = sits_down(home, "19:28")
    first.sees("11月26日 周四 19:30")
    first.types("", after="对吗 [回车=对  2 不对]：")
    first.sees("应到 21 人，到 14 人可以开（《石桥村村民议事会章程》第十二条）。")
    first.sees("出的是协商意见，不是决议。")
    typed(first, FIRST)
    first.child.kill(signal.SIGKILL)
    first.child.close()

    second = sits_down(home, "20:22")
    second.sees("断在第 14 笔，记到第 5 项，最后一笔 20:15 计票。接着记。（没丢东西）")
    typed(second, AFTER_THE_CUT)
    second.types("1", after="0 先放着   选：")
    second.types("12", after="以后补）：")
    second.types("计票单", after="以后补）：")
    assert second.ends() == 0, second.seen
    if os.environ.get("XIANGYUE_SHOW_SCREENS"):
        sys.stdout.write("\n".join(first.lines + second.lines))

    characters = sum(len(line) for desk in (first, second) for line in desk.typed)
    sys.stdout.write(f"typed: {characters} characters in {len(first.typed) + len(second.typed)} lines\n")
    assert characters <= MOST_TYPED
    assert first.too_wide() + second.too_wide() == []
    assert [screen for desk in (first, second) for screen in desk.too_tall()] == []
    shown = [line.rstrip() for line in second.lines]
    assert [line for line in RESULT if line not in shown] == []
    with Register.open_reading(home) as register:
        reached = register.last("2026-1", OpinionReached)
        assert reached is not None
        assert [one.adopted for one in reached.votes] == [True, True, True, True, False, True, True, True]
        assert [waits.step for waits in register.case("2026-1").flow.waiting] == ["sign"]
        assert verify(register) == ()


def test_of_two_terminals_in_one_room_the_slower_one_is_told_what_the_other_kept(home: Path) -> None:
    first = sits_down(home, "19:28")
    first.types("", after="对吗 [回车=对  2 不对]：")
    typed(first, (FIRST[0],))
    second = sits_down(home, "19:29")
    second.types("1930 1 7", after=PROMPT)
    second.sees("到 18 人")
    first.types("1931 1 7 15", after=PROMPT)
    first.sees("没有记上：另一台机子刚在这个会场记了 1 笔：")
    first.sees("19:30 刘世贵 到会")
    first.types("1931 1 15", after=PROMPT)
    first.sees("到 19 人")
    for desk in (first, second):
        desk.child.kill(signal.SIGKILL)
        desk.child.close()
