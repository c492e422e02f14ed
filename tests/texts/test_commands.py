"""条文 导出, 读回, 体检 as they are called, on a register of one's own."""

import io
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.acceptance.calling import call, head, refuses, rows
from tests.texts.word import Word
from xiangyue.acts.convention.importing import Compared, compare
from xiangyue.acts.office import Office
from xiangyue_cli.keys import Away
from xiangyue_cli.reasons import ask_reasons
from xiangyue_cli.tell import COLUMNS, width

CLOCK = ("--now", "2026-03-24T15:00")
Home = Callable[[str], Path]


def edited(home: Path, folder: Path) -> Path:
    out = folder / "村规民约.docx"
    said = call("--home", home, *CLOCK, "text", "export", "1", "--out", out)
    assert said.status == 0, said.err
    word = Word(out.read_bytes())
    word.replace("第二条", "学法、知法", "学法，知法")
    word.replace("第十一条", "不予", "暂缓")
    word.strike("第十九条")
    word.add_behind("第十二条", "第十三条　防范电信网络诈骗，不出租、出借银行卡。")
    out.write_bytes(word.saved())
    return out


def test_a_look_writes_nothing(home: Home, tmp_path: Path) -> None:
    place = home("first")
    file = edited(place, tmp_path)
    before = rows(place)
    said = call("--home", place, *CLOCK, "条文", "读回", "1", file, "--dry-run")
    assert (said.status, rows(place)) == (0, before)
    assert said.out.startswith("读回 22 条，和现行比：改 2 条，增 1 条，删 1 条，其余 19 条一字未动。\n")
    assert "暂缓办理各类证明" in said.out
    assert max(width(line) for line in said.out.splitlines()) <= COLUMNS


def test_what_was_read_back_is_the_draft_of_the_case(home: Home, tmp_path: Path) -> None:
    place = home("first")
    file = edited(place, tmp_path)
    reasons = tmp_path / "理由.yaml"
    reasons.write_text("标点: 规范标点\n改第十一条: 群众意见第1类\n其余: 群众要求\n", encoding="utf-8")
    number, _ = head(place)
    said = call("--home", place, *CLOCK, "text", "import", "1", file, "--reasons", reasons)
    assert (said.status, head(place)[0]) == (0, number + 1), said.err
    assert "体检 4 处提示" in said.out
    told = call("--home", place, *CLOCK, "--json", "text", "redline", "1").told
    assert [(row["article"], row["kind"], row["reason"]) for row in told] == [
        ("a-02", "change", "规范标点"),
        ("a-11", "change", "群众意见第1类"),
        ("a-23", "add", "群众要求"),
        ("a-19", "strike", "群众要求"),
    ]
    assert call("--home", place, "verify", "--register").status == 0


def test_the_draft_is_what_the_next_export_holds(home: Home, tmp_path: Path) -> None:
    place = home("first")
    file = edited(place, tmp_path)
    assert call("--home", place, *CLOCK, "text", "import", "1", file, "--reason", "群众意见").status == 0
    again = tmp_path / "again.docx"
    assert call("--home", place, *CLOCK, "text", "export", "1", "--out", again).status == 0
    assert any("防范电信网络诈骗" in one.text for one in Word(again.read_bytes()).document.paragraphs)
    told = refuses(place, "text", "import", "1", again, "--reason", "再来", clock=CLOCK)
    assert told["code"] == "step-not-waiting"


def test_reasons_that_are_missing_are_named_and_nothing_is_written(home: Home, tmp_path: Path) -> None:
    place = home("first")
    file = edited(place, tmp_path)
    before = rows(place)
    said = call("--home", place, *CLOCK, "--json", "text", "import", "1", file)
    assert (said.status, said.refusal["code"], rows(place)) == (3, "reasons-missing", before)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("没有.docx", None, "file-not-opened"),
        ("条文.doc", bytes.fromhex("d0cf11e0a1b11ae1"), "docx-refused"),
        ("条文.txt", b"", "text-not-read"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(
    home: Home, tmp_path: Path, name: str, content: bytes | None, code: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    told = refuses(home("first"), "text", "import", "1", tmp_path / name, "--reason", "好", clock=CLOCK)
    assert told["code"] == code


def test_the_words_in_force_and_the_draft_are_looked_over(home: Home) -> None:
    place = home("second")
    in_force = call("--home", place, *CLOCK, "--json", "text", "flags").told
    draft = call("--home", place, "--now", "2026-04-15T09:00", "条文", "体检", "1", "--json").told
    assert [one["number"] for one in in_force] == [8, 11, 14, 20]
    assert {one["flag"] for one in draft} == {"F-FINE", "F-BENEFIT"}


@pytest.fixture
def compared(office: Office, home: Home, tmp_path: Path) -> Compared:
    content = edited(home("first"), tmp_path).read_bytes()
    return compare(office, "2026-1", content, name="a.docx", on=date(2026, 3, 24))


def answered(compared: Compared, typed: str, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[Compared]]:
    kept: list[Compared] = []
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
    found = ask_reasons(compared, ("群众意见第1类", "规范文字"), kept.append)
    return [row.reason for row in found.rows], kept


@pytest.mark.parametrize(
    ("typed", "reasons"),
    [
        ("\n2\n1\n\n４\n为了大家，好\n", ["规范文字", "群众意见第1类", "群众意见第1类", "为了大家，好"]),
        ("1\n\n7\n1\n\n\n\n", ["群众意见第1类"] * 4),
        ("2\n2\n1\n\n我们的话\n", ["规范文字", "群众意见第1类", "群众意见第1类", "我们的话"]),
        ("3\n1\n", ["群众意见第1类"] * 4),
    ],
)
def test_reasons_are_picked_by_digits(
    compared: Compared, typed: str, reasons: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert answered(compared, typed, monkeypatch)[0] == reasons


def test_each_reason_is_kept_at_once(compared: Compared, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[Compared] = []
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\n1\n2\nq\n"))
    with pytest.raises(Away):
        ask_reasons(compared, ("群众意见第1类", "规范文字"), kept.append)
    assert [row.reason for row in kept[-1].rows] == ["群众意见第1类", "规范文字", "", ""]
