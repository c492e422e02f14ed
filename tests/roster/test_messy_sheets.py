"""What real spreadsheets have besides people: folded rows and columns, hidden sheets, sums, headings on every page."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.roster.writing import HEADING, person, write_csv, write_ods, write_xlsx
from xiangyue.intake import Roster, TableRefused, read_roster, roster_hints

ROWS = [
    person("王芳", date(1966, 2, 13), 2),
    person("罗小平", date(1987, 7, 7), 1, 户号="2", 与户主关系="儿子"),
    person("李䶮", date(1990, 1, 31), 3),
]
OLD = [*ROWS, person("去年的人", date(1950, 1, 1), 5)]
CELL = "<table:table-cell><text:p>{}</text:p></table:table-cell>"


def read(path: Path) -> Roster:
    return read_roster(path, groups=2)


def in_ods(row: list[str], visible: str = "") -> str:
    return f"<table:table-row{visible}>{''.join(CELL.format(cell) for cell in row)}</table:table-row>"


def hints(roster: Roster) -> str:
    return "\n".join(roster_hints(roster))


REMARKS = "备注只看有没有写外出、去世、迁出，原话不存进登记簿。"


def test_nothing_is_said_of_a_plain_table_but_what_becomes_of_the_remarks(tmp_path: Path) -> None:
    assert hints(read(write_xlsx(tmp_path / "x.xlsx", [HEADING, *ROWS]))) == REMARKS
    plain = [row[:-1] for row in (HEADING, *ROWS)]
    assert hints(read(write_xlsx(tmp_path / "x.xlsx", plain))) == ""


def test_who_is_away_or_gone_by_a_remark_is_said_and_nobody_is_put_down_so(tmp_path: Path) -> None:
    remarks = ("外出务工", "2025年去世", "没有外出")
    rows = [[*row[:-1], told] for row, told in zip(ROWS, remarks, strict=False)]
    assert hints(read(write_xlsx(tmp_path / "x.xlsx", [HEADING, *rows]))).split("\n") == [
        REMARKS,
        "备注里写外出的 1 人：不影响应到；要登记外出，待办里按 r。",
        "备注里写去世、迁出的 1 人（第 3 行）：还算在册；是本人的，待办里按 r 登记。",
    ]


def test_a_remark_is_never_at_fault(tmp_path: Path) -> None:
    long = [*ROWS[0][:-1], "低保户。" * 100]
    alone = [""] * (len(HEADING) - 1) + ["以上核对无误"]
    assert len(read(write_csv(tmp_path / "x.csv", [HEADING, long, alone])).people) == 1


def test_a_folded_row_is_read_and_said_in_xlsx(tmp_path: Path) -> None:
    def fold(book: Workbook) -> None:
        assert book.active is not None
        book.active.row_dimensions[3].hidden = True
        book.active.row_dimensions[9].hidden = True  # an empty one

    roster = read(write_xlsx(tmp_path / "x.xlsx", [HEADING, *ROWS], shape=fold))
    assert len(roster.people) == 3
    assert "有 1 行是藏起来的（第 3 行），也读了" in hints(roster)


@pytest.mark.parametrize("how", ["collapse", "filter"])
def test_a_folded_row_is_read_and_said_in_ods(how: str, tmp_path: Path) -> None:
    folded = in_ods(ROWS[1], f' table:visibility="{how}"')
    inside = "".join([in_ods(list(HEADING)), in_ods(ROWS[0]), folded, in_ods(ROWS[2])])
    roster = read(write_ods(tmp_path / "x.ods", [], inside=inside))
    assert [one.name for one in roster.people] == ["王芳", "罗小平", "李䶮"]
    assert roster.table.hidden_lines == [3]


def test_folded_columns_are_read_and_said(tmp_path: Path) -> None:
    def fold(book: Workbook) -> None:
        assert book.active is not None
        book.active.column_dimensions["D"].hidden = True
        book.active.column_dimensions["J"].hidden = True

    roster = read(write_xlsx(tmp_path / "x.xlsx", [HEADING, *ROWS], shape=fold))
    assert len(roster.identities) == 3
    assert hints(roster) == f"表格里藏起来的列也读了：身份证号、备注。\n{REMARKS}"
    columns = (
        '<table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>'
        '<table:table-column table:number-columns-repeated="16381"/>'
    )
    inside = columns + "".join(in_ods(row) for row in [list(HEADING), *ROWS])
    assert read(write_ods(tmp_path / "x.ods", [], inside=inside)).table.hidden_columns == ["身份证号"]


def test_a_hidden_sheet_of_people_is_passed_over_in_ods(tmp_path: Path) -> None:
    styles = (
        '<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties '
        'table:display="true"/></style:style><style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    )
    old = "".join(in_ods(row) for row in [list(HEADING), *OLD])
    beside = f'<table:table table:name="去年" table:style-name="ta2">{old}</table:table>'
    roster = read(write_ods(tmp_path / "x.ods", [HEADING, *ROWS], beside=beside, styles=styles))
    assert [one.name for one in roster.people] == ["王芳", "罗小平", "李䶮"]


@pytest.mark.parametrize("way", [write_csv, write_xlsx, write_ods])
def test_sums_and_who_filled_it_in_and_a_heading_again_are_no_people(way: Callable[..., Path], tmp_path: Path) -> None:
    def aside(*cells: str) -> list[str]:
        return [*cells, *[""] * (len(HEADING) - len(cells))]

    rows = [
        HEADING,
        *ROWS[:2],
        aside("小 计", "", "2人"),
        HEADING,
        ROWS[2],
        aside("合计", "3人"),
        aside(),
        aside("填表人：王芳", "审核人："),
    ]
    roster = read(way(tmp_path / "x", rows))
    assert [one.name for one in roster.people] == ["王芳", "罗小平", "李䶮"]
    assert "不是人的 4 行没有读：第 4、5、7、9 行" in hints(roster)


def test_a_row_without_a_name_is_no_sum(tmp_path: Path) -> None:
    nameless = ["", *ROWS[2][1:]]
    with pytest.raises(TableRefused) as refused:
        read(write_csv(tmp_path / "x", [HEADING, *ROWS[:2], nameless]))
    assert [(cell.line, cell.column) for cell in refused.value.cells] == [(4, "姓名")]


@pytest.mark.parametrize("written", ["5.19999E+17", "519999196602130000", "5.19999196602131e+17"])
def test_a_number_excel_has_cut_off_is_told_by_its_column_with_the_way_to_text(written: str, tmp_path: Path) -> None:
    row = [*ROWS[0]]
    row[3] = written
    with pytest.raises(TableRefused) as refused:
        read(write_csv(tmp_path / "x", [["姓名", "性别", "出生日期", "公民身份号码", *HEADING[4:]], row]))
    (cell,) = refused.value.cells
    assert (cell.line, cell.column) == (2, "公民身份号码")
    assert "“设置单元格格式”选“文本”" in cell.reason
    assert written not in str(cell)


def test_the_number_of_a_household_may_be_typed_in_full_width(tmp_path: Path) -> None:
    rows = [[*row] for row in ROWS]
    rows[0][4], rows[1][4] = "２", "2"
    assert [one.number for one in read(write_csv(tmp_path / "x", [HEADING, *rows])).households] == ["2", "3"]
