"""One village in many files: whatever wrote them, the same people are read."""

import csv
import shutil
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.roster.conftest import ROWS
from tests.roster.writing import HEADING, identity, person, write_csv, write_ods, write_xlsx
from xiangyue.intake import Roster, SheetFlaw, SheetRefused, TableRefused, read_roster, read_village
from xiangyue.model import Politics, Sex

WAYS: dict[str, Callable[[Path, Sequence[Sequence[object]]], Path]] = {
    "utf-8": write_csv,
    "utf-8 with a mark": lambda path, rows: write_csv(path, rows, encoding="utf-8-sig"),
    "gb18030": lambda path, rows: write_csv(path, rows, encoding="gb18030"),
    "xlsx": write_xlsx,
    "ods": write_ods,
}
NAMES = st.text(st.sampled_from("王李张刘陈杨黄罗䶮𠮷㛃小明芳秀英"), min_size=2, max_size=4)


def read(path: Path) -> Roster:
    return read_roster(path, groups=2)


def reasons(path: Path) -> list[tuple[int, str, str]]:
    with pytest.raises(TableRefused) as refused:
        read(path)
    return [(one.line, one.column, one.reason) for one in refused.value.cells]


@pytest.mark.parametrize("way", WAYS)
def test_every_way_of_saving_gives_the_same_people(way: str, tmp_path: Path) -> None:
    here = read(WAYS[way](tmp_path / "花名册", [HEADING, *ROWS]))
    plain = read(write_csv(tmp_path / "plain.csv", [HEADING, *ROWS]))
    assert (here.people, here.households, here.phones, here.identities) == (
        plain.people,
        plain.households,
        plain.phones,
        plain.identities,
    )
    assert here.people[4].politics is Politics.PARTY


@given(names=st.lists(NAMES, min_size=1, max_size=6), way=st.sampled_from(sorted(WAYS)))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_name_survives_every_way(names: list[str], way: str, tmp_path: Path) -> None:
    rows = [person(name, date(1980, 1, 1), place) for place, name in enumerate(names)]
    roster = read(WAYS[way](tmp_path / "花名册", [HEADING, *rows]))
    assert [one.name for one in roster.people] == names


@pytest.mark.parametrize(("encoding", "said"), [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gb18030", "GB 18030")])
def test_the_encoding_is_told(encoding: str, said: str, tmp_path: Path) -> None:
    assert read(write_csv(tmp_path / "x.csv", [HEADING, *ROWS], encoding=encoding)).table.encoding == said


def test_columns_stand_in_any_order_under_any_of_their_names(tmp_path: Path) -> None:
    names = {
        "身份证号": "公民身份号码",
        "村民小组": "组别",
        "与户主关系": "与户主的关系",
        "出生日期": "出生 日期（必填）",
    }
    turned = [[names.get(one, one) for one in HEADING][::-1], *(row[::-1] for row in ROWS)]
    assert (
        read(write_xlsx(tmp_path / "x.xlsx", turned)).people == read(write_ods(tmp_path / "y", [HEADING, *ROWS])).people
    )


def test_a_title_above_the_heading_and_empty_rows_below_are_passed_over(tmp_path: Path) -> None:
    rows = [["小河村花名册"], [], ["填表人：李秀芳", "", "2026年"], HEADING, *ROWS, ["", ""]]
    assert len(read(write_xlsx(tmp_path / "x.xlsx", rows)).people) == len(ROWS)
    assert len(read(write_ods(tmp_path / "x.ods", rows)).people) == len(ROWS)


@pytest.mark.parametrize(
    "written",
    ["1966/2/13", "1966.2.13", "1966-2-13", "19660213", "1966年2月13日", "１９６６－０２－１３", "1966-02-13 00:00:00"],
)
def test_days_are_read_as_people_type_them(written: str, tmp_path: Path) -> None:
    row = person("王芳", date(1966, 2, 13), 2, 出生日期=written)
    assert read(write_csv(tmp_path / "x.csv", [HEADING, row])).people[0].born == date(1966, 2, 13)


@pytest.mark.parametrize("way", [write_xlsx, write_ods])
@pytest.mark.parametrize("cell", [date(1966, 2, 13), 24151])
def test_true_days_and_counted_days_are_days(way: Callable[..., Path], cell: object, tmp_path: Path) -> None:
    row: list[object] = list(person("王芳", date(1966, 2, 13), 2))
    row[2] = cell
    assert read(way(tmp_path / "x", [HEADING, row])).people[0].born == date(1966, 2, 13)


def test_days_of_an_apple_workbook_begin_in_1904(tmp_path: Path) -> None:
    row: list[object] = list(person("王芳", date(1966, 2, 13), 2))
    row[2] = date(1966, 2, 13)

    def shape(book: Workbook) -> None:
        book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 - as the library wants it
        book.active.append(row)

    assert read(write_xlsx(tmp_path / "x.xlsx", [HEADING], shape=shape)).people[0].born == date(1966, 2, 13)


def test_numbers_that_spreadsheets_took_for_numbers_are_read_where_nothing_is_lost(tmp_path: Path) -> None:
    row: list[object] = list(person("王芳", date(1966, 2, 13), 2))
    row[4], row[6], row[8] = 12, 1, 10000000002
    for way in (write_xlsx, write_ods):
        roster = read(way(tmp_path / "x", [HEADING, row]))
        assert (roster.households[0].number, roster.people[0].group) == ("12", 1)
        assert roster.phones == {"p-0001": "10000000002"}


@pytest.mark.parametrize("way", [write_xlsx, write_ods])
def test_a_number_of_identity_that_lost_its_end_is_told(way: Callable[..., Path], tmp_path: Path) -> None:
    row: list[object] = list(person("王芳", date(1966, 2, 13), 2))
    row[3] = int(str(row[3])[:15] + "000")
    (told,) = reasons(way(tmp_path / "x", [HEADING, row]))
    assert told[:2] == (2, "身份证号")
    assert "后三位已经丢了" in told[2]


def test_merged_cells_hold_for_all_their_rows(tmp_path: Path) -> None:
    rows: list[list[object]] = [list(row) for row in ROWS[:3]]
    for row in rows[1:]:
        row[4] = None
    file = write_xlsx(
        tmp_path / "x.xlsx",
        [HEADING, *rows],
        shape=lambda book: book.active.merge_cells("E2:E4"),
    )
    assert {one.household for one in read(file).people} == {"h-0001"}


def test_cells_that_reach_down_hold_for_all_their_rows_in_ods(tmp_path: Path) -> None:
    def cells(row: list[str], household: str) -> str:
        told = [f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row]
        return "<table:table-row>" + "".join([*told[:4], household, *told[5:]]) + "</table:table-row>"

    spanned = '<table:table-cell table:number-rows-spanned="3"><text:p>1</text:p></table:table-cell>'
    heading = cells(list(HEADING), "<table:table-cell><text:p>户号</text:p></table:table-cell>")
    rest = [cells(row, "<table:covered-table-cell/>") for row in ROWS[1:3]]
    file = write_ods(tmp_path / "x.ods", [], inside="".join([heading, cells(ROWS[0], spanned), *rest]))
    assert {one.household for one in read(file).people} == {"h-0001"}


def test_a_formula_is_what_it_last_came_to_and_nothing_where_it_never_did(tmp_path: Path) -> None:
    row: list[object] = list(person("王芳", date(1966, 2, 13), 2))
    row[2] = "=DATE(1966,2,13)"
    told = reasons(write_xlsx(tmp_path / "x.xlsx", [HEADING, row]))
    assert (2, "出生日期", "是公式，没有算出来的值") in told
    computed = '<table:table-cell table:formula="of:=DATE(1966;2;13)" office:value-type="date" office:date-value="{}"/>'
    cells = [f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in map(str, row)]
    cells[2] = computed.format("1966-02-13")
    heading = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in HEADING)
    rows = "".join(f"<table:table-row>{told}</table:table-row>" for told in (heading, "".join(cells)))
    assert read(write_ods(tmp_path / "x.ods", [], inside=rows)).people[0].born == date(1966, 2, 13)


def test_blanks_that_make_names_equally_long_are_no_part_of_them(tmp_path: Path) -> None:
    rows = [person("王　芳", date(1966, 2, 13), 2), person("阿依古丽·买买提", date(1966, 2, 13), 4)]
    assert [one.name for one in read(write_csv(tmp_path / "x", [HEADING, *rows])).people] == ["王芳", "阿依古丽·买买提"]


def test_what_the_number_says_need_not_be_said_again(tmp_path: Path) -> None:
    short = [[cell for place, cell in enumerate(row) if place not in {1, 2}] for row in (HEADING, *ROWS)]
    assert read(write_csv(tmp_path / "x", short)).people == read(write_csv(tmp_path / "y", [HEADING, *ROWS])).people
    one = read(write_csv(tmp_path / "x", [HEADING, person("王芳", date(1966, 2, 13), 2, 性别="", 出生日期="")])).people[
        0
    ]
    assert (one.sex, one.born) == (Sex.FEMALE, date(1966, 2, 13))


def test_a_small_x_and_blanks_in_a_number_do_no_harm(tmp_path: Path) -> None:
    number = next(one for one in (identity(date(1980, 1, 1), n) for n in range(999)) if one.endswith("X"))
    typed = f" {number[:6]} {number[6:14]} {number[14:17]}ｘ"
    row = person("王芳", date(1980, 1, 1), 1, 身份证号=typed, 性别="", 出生日期="")
    assert read(write_csv(tmp_path / "x", [HEADING, row])).identities == {"p-0001": number}


@pytest.mark.parametrize(
    ("other", "column", "why"),
    [
        ({"身份证号": "999900660213001"}, "身份证号", "15 位的老号码"),
        ({"身份证号": identity(date(1966, 2, 13), 2)[:-1] + "A"}, "身份证号", "只能是数字"),
        ({"身份证号": identity(date(1967, 2, 13), 2)}, "身份证号", "和“出生日期”一栏不一样"),
        ({"身份证号": identity(date(1966, 2, 13), 3)}, "身份证号", "和“性别”一栏不一样"),
        ({"出生日期": "1966-02-30"}, "出生日期", "没有这一天"),
        ({"政治面貌": "积极分子"}, "政治面貌", "不认识这种政治面貌"),
        ({"联系电话": "12345"}, "联系电话", "不是十一位手机号"),
        ({"村民小组": "七组"}, "村民小组", "没有这个组，要写 一组 到 二组"),
        ({"姓名": "王\u202e芳"}, "姓名", "看不见的特殊字符"),
        ({"姓名": "王" * 300}, "姓名", "太长"),
    ],
)
def test_a_bad_cell_is_named_by_her_own_heading(other: dict[str, str], column: str, why: str, tmp_path: Path) -> None:
    told = reasons(write_xlsx(tmp_path / "x.xlsx", [HEADING, person("王芳", date(1966, 2, 13), 2, **other)]))
    assert [(line, named) for line, named, _ in told] == [(2, column)]
    assert why in told[0][2]


def test_one_number_in_two_rows_is_told_at_both(tmp_path: Path) -> None:
    born = date(1966, 2, 13)
    rows = [person("王芳", born, 2), person("王娟", born, 4, 身份证号=identity(born, 2))]
    assert [told[:2] for told in reasons(write_csv(tmp_path / "x", [HEADING, *rows]))] == [
        (2, "身份证号"),
        (3, "身份证号"),
    ]


def test_no_number_is_said_in_full(tmp_path: Path) -> None:
    number = identity(date(1966, 2, 13), 2)
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
    row = person("王芳", date(1966, 2, 13), 2, 身份证号=wrong, 联系电话="1000000000")
    with pytest.raises(TableRefused) as refused:
        read(write_csv(tmp_path / "x", [HEADING, row]))
    said = f"{refused.value} {refused.value.facts} {[str(one) for one in refused.value.cells]}"
    assert wrong not in said
    assert wrong[6:14] not in said
    assert "1000000000" not in said
    assert f"999***********{wrong[-4:]}" in said


def test_unknown_columns_are_named_and_left_out_when_told(tmp_path: Path) -> None:
    rows = [[*HEADING, "身高"], *([*row, "170"] for row in ROWS)]
    file = write_csv(tmp_path / "x", rows)
    assert reasons(file) == [(1, "身高", "不认识这一列，不要它就删掉，或加 --ignore-unknown")]
    roster = read_roster(file, groups=2, ignore_unknown=True)
    assert roster.table.heading is not None
    assert (roster.table.heading.unknown, roster.table.heading.left_out) == (["身高"], [])


def test_two_sheets_of_people_are_not_guessed_between(tmp_path: Path) -> None:
    def twice(book: Workbook) -> None:
        other = book.create_sheet("去年")
        for row in (HEADING, *ROWS):
            other.append(list(row))

    with pytest.raises(SheetRefused) as refused:
        read(write_xlsx(tmp_path / "x.xlsx", [HEADING, *ROWS], shape=twice))
    assert refused.value.facts["flaw"] is SheetFlaw.SEVERAL


def test_other_sheets_and_hidden_ones_are_passed_over(tmp_path: Path) -> None:
    def more(book: Workbook) -> None:
        book.create_sheet("说明").append(["怎么填", "照户口簿填"])
        hidden = book.create_sheet("旧")
        hidden.append(list(HEADING))
        hidden.sheet_state = "hidden"

    assert len(read(write_xlsx(tmp_path / "x.xlsx", [HEADING, *ROWS], shape=more)).people) == len(ROWS)


def test_posts_in_the_roster_are_posts_held(tmp_path: Path) -> None:
    heading = [*HEADING, "职务", "任职日期"]
    rows = [[*ROWS[0], "村支书、村委会主任", "2025-12-18"], *([*row, "", ""] for row in ROWS[1:])]
    held = read(write_csv(tmp_path / "x", [heading, *rows])).tenures
    assert [(one.person, one.post, one.since) for one in held] == [
        ("p-0001", "村党组织书记", date(2025, 12, 18)),
        ("p-0001", "村民委员会主任", date(2025, 12, 18)),
    ]


@pytest.mark.parametrize(("ending", "way"), [("xlsx", write_xlsx), ("ods", write_ods)])
def test_a_village_may_be_opened_from_any_of_them(
    ending: str, way: Callable[..., Path], root: Path, tmp_path: Path
) -> None:
    shutil.copytree(root / "examples" / "shiqiao", tmp_path / "v")
    for name in ("roster", "posts"):
        with (tmp_path / "v" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        (tmp_path / "v" / f"{name}.csv").unlink()
        way(tmp_path / "v" / f"{name}.{ending}", rows)
    assert read_village(tmp_path / "v").people == read_village(root / "examples" / "shiqiao").people
