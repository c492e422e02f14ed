"""What a clerk mends a table from: her own rows with the bad cells coloured, and a list to print.

The copy holds the values that were read and nothing else of the file: no formula, no macro, no link.
"""

import io
import re
from collections.abc import Iterator
from itertools import groupby

from xiangyue.intake.sheets import MOST_ROWS
from xiangyue.intake.tables import BadCell, TableRefused
from xiangyue.words import say

REMARKS = "要改的地方"  # taken in again, the column is left out
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_COLOUR = "FFFFC7CE"
_WIDTHS = {"身份证号": 22, "出生日期": 13, "联系电话": 14, REMARKS: 60}


def marked_copy(refused: TableRefused) -> bytes:
    """Return the table as XLSX, the bad cells coloured and what is wrong with a row behind it."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import, and only whoever mends a table needs it
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import PatternFill  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    heading = refused.table.heading
    if heading is None:
        return b""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("花名册")
    colour = PatternFill("solid", fgColor=_COLOUR)
    words = list(heading.line.cells)
    for place, word in enumerate([*words, REMARKS], start=1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(word, 12)
    bad = {line: list(cells) for line, cells in groupby(refused.cells, key=lambda cell: cell.line)}
    written = 0
    for line in heading.sheet.lines:
        for _ in range(written + 1, min(line.number, MOST_ROWS)):  # blank rows stay: the list names rows by number
            sheet.append([])
            written += 1
        written += 1
        wrong = bad.get(line.number, [])
        remark = REMARKS if line.number == heading.line.number and not wrong else _remark(wrong)
        told = [*line.cells, *[""] * (len(words) - len(line.cells)), remark]
        named = {cell.column for cell in wrong}
        row = []
        for place, value in enumerate(told):
            cell = WriteOnlyCell(sheet, value=_UNWRITABLE.sub("", value))
            cell.data_type = "s"  # a name that begins with = is a name
            cell.number_format = "@"
            if wrong and (place >= len(words) or words[place] in named or "" in named):
                cell.fill = colour
            row.append(cell)
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def problem_list(refused: TableRefused) -> str:
    """Return what is wrong as lines to be printed: where, what, whose row, why."""
    return "\n".join(_lines(refused)) + "\n"


def _lines(refused: TableRefused) -> Iterator[str]:
    yield say("problems.title", name=refused.table.name, count=len(refused.cells))
    yield ""
    for place, cell in enumerate(refused.cells, start=1):
        who = say("problems.who", who=cell.who) if cell.who else ""
        value = f"“{cell.value}”" if cell.value else ""
        yield say(
            "problems.line", place=place, line=cell.line, who=who, column=cell.column, value=value, why=cell.reason
        )
    yield ""
    yield say("problems.end")


def _remark(wrong: list[BadCell]) -> str:
    return "；".join(f"{cell.column}：{cell.reason}" if cell.column else cell.reason for cell in wrong)
