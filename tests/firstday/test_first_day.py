"""The first day at a real terminal of 80 columns and 24 lines."""

import csv
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
import pexpect
import pytest

from tests.acceptance.terminal.seen import Watch
from xiangyue.model import Mode
from xiangyue.records import Register, verify
from xiangyue_cli.tell import COLUMNS, width
from xiangyue_cli.tell.speak import CLEARED

Type = Callable[..., None]
ENTER = ""


def text_of(file: Path) -> str:
    """What another program reads in a PDF, without blanks."""
    command = ["pdftotext", "-enc", "UTF-8", "-layout", str(file), "-"]
    return re.sub(r"\s", "", subprocess.run(command, check=True, capture_output=True, text=True).stdout)


class Terminal:
    """Somebody who waits for a question and answers it."""

    def __init__(self, root: Path) -> None:
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "xiangyue_cli"],
            cwd=str(root),
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            encoding="utf-8",
            dimensions=(24, 80),
            timeout=60,
        )
        self.child.delaybeforesend = None
        self.watch = Watch(self.child)

    def answers(self, *told: tuple[str, object]) -> None:
        for question, answer in told:
            self.child.expect_exact(question)
            self.child.sendline(str(answer))

    def ends(self, status: int = 0) -> None:
        self.child.expect(pexpect.EOF)
        self.child.close()
        assert self.child.exitstatus == status, self.watch.seen
        assert self.watch.too_tall() == []


@pytest.fixture
def terminal(root: Path, user: Path) -> Iterator[Terminal]:
    assert user.is_dir()
    one = Terminal(root)
    yield one
    one.child.close(force=True)


@pytest.fixture
def files(root: Path, tmp_path: Path) -> Path:
    """What a clerk has on her stick: a roster in GB 18030 with columns of her own, the posts, the convention from WPS."""
    stick = tmp_path / "优 盘"
    stick.mkdir()
    example = root / "examples" / "shiqiao"
    rows = list(csv.DictReader((example / "roster.csv").read_text(encoding="utf-8-sig").splitlines()))
    told = io.StringIO(newline="")
    writer = csv.writer(told)
    writer.writerow(["序号", "户号", "村民小组", "姓名", "性别", "出生日期", "与户主关系", "入党时间", "联系电话"])
    for number, row in enumerate(rows, start=1):
        writer.writerow(
            [
                number,
                *(row[one] for one in ("户号", "小组", "姓名", "性别", "出生日期", "与户主关系", "入党时间", "电话")),
            ]
        )
    (stick / "花名册(1).csv").write_bytes(told.getvalue().encode("gb18030"))
    (stick / "任职.csv").write_bytes((example / "posts.csv").read_bytes())
    convention = docx.Document()
    for line in (example / "convention.txt").read_text(encoding="utf-8-sig").splitlines():
        convention.add_paragraph(line)
    convention.save(str(stick / "村规民约.docx"))
    return stick


def opened_by(terminal: Terminal, files: Path) -> None:
    terminal.answers(
        ("选 [1]：", ENTER),
        ("村名：", "石桥村"),
        ("乡镇：", "青溪镇"),
        ("以后补）：", ENTER),
        ("村民小组数：", "６"),
        ("没有就回车）：", "10000000000"),
        ("可拖进来）：", f"'{files / '花名册(1).csv'}'"),
        ("就回车）：", str(files / "任职.csv").replace(" ", "\\ ")),
        ("按回车：", ENTER),
        ("成文的就回车）：", (files / "村规民约.docx").as_uri()),
        ("[1]：", ENTER),
        ("2021.3.15）：", "2021.3.15"),
        ("表决通过）：", "2021年3月6日村民会议表决通过"),
        ("回去改 [1]：", ENTER),
        ("输 2：", ENTER),
        ("以后再说", "0"),
        ("以后再说", "0"),
    )


def register_in(user: Path) -> Path:
    [file] = (user / "data" / "xiangyue" / "registers").glob("*/register.db")
    return file.parent


def test_a_village_is_opened_from_its_own_files(terminal: Terminal, files: Path, user: Path) -> None:
    opened_by(terminal, files)
    terminal.answers(("选 [0]：", ENTER), ("退出\r\n", "q"))
    terminal.ends()
    home = register_in(user)
    with Register.open_reading(home) as register:
        assert (register.mode, register.village.name, register.village.groups) == (Mode.REAL, "石桥村", 6)
        assert len(register.every_person()) == 379
        [text] = register.texts_in_force()
        assert (len(register.text(text.digest).articles), text.since.isoformat()) == (22, "2021-03-15")
        assert {one.role for one in register.officials()} >= {"township_reviewer", "township_filer"}
        assert verify(register) == ()
    assert (home / "papers" / "opening.pdf").read_bytes().startswith(b"%PDF-")
    told = terminal.watch.seen
    assert "认出 8 列：户号、村民小组、姓名" in told.replace("\r\n  ", "")
    assert "认出 22 条" in told
    assert told.count("恢复码") == 1
    assert not (user / "data" / "xiangyue" / "first-day.json").exists()
    said = [line for line in told.splitlines() if str(files.parent) not in line]  # but the paths that were typed
    assert [line for line in said if width(line) > COLUMNS] == []


def test_a_bad_roster_is_listed_and_nothing_of_it_is_taken(terminal: Terminal, files: Path, user: Path) -> None:
    roster = files / "花名册(1).csv"
    good = roster.read_bytes()
    spoiled = good.decode("gb18030").replace("1966-02-13", "1966-02-30", 1).replace(",5,1,", ",,1,", 1)
    roster.write_bytes(spoiled.encode("gb18030"))
    terminal.answers(
        ("选 [1]：", ENTER),
        ("村名：", "石桥村"),
        ("乡镇：", "青溪镇"),
        ("以后补）：", ENTER),
        ("村民小组数：", "6"),
        ("没有就回车）：", ENTER),
        ("可拖进来）：", roster),
    )
    terminal.child.expect_exact("行有问题")
    terminal.answers(("标了色的", "2"), ("选 [1]：", "3"), ("选 [1]：", ENTER))
    terminal.child.expect_exact("一行都没有进")
    listed = text_of(files / "花名册(1)-问题清单.pdf")
    assert "2出生日期陈国富1966-02-30" in listed
    [marked] = files.glob("*.xlsx")
    coloured = [
        cell.value
        for row in openpyxl.load_workbook(marked).active.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb == "FFFFC7CE"
    ]
    assert "1966-02-30" in coloured
    assert not list((user / "data" / "xiangyue" / "registers").glob("*"))
    roster.write_bytes(good)
    terminal.answers(("]：", ENTER), ("就回车）：", "q"), ("选 [1]：", "q"))
    terminal.ends()
    assert "379 行读到，都没问题" in terminal.watch.seen
    assert terminal.watch.seen.count("认出 8 列") == 2  # of the bad file too


def test_what_was_typed_stands_there_the_next_time(terminal: Terminal, root: Path) -> None:
    terminal.answers(
        ("选 [1]：", ENTER), ("村名：", "石桥村"), ("乡镇：", "青溪镇"), ("以后补）：", "q"), ("选 [1]：", "q")
    )
    terminal.ends()
    again = Terminal(root)
    again.answers(("选 [1]：", ENTER), ("村名 [石桥村]：", ENTER), ("乡镇 [青溪镇]：", "0"), ("村名 [石桥村]：", "q"))
    again.answers(("选 [1]：", "q"))
    again.ends()


def test_a_question_mark_is_answered_by_a_sentence_and_is_no_answer(terminal: Terminal, files: Path) -> None:
    terminal.answers(
        ("选 [1]：", "?"),
        ("0 退出。", ENTER),
        ("村名：", "？"),
        ("写村名", "石桥村"),
        ("乡镇：", "青溪镇"),
        ("以后补）：", ENTER),
        ("村民小组数：", "6"),
        ("没有就回车）：", ENTER),
        ("可拖进来）：", "?"),
        ("拖进这个窗口", ENTER),
        ("要填", files / "花名册(1).csv"),
        ("就回车）：", "q"),
        ("选 [1]：", "q"),
    )
    terminal.ends()
    assert "[?]" not in terminal.watch.seen


def test_posts_without_a_clerk_are_not_taken(terminal: Terminal, files: Path) -> None:
    posts = files / "任职.csv"
    posts.write_text(posts.read_text(encoding="utf-8-sig").replace("村文书", "村民代表"), encoding="utf-8")
    terminal.answers(
        ("选 [1]：", ENTER),
        ("村名：", "石桥村"),
        ("乡镇：", "青溪镇"),
        ("以后补）：", ENTER),
        ("村民小组数：", "6"),
        ("没有就回车）：", ENTER),
        ("可拖进来）：", files / "花名册(1).csv"),
        ("就回车）：", posts),
        ("没有村文书", "q"),
        ("选 [1]：", "q"),
    )
    terminal.ends()


def test_whoever_leaves_before_the_code_is_written_down_has_opened_nothing(
    terminal: Terminal, files: Path, user: Path
) -> None:
    opened_by_until_code(terminal, files)
    terminal.child.expect_exact("输 2：")
    terminal.child.sendline("q")
    terminal.answers(("选 [1]：", "q"))
    terminal.ends()
    data = user / "data" / "xiangyue"
    assert sorted(path.name for path in data.iterdir()) == ["first-day.json", "keys"]
    assert list((data / "keys").iterdir()) == []


def opened_by_until_code(terminal: Terminal, files: Path) -> None:
    terminal.answers(
        ("选 [1]：", ENTER),
        ("村名：", "石桥村"),
        ("乡镇：", "青溪镇"),
        ("以后补）：", ENTER),
        ("村民小组数：", "6"),
        ("没有就回车）：", ENTER),
        ("可拖进来）：", files / "花名册(1).csv"),
        ("就回车）：", files / "任职.csv"),
        ("按回车：", ENTER),
        ("成文的就回车）：", files / "村规民约.docx"),
        ("[1]：", ENTER),
        ("2021.3.15）：", "2021.3.15"),
        ("表决通过）：", "2021年3月6日村民会议表决通过"),
        ("回去改 [1]：", ENTER),
    )


def test_without_a_written_convention_and_with_two_who_can_open_it(
    terminal: Terminal, files: Path, user: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "信封"
    terminal.answers(
        ("选 [1]：", ENTER),
        ("村名：", "石桥村"),
        ("乡镇：", "青溪镇"),
        ("以后补）：", ENTER),
        ("村民小组数：", "6"),
        ("没有就回车）：", ENTER),
        ("可拖进来）：", files / "花名册(1).csv"),
        ("就回车）：", files / "任职.csv"),
        ("禁毒禁赌会", "４ 6"),
        ("去不掉", "环境卫生理事会"),
        ("环境卫生理事会  还没有登记人", ENTER),
        ("成文的就回车）：", ENTER),
        ("先开簿", "1"),
        ("尚无成文村规民约", ENTER),
        ("输 2：", "2"),
        ("没有打印", user / "data" / "xiangyue"),
        ("没有存恢复码", "2"),
        ("没有打印", ENTER),
        ("不要存在这台电脑里。没有优盘", stick),
        ("打印、封好以后", ENTER),
        ("只有 1 人能打开登记簿：李秀芳", "1"),
        ("李秀芳，请设你的口令", "clerk-door-26"),
    )
    terminal.answers(
        ("再来一遍", "clerk-door-26"),
        ("一般是书记：陈国富", "1"),
        ("陈国富，请设你的口令", "river-stone-31"),
        ("再来一遍", "river-stone-31"),
        ("现在 2 人能打开登记簿：", ""),
        ("退出\r\n", "q"),
    )
    terminal.ends()
    home = register_in(user)
    with Register.open_reading(home) as register:
        assert len(register.pins.holders()) == 2
        assert register.texts_in_force() == ()
        names = [one.name for one in register.councils() or ()]
        assert names == [
            "村民议事会",
            "道德评议会",
            "红白理事会",
            "禁毒禁赌会",
            "村民监督会",
            "爱心互助会",
            "环境卫生理事会",
        ]
        assert verify(register) == ()
    [sheet] = stick.iterdir()
    [code] = re.findall(r"恢复码（.*?：((?:\s+[0-9A-Z-]{17})+)", terminal.watch.seen)
    assert "".join(code.split()) in text_of(sheet).replace("1.", "").replace("2.", "").replace("3.", "").replace(
        "4.", ""
    )
    assert terminal.watch.seen.index(CLEARED) > terminal.watch.seen.rindex(code)
    first = code.split()[0].encode()
    kept = [file for file in (user / "data").rglob("*") if file.is_file() and first in file.read_bytes()]
    assert kept == []
    told = [line for line in terminal.watch.seen.splitlines() if str(tmp_path) not in line]
    assert [line for line in told if width(line) > COLUMNS] == []


def test_the_rehearsal_stops_at_each_screen_until_one_has_seen_enough(terminal: Terminal) -> None:
    terminal.answers(("选 [1]：", "3"), ("一直放完 ----", ENTER))
    terminal.child.expect_exact("一直放完 ----")
    assert terminal.watch.too_tall() == []
    terminal.child.sendline("0")
    terminal.child.expect_exact("人名都是编的")
    assert "共 39 步" in terminal.watch.seen
    assert terminal.watch.seen.count("一直放完 ----") == 2
    terminal.child.close()
