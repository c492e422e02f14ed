"""One clerk, one evening after the other: a revision from the first digit to the archive, typed at a terminal."""

import shutil
from pathlib import Path

import pytest

from xiangyue.records import Register, verify

from .desk import Desk

KEEP = ("q=先放下：", "")

BEGIN = [
    ("选：", "n"), ("选：", "1"),
    ("选：", "１"), ("谁提的：", "5人联名"), ("一句话）：", "卫生费改自愿，删去罚款"), KEEP,
    ("选：", "1"), ("周一]：", ""), ("应到几人 [5]：", ""), ("到会几人：", "５"), ("同意几人：", "5"), ("选：", "1"),
    ("选 [1]：", ""), ("写全）：", "１８"), KEEP,
    ("选：", "1"), ("周一]：", ""), ("回车：", "1-7 9"), ("回车：", ""), ("[李秀芳]：", ""), ("周一]：", "3.12"), KEEP,
]  # fmt: skip

DRAFT = [
    ("选：", "t"), ("1400）：", "3.13"),
    ("选：", "1"), ("几条意见：", "37"), ("书面的几条（没有就回车）：", "4"),
    ("一句话）：", "卫生费要自愿"), ("有几条：", "19"), ("选：", "1"),
    ("一句话）：", "席桌不要限死"), ("有几条：", "18"), ("选：", "3"), ("回车）：", "只能倡导"), ("一句话）：", ""), KEEP,
    ("选：", "1"), ("选：", "2"), ("第几条：", "20"), ("为什么改：", "村里不能设罚款"),
    ("选：", "3"), ("最前面）：", "12"), ("  > ", "不出租、出借银行卡和电话卡。"), ("为什么改：", "去年有三户受骗"),
    ("选：", ""), KEEP,
    ("选：", "1"), ("周五]：", ""), ("回车：", "全"), ("回车：", ""), ("[李秀芳]：", ""), ("周五]：", ""), KEEP,
    ("选：", "t"), ("1400）：", "3.21"),
    ("选：", "1"), ("几条意见：", "0"), KEEP,
    ("选：", "1"), ("几号）：", "5"), ("周六]：", ""), KEEP,
]  # fmt: skip

REVIEW = [
    ("选：", "t"), ("1400）：", "4.2"),
    ("选：", "1"), ("选：", "3"), ("选：", "3"), ("什么问题：", "没写妇女人数"), ("怎么补：", "补一行"), ("回车）：", ""), ("选：", ""),
    ("周四]：", ""), ("回车）：", "青府函 2026 12"), ("[周明]：", ""), ("柜2盒3）：", "柜2盒3"), KEEP,
    ("选：", "s"), ("返回）：", "5"), ("一句话）：", "补了一行：妇女7人"),
    ("选：", "1"), ("选：", "1"), ("周四]：", ""), ("回车）：", "青府函 2026 17"), ("[周明]：", ""), ("柜2盒3）：", "柜2盒3"), KEEP,
]  # fmt: skip

LAPSED = [
    ("选：", "1"), ("周四]：", ""), ("1400）：", "4.10 1400"), ("选：", "1"), ("1400）：", "4.18 1400"), ("  1：", "村委会院坝"), ("  2：", ""),
    ("[陈国富]：", ""), ("[李秀芳]：", ""), ("回车：", "1 2 5"), ("回车：", ""), KEEP,
    ("选：", "t"), ("1400）：", "4.18 1700"),
    ("选：", "1"), ("选：", "1"), ("16 户：", "除 3 8"), ("15 户：", "１－６　９"), ("14 户：", "0"), ("14 户：", "1-3"), ("13 户：", "2"),
    ("14 户：", "4"), ("回车）：", "1-7"), ("选：", "1"), ("回车）：", ""), ("回车）：", ""), KEEP,
    ("选：", "1"), ("选：", "1"), KEEP,
]  # fmt: skip

ADOPTED = [
    ("选：", "1"), ("周六]：", ""), ("1400）：", "5.9 1400"), ("回车：", "1"), ("回车：", ""), ("[陈国富]：", ""), ("[李秀芳]：", ""),
    ("回车：", "1-3"), ("回车：", ""), KEEP,
    ("选：", "t"), ("1400）：", "5.9 1700"),
    ("选：", "1"), ("选：", "1"), ("16 户：", "1-12"), ("15 户：", "1-11"), ("14 户：", "1-10"), ("14 户：", "1-10"), ("13 户：", "1-9"),
    ("14 户：", "1-9"), ("回车）：", ""), ("回车）：", ""), KEEP,
    ("选：", "1"), ("谁说的：", "陈国富"), ("一句话）：", "逐条读了改动"), ("谁说的：", ""), ("选 [1]：", ""), ("写全）：", "31"), KEEP,
    ("选：", "1"), ("[举手]：", ""), ("同意：", "52"), ("反对：", "6"), ("3）：", "2"), ("选：", "2"),
    ("同意：", "52"), ("反对：", "6"), ("3）：", "3"), ("谁监票：", "赵德全"), ("谁计票：", "周桂芳"),
    ("选 [1]：", ""), ("柜2盒3）：", "柜2盒3"), KEEP,
]  # fmt: skip

FILED = [
    ("选：", "1"), ("选：", "2"), ("周六]：", ""), ("选：", "1"), ("[1]：", ""), ("选：", "1"), ("[1]：", ""), ("选：", "2"), ("[1]：", ""), KEEP,
    ("选：", "1"), ("6号]：", ""), ("周六]：", ""), KEEP,
    ("选：", "t"), ("1400）：", "5.18"),
    ("选：", "1"), ("选：", "1"), ("回车）：", "青府备 2026 3"), ("周一]：", ""), ("[文静波]：", ""), ("柜2盒3）：", "柜2盒3"), KEEP,
    ("选：", "1"), ("周一]：", ""), ("回车：", "全"), ("回车：", ""), ("[李秀芳]：", ""), ("周二]：", ""), KEEP,
    ("选：", "t"), ("1400）：", "6.3"),
    ("选：", "1"), ("放在哪里：", "柜2盒3"), ("周三]：", ""), KEEP,
]  # fmt: skip


@pytest.fixture(scope="module")
def home(places: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("case") / "home"
    shutil.copytree(places / "start", target)
    shutil.copytree(places / "start.keys", target.with_name("home.keys"))
    return target


@pytest.fixture(scope="module")
def clerk(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A clerk who has carried the whole case and left."""
    desk = Desk("--home", str(home), data=tmp_path_factory.mktemp("data"))
    for part in (BEGIN, DRAFT, REVIEW, LAPSED, ADOPTED, FILED):
        desk.answers(*part)
    assert desk.leaves() == 0
    return desk


def test_a_case_is_carried_to_its_end_by_digits_and_enter(clerk: Desk, home: Path) -> None:
    assert "第 1 件办结了。" in clerk.seen
    with Register.open_reading(home) as register:
        assert register.case("2026-1").flow.ended == "done"
        assert verify(register) == ()


def test_no_line_of_it_is_too_wide(clerk: Desk) -> None:
    assert clerk.too_wide() == []


def test_no_line_of_it_needs_a_foreign_language(clerk: Desk) -> None:
    assert clerk.foreign() == []


def test_it_costs_few_keys(clerk: Desk) -> None:
    assert clerk.keys < 900, clerk.keys


def test_what_stood_in_the_way_was_said_with_its_numbers(clerk: Desk) -> None:
    for said in (
        "离通知只有 7 日，要提前 10 日，最早 2026年4月13日",
        "到 14 户；没来：3 冯建国、8 张伟",
        "要 58 户，有 26 户",
        "人数不够，今天不能表决",
        "52+6+2=60，到会 61，差 1 人。",
        "52+6+3=61，等于到会 61。",
        "过半数，通过。",
        "凭据 收件：青府函〔2026〕12",
    ):
        assert said in "".join(clerk.lines).replace("  ", " ") or said in clerk.seen, said


def test_who_came_for_a_household_and_who_typed_for_whom_is_on_record(home: Path, clerk: Desk) -> None:
    assert clerk.typed
    with Register.open_reading(home) as register:
        first, second = register.meetings("2026-1")
        assert first.lapsed == "again"
        assert first.sign_in is not None
        names = [register.person(one.person).name for one in first.sign_in.present]
        assert "罗丽" in names
        assert "唐军" not in names
        assert (second.votes[0].tally.in_favour, second.votes[0].adopted) == (52, True)
        (study,) = [entry for entry in register.entries("2026-1") if entry.act == "party.studied"]
        assert study.by.evidence.where == "党组织会议记录本第18页"
