"""The way over WPS on a real terminal: digits and Enter, and no file name typed."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests.acceptance.calling import call
from tests.acceptance.terminal.seen import Watch
from tests.texts.word import Word
from xiangyue_cli.wps import places

CLOCK = "2026-03-24T15:00"


def test_a_draft_goes_out_and_comes_back_by_digits(home: Callable[[str], Path], tmp_path: Path) -> None:
    place, user = home("first"), tmp_path / "user"
    (user / "Desktop").mkdir(parents=True)
    child = pexpect.spawn(
        sys.executable,
        ["-m", "xiangyue_cli", "--home", str(place), "--now", CLOCK],
        env={**os.environ, "HOME": str(user), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
        cwd=str(user),
        encoding="utf-8",
        dimensions=(24, 80),
        timeout=30,
    )
    watch = Watch(child)
    child.expect("退出\r\n选：")
    child.sendline("1")
    child.expect("看对照\r\n.*选：")
    child.sendline("5")
    child.expect(r"(\d+) Desktop\s")  # a stick may be in the machine that runs this
    desk = child.match[1]
    child.expect(r"选 \[1\]：")
    child.sendline(desk)
    child.expect("已写到")
    file = user / "Desktop" / "村规民约-1-修改.docx"
    child.expect("选：")
    word = Word(file.read_bytes())
    word.replace("第二十条", "罚款200元，并", "")
    word.strike("第十九条")
    file.write_bytes(word.saved())
    child.sendline("6")
    child.expect(r"(\d+) 村规民约-1-修改\.docx\s")
    picked = child.match[1]
    child.expect("0 返回：")
    for typed, prompt in (
        (picked, r"选 \[1\]："),
        ("3", "为什么 > "),
        ("5", "选："),
        ("", "回车往下看"),
        ("", "回车=记上.*："),
    ):
        child.sendline(typed)
        child.expect(prompt)
    child.sendline("")
    child.expect("记上了")
    child.expect("选：")
    child.sendline("q")
    child.expect(pexpect.EOF)
    assert watch.too_tall() == []
    told = call("--home", place, "--now", CLOCK, "--json", "text", "redline", "1").told
    assert [(row["article"], row["reason"]) for row in told] == [
        ("a-19", "和法律法规、上级要求保持一致"),
        ("a-20", "和法律法规、上级要求保持一致"),
    ]


def test_a_text_changed_all_over_is_read_back_a_screen_at_a_time(home: Callable[[str], Path], tmp_path: Path) -> None:
    place, file = home("first"), tmp_path / "改.docx"
    assert call("--home", place, "text", "export", "--out", file).status == 0
    word = Word(file.read_bytes())
    for number in ("一", "二", "三", "四", "五", "六", "七", "八", "九"):
        word.add_behind(f"第{number}条", f"第{number}条之后 违者一律罚款{number}百元，并不予办理低保。" * 3)
    file.write_bytes(word.saved())
    child = pexpect.spawn(
        sys.executable,
        ["-m", "xiangyue_cli", "--home", str(place), "--now", CLOCK, "条文", "读回", "1", str(file)],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        encoding="utf-8",
        dimensions=(24, 80),
        timeout=30,
    )
    watch, typed = Watch(child), []
    while child.expect([r"回车往下看[^\n]*----", r"选 \[1\]：", "为什么 > ", "回车=记上.*：", pexpect.EOF]) < 4:
        asked = str(child.after)
        typed.append({"选 [1]：": "3", "为什么 > ": "1"}.get(asked, ""))
        child.sendline(typed[-1])
    assert watch.too_tall() == []
    assert typed.count("") > len(("为什么", "记上"))
    assert "记上了" in watch.seen


@pytest.mark.parametrize("words", [("条文", "看"), ("花名册", "名单", "--group", "1")])
def test_a_long_list_is_shown_a_screen_at_a_time(words: tuple[str, ...], homes: dict[str, Path]) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "xiangyue_cli", "--home", str(homes["first"]), "--now", CLOCK, *words],
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        encoding="utf-8",
        dimensions=(24, 80),
        timeout=30,
    )
    watch, paged = Watch(child), 0
    while child.expect([r"回车往下看[^\n]*----", pexpect.EOF]) == 0:
        child.sendline("")
        paged += 1
    assert paged > 0
    assert watch.too_tall() == []


def test_the_places_offered_are_the_desk_and_the_folder_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "桌面").mkdir()
    monkeypatch.chdir(tmp_path)
    found = [place for place in places({"HOME": str(tmp_path)}) if tmp_path in (place, *place.parents)]
    assert found == [tmp_path / "桌面", tmp_path]
