"""Tables as WPS, Excel and LibreOffice write them; people in them are invented, and no district has number 999900."""

import csv
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook

from xiangyue.model import check_sign

HEADING = ("姓名", "性别", "出生日期", "身份证号", "户号", "与户主关系", "村民小组", "政治面貌", "联系电话", "备注")
Rows = Sequence[Sequence[object]]
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def identity(born: date, number: int) -> str:
    """The number of somebody who does not exist; the sex is that of `number`, odd for men."""
    first = f"999900{born:%Y%m%d}{number:03}"
    return first + check_sign(first)


def person(name: str, born: date, number: int, **other: str) -> list[str]:
    """A row under HEADING; a household of one in the first group, unless it says otherwise."""
    told = {
        "姓名": name,
        "性别": "男" if number % 2 else "女",
        "出生日期": born.isoformat(),
        "身份证号": identity(born, number),
        "户号": str(number),
        "与户主关系": "户主",
        "村民小组": "一组",
        "政治面貌": "群众",
        "联系电话": f"100{number:08}",
        "备注": "低保户",
    } | other
    return [told[column] for column in HEADING]


def write_csv(path: Path, rows: Rows, *, encoding: str = "utf-8") -> Path:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


def write_xlsx(path: Path, rows: Rows, *, shape: Callable[[Workbook], object] = lambda _: None) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    shape(book)
    book.save(path)
    return path


def write_ods(path: Path, rows: Rows, *, inside: str | None = None, beside: str = "", styles: str = "") -> Path:
    """A document with one table; `inside` stands in the place of its rows, `beside` before the table."""
    told = inside or "".join(
        f"<table:table-row>{''.join(_cell(value) for value in row)}</table:table-row>" for row in rows
    )
    spaces = " ".join(f'xmlns:{name}="{OFFICE}{name}:1.0"' for name in ("office", "table", "text", "style"))
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>{styles}<office:body><office:spreadsheet>'
        f'{beside}<table:table table:name="花名册">{told}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return write_zip(path, {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def _cell(value: object) -> str:
    text = f"<text:p>{escape(str(value))}</text:p>"
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}">{text}</table:table-cell>'
    if isinstance(value, int):
        return f'<table:table-cell office:value-type="float" office:value="{value}">{text}</table:table-cell>'
    return f'<table:table-cell office:value-type="string">{text if value else ""}</table:table-cell>'


def write_zip(path: Path, parts: Mapping[str, str | bytes], *, way: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", way) as pack:
        for name, content in parts.items():
            pack.writestr(name, content)
    return path
