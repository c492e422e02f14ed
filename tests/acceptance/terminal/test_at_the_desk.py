"""A tired clerk at the worklist: half done, interrupted, mistyped, and on the first day."""

from pathlib import Path

import pytest

from tests.acceptance.conftest import At
from xiangyue.records import Register

from .conftest import interrupt
from .desk import Desk


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_what_was_begun_is_kept_at_q_and_taken_up(at: At, data: Path) -> None:
    clerk = Desk("--home", str(at("party_study")), data=data)
    clerk.answers(("选：", "1"), ("周一]：", ""), ("[5]：", ""), ("到会几人：", "ｑ"))
    clerk.sees("已填 2 项，存为草稿")
    clerk.sees("村党组织研究")
    clerk.sees("填到一半")
    clerk.answers(("选：", "1"))
    clerk.sees("上次填到一半的还在")
    clerk.answers(
        ("到会几人：", "5"),
        ("同意几人：", "5"),
        ("选：", "1"),
        ("选 [1]：", "2"),
        ("柜2盒3）：", "柜1"),
        ("q=先放下：", ""),
    )
    clerk.sees("责任人 陈国富，凭据 柜1。")
    assert clerk.leaves() == 0


def test_ctrl_c_comes_back_to_the_worklist_with_the_draft(at: At, data: Path) -> None:
    clerk = Desk("--home", str(at("party_study")), data=data)
    clerk.answers(("选：", "1"), ("周一]：", ""))
    clerk.sees("应到几人 [5]：")
    interrupt(clerk.child, "存为草稿")
    clerk.sees("填到一半")
    assert clerk.leaves() == 0
    assert clerk.too_wide() == []


def test_what_is_refused_is_put_right_on_the_spot(at: At, data: Path) -> None:
    clerk = Desk("--home", str(home := at("party_study")), data=data)
    clerk.answers(
        ("选：", "1"), ("周一]：", ""), ("[5]：", ""), ("到会几人：", "6"), ("同意几人：", "5"), ("选：", "1"), ("选 [1]：", "1"),
        ("写全）：", "18"),
    )  # fmt: skip
    clerk.sees("没有记上：人数对不拢。")
    clerk.sees("应到 5，到会 6，同意 5。")
    clerk.answers(("回车=再试   q=先放下：", "9"))
    clerk.sees("请输 1 到 6 的序号。")
    clerk.answers(("q=先放下：", "３"), ("到会几人：", "5"), ("回车=记上   序号=改   q=先放下：", ""))
    clerk.sees("记上了")
    assert clerk.leaves() == 0
    with Register.open_reading(home) as register:
        assert register.case("2026-1").answers["party_study"]["present"] == 5


def test_of_namesakes_one_is_picked_by_group_and_year(at: At, data: Path) -> None:
    clerk = Desk("--home", str(home := at("assembly.notice")), data=data)
    clerk.answers(
        ("选：", "1"),
        ("]：", ""),
        ("1400）：", "5.30 1400"),
        ("回车：", "院坝"),
        ("回车：", ""),
        ("[陈国富]：", "罗小平"),
    )
    clerk.sees("1 罗小平（5组，1987年生）")
    clerk.sees("2 罗小平（6组，1958年生）")
    clerk.answers(("重新写）：", "2"), ("[李秀芳]：", "谁也不是"))
    clerk.sees("都没有“谁也不是”")
    clerk.answers(("[李秀芳]：", ""), ("回车：", "1"), ("回车：", ""))
    clerk.sees("罗小平（6组，1958年生）")
    clerk.answers(("q=先放下：", ""))
    clerk.sees("记上了")
    assert clerk.leaves() == 0
    with Register.open_reading(home) as register:
        chair = register.person(register.meetings("2026-1")[-1].called.chair)
        assert (chair.group, chair.born.year) == (6, 1958)


def test_sheets_are_gone_on_with_where_the_power_went(at: At, data: Path) -> None:
    home = str(at("assembly.sign_in"))
    clerk = Desk("--home", home, data=data)
    clerk.answers(("选：", "1"), ("选：", "1"), ("16 户：", "全"))
    clerk.sees("15 户：")
    clerk.child.close(force=True)
    clerk = Desk("--home", home, data=data)
    clerk.answers(("选：", "1"), ("15 户：", "？"))
    clerk.sees("刘世贵")
    clerk.answers(("15 户：", "1-99"))
    clerk.sees("不是 1 到 15 里的序号")
    clerk.answers(("15 户：", "b"), ("16 户：", "q"))
    assert clerk.leaves() == 0


def test_a_line_that_is_not_there_is_said_so(at: At, data: Path) -> None:
    clerk = Desk("--home", str(at("party_study")), data=data)
    clerk.answers(("选：", "7"))
    clerk.sees("待办里没有第 7 行")
    clerk.answers(("选：", ""), ("选：", "？"))
    clerk.sees("q 先放下")
    clerk.answers(("接着来：", ""), ("选：", "s"))
    clerk.sees("村党组织研究（村党组织书记 陈国富）")
    clerk.answers(("返回）：", "0"))
    assert clerk.leaves() == 0
    assert clerk.foreign() == []


def test_a_rehearsal_s_clock_goes_on_only(at: At, data: Path) -> None:
    clerk = Desk("--home", str(at("party_study")), data=data)
    clerk.answers(("选：", "t"), ("1400）：", "2.1"))
    clerk.sees("钟只能往后拨")
    clerk.answers(("选：", "t"), ("1400）：", "3.4 1930"))
    clerk.sees("3月4日 周三 19:30")
    assert clerk.leaves() == 0


def test_on_the_first_day_the_menu_stays_until_one_leaves(data: Path) -> None:
    clerk = Desk(data=data)
    clerk.sees("这台电脑上还没有登记簿")
    clerk.sees("0 退出")
    clerk.answers(("：", "９"))
    clerk.sees("请输 1 到 3 的序号")
    clerk.answers(("：", "2"), ("拖进来）：", "/没有/这个文件夹"))
    clerk.sees("没有")
    clerk.sees("0 退出")
    clerk.answers(("：", "0"))
    assert clerk.ends() == 0
    assert clerk.too_wide() == []
    assert clerk.foreign() == []
    assert not list(data.glob("xiangyue/registers/*/register.db"))


def test_a_copy_goes_to_the_folder_that_is_dragged_in(at: At, data: Path, tmp_path: Path) -> None:
    clerk = Desk("--home", str(at("party_study")), data=data)
    (tmp_path / "u盘").mkdir()
    clerk.answers(("选：", "b"), ("拖进来）：", f"'{tmp_path / 'u盘'}'"))
    clerk.sees("备份好了")
    assert clerk.leaves() == 0
    assert len(list((tmp_path / "u盘").glob("登记簿备份-石桥村-*/register.db"))) == 1


def test_a_case_is_taken_back_on_purpose_only(at: At, data: Path) -> None:
    clerk = Desk("--home", str(home := at("party_study")), data=data)
    clerk.answers(
        ("选：", "s"),
        ("返回）：", "4"),
        ("选：", "0"),
        ("选：", "s"),
        ("返回）：", "4"),
        ("选：", "1"),
        ("一句话）：", "提议人收回"),
    )
    clerk.sees("第 1 件已撤回")
    clerk.sees("现在没有要办的")
    assert clerk.leaves() == 0
    with Register.open_reading(home) as register:
        assert register.case("2026-1").withdrawn


def test_whoever_typed_nothing_leaves_nothing(at: At, data: Path) -> None:
    clerk = Desk("--home", str(at("party_study")), data=data)
    clerk.answers(("选：", "1"), ("周一]：", "q"))
    assert clerk.leaves() == 0
    assert "存为草稿" not in clerk.seen
