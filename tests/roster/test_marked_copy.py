"""A table with faults comes back to be mended: coloured, with reasons, and as a list."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.roster.conftest import ROWS
from tests.roster.writing import HEADING, identity, person, write_csv, write_ods, write_xlsx
from xiangyue.intake import TableRefused, marked_copy, problem_list, read_roster

BAD = person("=cmd|' /C calc'!A0", date(1966, 2, 13), 2, 户号="9", 出生日期="1966-02-30")


def refusal_of(path: Path) -> TableRefused:
    with pytest.raises(TableRefused) as refused:
        read_roster(path, groups=2)
    return refused.value


@pytest.mark.parametrize("way", [write_csv, write_xlsx, write_ods])
def test_the_copy_has_her_rows_with_the_bad_cells_coloured(way: Callable[..., Path], tmp_path: Path) -> None:
    file = way(tmp_path / "x", [["小河村花名册"], HEADING, ROWS[0], ["王芳", *BAD[1:]]])
    sheet = load_workbook(io.BytesIO(marked_copy(refusal_of(file)))).active
    rows = list(sheet.iter_rows())
    assert [cell.value for cell in rows[2]][:10] == ROWS[0]
    coloured = [(cell.row, cell.column) for row in rows for cell in row if cell.fill.fill_type == "solid"]
    assert coloured == [(4, 3), (4, len(HEADING) + 1)]
    assert rows[3][-1].value == "出生日期：没有这一天，要写成 1968-03-05"


def test_a_name_that_begins_with_an_equals_sign_is_no_formula_in_the_copy(tmp_path: Path) -> None:
    sheet = load_workbook(io.BytesIO(marked_copy(refusal_of(write_csv(tmp_path / "x", [HEADING, BAD]))))).active
    assert (sheet["A2"].value, sheet["A2"].data_type) == (BAD[0], "s")


def test_the_copy_once_mended_is_taken(tmp_path: Path) -> None:
    refusal = refusal_of(write_csv(tmp_path / "x", [HEADING, ROWS[0], BAD]))
    book = load_workbook(io.BytesIO(marked_copy(refusal)))
    book.active["C3"] = "1966-02-13"
    book.active["A3"] = "王芳"
    book.save(tmp_path / "mended.xlsx")
    assert [one.name for one in read_roster(tmp_path / "mended.xlsx", groups=2).people] == ["李秀芳", "王芳"]


def test_a_bad_heading_is_coloured(tmp_path: Path) -> None:
    rows = [[*HEADING, "身高"], [*ROWS[0], "170"]]
    sheet = load_workbook(io.BytesIO(marked_copy(refusal_of(write_xlsx(tmp_path / "x", rows))))).active
    assert [cell.value for row in sheet.iter_rows() for cell in row if cell.fill.fill_type == "solid"] == [
        "身高",
        "身高：不认识这一列，不要它就删掉，或加 --ignore-unknown",
    ]


def test_the_list_says_where_what_whose_and_why_and_no_number_in_full(tmp_path: Path) -> None:
    number = identity(date(1966, 2, 13), 2)
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
    row = person("王芳", date(1966, 2, 13), 2, 身份证号=wrong)
    told = problem_list(refusal_of(write_csv(tmp_path / "名册.csv", [HEADING, row]))).split("\n")
    assert told[0] == "名册.csv 有 1 处要改（改好以前一行都不会进登记簿）"
    assert told[2].startswith("[  ] 1. 第 2 行（王芳） 身份证号 “999***********")
    assert wrong not in "".join(told)
