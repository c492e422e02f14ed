"""Spreadsheets of strangers: what would fill the memory, reach outside or mean nothing is refused in three lines."""

import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.roster.conftest import ROWS
from tests.roster.writing import HEADING, write_ods, write_xlsx, write_zip
from xiangyue.errors import Refusal
from xiangyue.intake import SheetFlaw, SheetRefused, read_roster
from xiangyue.intake.sheets_packed import MOST_PARTS, MOST_UNPACKED
from xiangyue.words import refused

NAMES = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"


def parts(tmp_path: Path) -> dict[str, str | bytes]:
    """The parts of a good XLSX, to be spoiled."""
    with zipfile.ZipFile(write_xlsx(tmp_path / "good.xlsx", [HEADING, *ROWS])) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def flaw_of(path: Path) -> SheetFlaw:
    with pytest.raises(SheetRefused) as refusal:
        read_roster(path, groups=2)
    assert len([line for part in refused(refusal.value) for line in part.split("\n")]) == 3
    return refusal.value.facts["flaw"]  # type: ignore[return-value]


def spoiled(tmp_path: Path, other: dict[str, str | bytes], way: int = zipfile.ZIP_DEFLATED) -> Path:
    return write_zip(tmp_path / "x.xlsx", {**parts(tmp_path), **other}, way=way)


def sheet(rows: str) -> str:
    return f'<worksheet xmlns="{NAMES}"><sheetData>{rows}</sheetData></worksheet>'


def test_two_cells_far_apart_cost_nothing(tmp_path: Path) -> None:
    """A reader that lays the grid out asks for 16,384 times 1,048,576 cells, and dies."""
    with zipfile.ZipFile(tmp_path / "far", "w") as pack:
        for name, content in parts(tmp_path).items():
            if name == SHEET:
                far = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
                content = bytes(content).replace(b"</sheetData>", far)  # type: ignore[arg-type]  # noqa: PLW2901
            pack.writestr(name, content)
    with pytest.raises(Refusal) as refusal:
        read_roster(tmp_path / "far", groups=2)
    assert "1048576" in refused(refusal.value)[0]


def test_a_cell_in_the_last_column_is_too_much(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row>'
    assert flaw_of(spoiled(tmp_path, {SHEET: sheet(rows)})) is SheetFlaw.TOO_BIG


def test_rows_without_end_are_too_much(tmp_path: Path) -> None:
    rows = '<row><c t="n"><v>1</v></c></row>' * 30_000
    assert flaw_of(spoiled(tmp_path, {SHEET: sheet(rows)})) is SheetFlaw.TOO_BIG


def test_what_unpacks_without_end_is_too_much(tmp_path: Path) -> None:
    bomb = b"<worksheet>" + b" " * (MOST_UNPACKED + 1)
    file = spoiled(tmp_path, {SHEET: bomb})
    assert file.stat().st_size < 200_000
    assert flaw_of(file) is SheetFlaw.TOO_BIG


def test_a_file_of_thousands_of_parts_is_too_much(tmp_path: Path) -> None:
    assert flaw_of(spoiled(tmp_path, {f"x{n}": "" for n in range(MOST_PARTS)})) is SheetFlaw.TOO_BIG


def test_merged_cells_that_overlap_without_end_are_too_much(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 5_001))
    merged = "<mergeCells>" + '<mergeCell ref="A1:A5000"/>' * 5_000 + "</mergeCells>"
    whole = sheet(rows).replace("</worksheet>", merged + "</worksheet>")
    assert flaw_of(spoiled(tmp_path, {SHEET: whole})) is SheetFlaw.TOO_BIG


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><v>&b;</v></worksheet>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><worksheet><v>&a;</v></worksheet>',
        "<worksheet>",
        "",
        "<worksheet><c r='A0x1'/></worksheet>",
        "<worksheet><row r='one'/></worksheet>",
        "<worksheet><row><c t='s'><v>999999</v></c></row></worksheet>",
        "<worksheet><row><c t='s'><v>many</v></c></row></worksheet>",
    ],
)
def test_xml_that_is_no_sheet_or_reaches_outside_is_broken(content: str, tmp_path: Path) -> None:
    assert flaw_of(spoiled(tmp_path, {SHEET: content})) is SheetFlaw.BROKEN


def test_a_compression_no_spreadsheet_uses_is_refused(tmp_path: Path) -> None:
    assert flaw_of(spoiled(tmp_path, {}, way=zipfile.ZIP_LZMA)) is SheetFlaw.BROKEN


def test_a_workbook_with_macros_is_read_without_them(tmp_path: Path) -> None:
    file = spoiled(tmp_path, {"xl/vbaProject.bin": b"Sub Auto_Open()", "xl/externalLinks/externalLink1.xml": "<x/>"})
    assert len(read_roster(file, groups=2).people) == len(ROWS)


@pytest.mark.parametrize(
    ("content", "flaw"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), SheetFlaw.OLD),
        (b"PK\x03\x04" + bytes(100), SheetFlaw.BROKEN),
    ],
)
def test_old_and_locked_and_torn_files_are_told_apart(content: bytes, flaw: SheetFlaw, tmp_path: Path) -> None:
    (tmp_path / "x.xls").write_bytes(content)
    assert flaw_of(tmp_path / "x.xls") is flaw


def test_a_locked_part_is_told(tmp_path: Path) -> None:
    file = spoiled(tmp_path, {})
    content = bytearray(file.read_bytes())
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        content[place + 8] |= 1  # the bit that says: encrypted
        place = content.find(b"PK\x01\x02", place + 4)
    file.write_bytes(content)
    assert flaw_of(file) is SheetFlaw.OLD


def test_another_packed_file_is_no_table(tmp_path: Path) -> None:
    assert flaw_of(write_zip(tmp_path / "x.docx", {"word/document.xml": "<x/>"})) is SheetFlaw.NOT_A_SHEET


@pytest.mark.parametrize(
    "inside",
    [
        "<table:table-row><table:table-cell {}columns-repeated='16384'>{}</table:table-cell></table:table-row>",
        "<table:table-row {}rows-repeated='1048576'><table:table-cell>{}</table:table-cell></table:table-row>",
    ],
)
def test_an_ods_that_repeats_without_end_is_too_much(inside: str, tmp_path: Path) -> None:
    told = inside.format("table:number-", "<text:p>x</text:p>")
    assert flaw_of(write_ods(tmp_path / "x.ods", [], inside=told)) is SheetFlaw.TOO_BIG


def test_an_ods_may_say_that_a_million_rows_are_empty(tmp_path: Path) -> None:
    def row(cells: list[str]) -> str:
        told = "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in cells)
        return f"<table:table-row>{told}</table:table-row>"

    empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    note = ROWS[0][:9] + ["<office:annotation><text:p>查过</text:p></office:annotation>"]
    file = write_ods(tmp_path / "x.ods", [], inside=row(list(HEADING)) + row(note) + empty)
    assert [one.name for one in read_roster(file, groups=2).people] == ["李秀芳"]


@given(seed=st.integers(0, 2**32))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_spoiled_file_is_read_or_refused_and_nothing_else(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    ways: list[Callable[..., Path]] = [write_xlsx, write_ods]
    way = chance.choice(ways)
    content = bytearray(way(tmp_path / "x", [HEADING, *ROWS]).read_bytes())
    for _ in range(chance.randrange(1, 20)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    (tmp_path / "x").write_bytes(content[: chance.randrange(1, len(content))] if chance.random() < 0.3 else content)
    with suppress(Refusal):
        read_roster(tmp_path / "x", groups=2)
