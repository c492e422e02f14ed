"""How long a paper is, and what gives way."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from xiangyue.documents import MadePaper, MinutesFacts, Press
from xiangyue.model import Mode, Remark

ReadText = Callable[[Path], str]


def printed(made: MadePaper, folder: Path, read_text: ReadText) -> str:
    file = folder / "paper.pdf"
    file.write_bytes(made.pdf)
    return read_text(file)


def test_a_revision_of_eight_articles_is_two_pages_and_one_checklist(made: MadePaper) -> None:
    assert (made.body_pages, made.pages) == (2, 3)


def test_names_give_way_before_speeches_do(paper: Path, read_text: ReadText) -> None:
    text = read_text(paper)
    assert "出席：户代表61人（名单见签到表第1-4页）" in text
    assert "养狗登记到哪里办" in text


def test_speeches_give_way_when_names_are_not_enough(
    press: Press, facts: MinutesFacts, tmp_path: Path, read_text: ReadText
) -> None:
    many = tuple(Remark(speaker="罗永泰", words="这一条应当说得更清楚一些，免得以后扯皮。" * 3) for _ in range(20))
    made = press.minutes(replace(facts, remarks=many))
    text = printed(made, tmp_path, read_text)
    assert made.body_pages == 2
    assert "会上1人发言，全文附在本文件的电子数据里" in text
    assert "免得以后扯皮" in made.attached.decode()


def test_a_short_meeting_names_everybody(
    press: Press, facts: MinutesFacts, tmp_path: Path, read_text: ReadText
) -> None:
    made = press.minutes(replace(facts, remarks=facts.remarks[:1]))
    text = printed(made, tmp_path, read_text)
    assert made.body_pages == 2
    assert "杨㛃罗永泰周𠮷祥赵翀刘䶮王喆何堃等户代表61人" in text


def test_twelve_changes_are_set_smaller_and_stand_on_one_page(press: Press, facts: MinutesFacts) -> None:
    made = press.minutes(replace(facts, remarks=facts.remarks[:1], redline=facts.redline + facts.redline[:4]))
    assert made.pages - made.body_pages == 1


def test_a_long_redline_runs_on_and_loses_no_row(
    press: Press, facts: MinutesFacts, tmp_path: Path, read_text: ReadText
) -> None:
    made = press.minutes(replace(facts, remarks=facts.remarks[:1], redline=facts.redline * 4))
    assert made.body_pages == 2
    assert made.pages > 3
    assert printed(made, tmp_path, read_text).count("回应妇女提出的意见") == 4


@pytest.mark.parametrize("mode", Mode)
def test_every_paper_says_its_mode(
    press: Press, facts: MinutesFacts, tmp_path: Path, read_text: ReadText, mode: Mode
) -> None:
    text = printed(press.minutes(replace(facts, mode=mode, remarks=facts.remarks[:1])), tmp_path, read_text)
    assert ("演练材料" in text, "演练登记簿" in text, "正式登记簿" in text) == (
        (True, True, False) if mode is Mode.REHEARSAL else (False, False, True)
    )
