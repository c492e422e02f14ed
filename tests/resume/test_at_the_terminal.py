"""接续 by digits and Enter, at a terminal of 80 columns, on a day in November."""

import shutil
from pathlib import Path

import pytest

from tests.acceptance.terminal.desk import Desk
from xiangyue.model import Mode
from xiangyue.records import Register, verify

TOGETHER, KEEP, NEXT = ("选 [3]：", ""), ("q=先放下：", ""), ("选 [1]：", "")


@pytest.fixture
def home(as_opened: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(as_opened, tmp_path / "home"))


@pytest.fixture
def desk(home: Path, tmp_path: Path, in_november: None) -> Desk:
    del in_november
    return Desk("--home", str(home), data=tmp_path / "data")


BEGIN: list[tuple[str, str] | str] = [
    ("选：", "n"), ("选：", "1"), ("选 [1]：", "2"), "steps", ("选：", "7"),
    ("11.1）：", "12.1"), ("11.1）：", "7.1"), ("柜1盒4）：", "柜1盒4"),
    "propose", NEXT, ("选：", "1"), ("谁提的：", "5人联名"), ("直接写：", "卫生费自愿"), TOGETHER, KEEP,
]  # fmt: skip
STUDY = [
    NEXT, ("哪天开的会：", "7.2"), ("应到几人 [5]：", "5"), ("到会几人：", "不详"), ("到会几人：", "5"), ("同意几人：", "5"),
    ("选：", "1"), ("选 [1]：", "1"), ("写全）：", "18"), KEEP,
]  # fmt: skip
POSTED = [
    NEXT, ("哪天贴出的：", "7.3"), ("回车：", "1"), ("回车：", ""), ("[李秀芳]：", ""), ("周五]：", "7.13"), ("谁见证：", "刘世贵"),
    TOGETHER, KEEP,
]  # fmt: skip
OPINIONS = [
    NEXT,
    ("7月14日）：", "7.13"),
    ("7月14日）：", "7.15"),
    ("选：", "2"),
    ("选 [3]：", "1"),
    ("写全）：", "12"),
    KEEP,
]


def test_a_matter_is_typed_broken_off_and_taken_up_again(home: Path, desk: Desk, tmp_path: Path) -> None:
    desk.answers(*BEGIN, *STUDY, *POSTED, *OPINIONS[:-1], ("q=先放下：", "q"))
    assert desk.leaves() == 0
    again = Desk("--home", str(home), data=tmp_path / "data")
    again.answers(("选：", "1"), NEXT, KEEP, ("选 [1]：", "2"))
    assert again.leaves() == 0
    assert "上次填的" in again.seen
    with Register.open_reading(home) as register:
        assert register.mode is Mode.REAL
        [case] = register.cases()
        assert [one.step for one in case.flow.waiting] == ["draft"]
        acts = [entry.act for entry in register.entries(case.number)]
        assert acts[-2:] == ["opinions.taken", "case.resumed"]
        opinions = register.entry(register.head()[0] - 1)
        assert opinions.by.evidence.where == "村务会议记录本第12页"
        assert opinions.payload["did"]["unknown"] is True
        assert str(opinions.happened_at.date()) == "2026-07-15"
        assert verify(register) == ()
    for one in (desk, again):
        assert one.too_tall() == []
        assert one.too_wide() == []
        assert one.foreign() == []
    assert "2026年12月1日还没到" in desk.seen
    assert "这一项要核对，不能写不详" in desk.seen
    assert "补到了：第 1 件现在停在“拟定草案”" in again.seen
    steps = desk.screen("steps", 1).split("\n")
    assert len(steps) <= 12
    assert "提请审核  7 报镇上审核  8 镇上审核" in steps
