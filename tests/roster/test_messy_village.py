"""A village unlike the example, from files as messy as a clerk has them: read whole, or refused by name."""

import io
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.roster.messy_people import ADULTS, DAY, GROUPS, HOUSEHOLDS
from tests.roster.messy_village import write_messy_village
from xiangyue.intake import (
    TableRefused,
    as_new_text,
    marked_copy,
    problem_list,
    read_handed_in,
    read_offices,
    read_roster,
)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("messy")
    write_messy_village(folder)
    return folder


@pytest.mark.parametrize("name", ["花名册2026-改好.csv", "花名册2026.xlsx"])
def test_the_whole_village_is_read(name: str, files: Path) -> None:
    roster = read_roster(files / name, groups=6)
    assert len(roster.households) == HOUSEHOLDS
    assert sum(one.adult(on=DAY) for one in roster.people) == ADULTS
    assert sum(one.adult(on=date(2026, 12, 2)) for one in roster.people) == ADULTS + 1
    names = Counter(one.name for one in roster.people)
    assert names["罗小平"] == 3
    assert {"罗䶮", "谭㛃", "何𠮷", "吉克阿依"} < set(names)
    assert not [name for name in names if " " in name or "　" in name]


def test_the_csv_and_the_workbook_say_the_same(files: Path) -> None:
    csv, xlsx = (read_roster(files / name, groups=6) for name in ("花名册2026-改好.csv", "花名册2026.xlsx"))
    assert (csv.people, csv.households, csv.identities, csv.phones) == (
        xlsx.people,
        xlsx.households,
        xlsx.identities,
        xlsx.phones,
    )
    assert csv.filled == len(csv.people) - HOUSEHOLDS


def test_three_rows_are_bad_and_nothing_is_taken(files: Path) -> None:
    with pytest.raises(TableRefused) as refused:
        read_roster(files / "花名册2026.csv", groups=6)
    told = [(cell.column, cell.reason) for cell in refused.value.cells]
    assert [column for column, _ in told] == ["公民身份号码", "出生年月日", "村民小组"]
    assert "最后一位" in told[0][1]


def test_the_marked_copy_counts_its_rows_as_the_list_does(files: Path) -> None:
    with pytest.raises(TableRefused) as refused:
        read_roster(files / "花名册2026.csv", groups=6)
    sheet = load_workbook(io.BytesIO(marked_copy(refused.value))).active
    coloured = sorted({cell.row for row in sheet.iter_rows() for cell in row if cell.fill.fill_type == "solid"})
    assert coloured == [52, 426, 905]
    assert [line.split(" 行")[0][-3:].strip() for line in problem_list(refused.value).split("\n")[2:5]] == [
        str(row) for row in coloured
    ]


def test_posts_councils_and_the_convention_are_read(files: Path) -> None:
    roster = read_roster(files / "花名册2026-改好.csv", groups=6)
    offices = read_offices(
        files / "任职和代表.csv", people=roster.people, households=roster.households, groups=len(GROUPS)
    )
    tenures = offices.tenures
    posts = Counter(one.post for one in tenures)
    assert (posts["村民代表"], posts["村民小组长"], posts["村文书"]) == (42, 6, 1)
    assert posts["村民议事会会长"] + posts["村民议事会成员"] == 21
    assert all(one.basis for one in tenures)
    assert len({home for one in offices.representations for home in one.households}) == HOUSEHOLDS
    for name in ("村规民约.docx", "村规民约.txt"):
        text = as_new_text(read_handed_in((files / name).read_bytes(), name=name), name=name)
        assert len(text.articles) == 22


def test_one_empty_household_is_a_mistake_and_not_the_way_of_the_table(files: Path) -> None:
    lines = (files / "花名册2026-改好.csv").read_bytes().decode("gb18030").splitlines()
    number = ""
    for place, line in enumerate(lines[3:], start=3):  # every row has its number, but one
        cells = line.split(",")
        number = cells[1] or number
        cells[1] = number if cells[2] else ""
        lines[place] = ",".join(cells)
    place = next(place for place, line in enumerate(lines) if ",长子," in line)
    cells = lines[place].split(",")
    lines[place] = ",".join([cells[0], "", *cells[2:]])
    file = files / "一格空着.csv"
    file.write_bytes("\n".join(lines).encode("gb18030"))
    with pytest.raises(TableRefused) as refused:
        read_roster(file, groups=6)
    assert [(cell.line, cell.column) for cell in refused.value.cells if cell.column == "户编号"] == [
        (place + 1, "户编号")
    ]
