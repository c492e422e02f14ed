"""花名册 and 任职 on the command line: what is said, what machines get, and that no number is said in full."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.acceptance.calling import Answer, call
from tests.roster.conftest import NOW, ROWS
from tests.roster.writing import HEADING, identity, person, write_csv, write_xlsx
from xiangyue.acts.village.open import open_village
from xiangyue.intake import read_roster, read_village
from xiangyue.model import Mode
from xiangyue_cli.tell import COLUMNS, width

CLOCK = "2026-12-01T10:00"


class Machine:
    """A rehearsal of a village with the roster of these tests, and its clerk."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        self.file = write_csv(folder / "名册.csv", [HEADING, *ROWS], encoding="gb18030")
        roster = read_roster(self.file, groups=6)
        example = read_village(root / "examples" / "shiqiao")
        clerk = next(one for one in example.tenures if one.role == "clerk")
        village = replace(
            example,
            households=roster.households,
            people=roster.people,
            tenures=(replace(clerk, person="p-0001"),),
            phones=roster.phones,
            identities=roster.identities,
        )
        opened = open_village(folder / "home", village, mode=Mode.REHEARSAL, keys=folder, now=NOW)
        opened.register.close()

    def __call__(self, *words: object) -> Answer:
        return call("--home", self.folder / "home", "--now", CLOCK, *words)


@pytest.fixture
def machine(tmp_path: Path, root: Path) -> Machine:
    return Machine(tmp_path, root)


def test_the_file_it_was_opened_with_changes_nothing_and_says_so(machine: Machine) -> None:
    said = machine("roster", "import", machine.file).out
    assert "读到 7 行，认出 10 列（GB 18030）。" in said
    assert "备注只看有没有写外出、去世、迁出，原话不存进登记簿。" in said
    assert "和登记簿里的一样，什么都没有改动。" in said
    told = machine("花名册", "导入", machine.file, "--json").told
    assert (told["entry"], told["added"], told["missing"]) == (None, [], [])


def test_who_is_new_and_who_is_missing_are_said(machine: Machine) -> None:
    rows = [*ROWS[:-1], person("王芳", date(1990, 1, 1), 8)]
    file = write_xlsx(machine.folder / "新.xlsx", [HEADING, *rows])
    looked = machine("roster", "import", file, "--dry-run").out
    assert "新增 1 人：王芳（1组，1990年生）" in looked
    assert "只是看看，没有记。" in looked
    said = machine("roster", "import", file, "--on", "2026.5.1").out
    assert "登记簿里在册的 1 人，都没有动" in said
    assert "罗小平（2组，1987年生）" in said
    assert machine("roster", "list", "王芳", "--on", "2026-04-30", "--json").told["people"] == []
    assert machine("roster", "list", "王芳", "--json").told["people"][0]["born_year"] == 1990


def test_a_file_with_faults_comes_back_to_be_mended(machine: Machine) -> None:
    bad = person("王芳", date(1990, 1, 1), 8, 出生日期="1990-02-30")
    file = write_csv(machine.folder / "坏.csv", [HEADING, *ROWS, bad])
    copy, listed = machine.folder / "改.xlsx", machine.folder / "清单.txt"
    refused = machine("roster", "import", file, "--marked", copy, "--problems", listed, "--json")
    assert (refused.status, refused.refusal["code"]) == (3, "table-refused")
    assert refused.refusal["message"].endswith("第 9 行 出生日期“1990-02-30”没有这一天，要写成 1968-03-05。")
    assert load_workbook(copy).active.max_row == 9
    assert copy.stat().st_mode & 0o077 == 0
    assert "（王芳）" in listed.read_text(encoding="utf-8-sig")


def test_numbers_are_masked_for_people_and_machines(machine: Machine) -> None:
    said = "".join(
        machine(*words).out
        for words in (
            ("roster", "list"),
            ("roster", "list", "--json"),
            ("roster", "show", "李秀芳"),
            ("roster", "show", "李秀芳", "--json"),
            ("roster", "import", machine.file, "--json"),
        )
    )
    assert not re.search(r"\d{17}[\dX]|1\d{10}", said)
    assert "1985-03-04" not in said
    number = identity(date(1985, 3, 4), 1)
    assert f"{number[:3]}***********{number[-4:]}" in said
    for words in (("roster", "show", "李秀芳", "--unmask"), ("roster", "list", "--unmask")):
        refused = machine(*words)
        assert (refused.status, len(refused.sentences)) == (3, 3)


def test_without_the_key_a_number_is_only_said_to_be_there(machine: Machine) -> None:
    (machine.folder / "home.keys" / "data.key").unlink()
    assert machine("roster", "show", "李秀芳", "--json").told["person"]["identity"] == "***"
    file = write_csv(machine.folder / "x.csv", [HEADING, *ROWS])
    assert machine("roster", "import", file, "--json").refusal["code"] == "data-key-missing"


def test_a_death_asks_for_the_next_head_and_is_taken_back(machine: Machine) -> None:
    refused = machine("roster", "change", "刘淑芬", "去世", "--on", "2026-11-26")
    assert (refused.status, len(refused.sentences)) == (3, 3)
    done = machine("花名册", "变动", "刘淑芬", "去世", "--on", "11.26", "--head", "刘建国", "--basis", "死亡证明")
    assert "刘淑芬 2026年11月26日 去世。\n刘建国 2026年11月26日 换户主。" in done.out
    shown = machine("roster", "show", "刘淑芬")
    assert "2026年11月26日 去世（流水第" in shown.out
    assert "依据：死亡证明" in shown.out
    entry = machine("roster", "show", "刘淑芬", "--json").told["changes"][0]["entry"]
    assert machine("roster", "list", "--json").told["sum"]["people"] == 6
    assert machine("roster", "undo", entry, "--reason", "同名弄错").status == 0
    assert machine("roster", "list", "--json").told["sum"]["people"] == 7


def test_somebody_new_is_put_into_a_household(machine: Machine) -> None:
    told = ("--on", "2026-05-01", "--sex", "女", "--born", "1990-01-01", "--household", "3")
    assert machine("roster", "change", "王芳", "迁入", *told).status == 0
    assert [one["name"] for one in machine("roster", "list", "--household", "3", "--json").told["people"]] == [
        "罗小平",
        "王芳",
    ]
    refused = machine("roster", "change", "赵四", "迁入", *told[:2], "--born", "1990-01-01", "--json")
    assert refused.refusal["code"] == "not-a-sex"


def test_an_unknown_kind_of_change_is_answered_with_those_there_are(machine: Machine) -> None:
    refused = machine("roster", "change", "罗小平", "结婚", "--on", "2026-05-01")
    assert refused.status == 3
    assert "去世、迁出、迁入、外出、返回、分户、换户主、入党、转正" in "".join(refused.sentences)


def test_posts_are_listed_begun_and_ended(machine: Machine) -> None:
    assert machine("posts", "begin", "罗小平", "村民代表", "--on", "2026-05-01", "--basis", "推选").status == 0
    assert "村民代表" in machine("任职", "名单").out
    assert machine("任职", "卸任", "罗小平", "村民代表", "--on", "2026-06-01", "--basis", "辞职").status == 0
    assert [one["post"] for one in json.loads(machine("posts", "list", "--json").out)] == ["村文书"]


def test_every_screen_keeps_to_eighty_columns(machine: Machine) -> None:
    for words in (("list",), ("show", "李秀芳"), ("import", machine.file), ("--help",), ("change", "--help")):
        assert all(width(line) <= COLUMNS for line in machine("roster", *words).out.splitlines())
