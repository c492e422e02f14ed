"""Walkthrough (h) by digits: the one who found it has not signed, and a second edition is made."""

from pathlib import Path

from tests.acceptance.terminal.desk import Desk
from tests.correcting.conftest import At


def corrects(village_home: Path, data: Path, *, clock: str) -> Desk:
    return Desk("--home", str(village_home), "--now", clock, "更正", "1", data=data)


def test_a_second_edition_is_made_and_signed_anew_by_digits(at: At, tmp_path: Path) -> None:
    village = at("minutes", signatures=2)
    home = village.opened.register.home
    village.opened.register.close()
    desk = corrects(home, tmp_path / "data", clock="2026-04-28T09:20")
    desk.answers(
        ("改哪一项（输入项号）：", "1"),
        ("现在是 52 6 3，改成：", "52 5 4"),
        ("3 其他   选：", "1"),
        ("谁发现的 [赵德全]：", ""),
        ("选：", "1"),
    )
    desk.sees("改好了，第 2 版")
    assert desk.ends() == 0
    said = "\n".join(desk.lines)
    assert "已签 2 人（陈国富 04-27，李秀芳 04-27），未签 1 人" in said
    assert "结果不变：要 31，52 人同意，仍够数。" in said
    assert (desk.too_wide(), desk.foreign()) == ([], [])
    later = corrects(home, tmp_path / "data", clock="2026-04-28T10:00")
    later.answers(("选：", "1"), ("2 有人不签（写理由）   选：", "1"), ("]：", ""))
    later.sees("记上了。")
    assert (later.ends(), later.too_wide(), later.foreign()) == (0, [], [])


def test_a_result_that_would_turn_says_what_it_needs_before_anything_is_done(at: At, tmp_path: Path) -> None:
    village = at("assembly.vote")
    home = village.opened.register.home
    before = village.opened.register.head()
    desk = corrects(home, tmp_path / "data", clock="2026-04-27T09:20")
    desk.answers(("改哪一项（输入项号）：", "1"), ("改成：", "30 28 3"), ("按 1 开始办，0 不改：", "0"))
    assert desk.ends() == 0
    said = "\n".join(desk.lines)
    assert "结果会变：从“够数”变成“不够数”（要 31，现在 30）。" in said
    assert "三人在更正说明上签字" in said
    assert (desk.too_wide(), desk.foreign()) == ([], [])
    assert village.opened.register.head() == before
