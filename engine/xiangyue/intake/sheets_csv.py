"""CSV as WPS and Excel save it: in UTF-8 with a mark or without, or in GB 18030."""

import csv
import io
from collections.abc import Iterator

from xiangyue.intake.flaws import FileRefused, Flaw, decoded
from xiangyue.intake.sheets import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, Book, Kind, Line, Sheet, SheetFlaw, SheetRefused

_BEGIN = 4_000  # the heading stands within so many signs


def read_csv(content: bytes, *, name: str, known: frozenset[str] = frozenset()) -> Book:
    """Return the one sheet of a CSV.

    Raises:
        FileRefused: it is text of neither encoding, or has signs no text has.
        SheetRefused: it is enormous.

    """
    text, encoding = _text(content, name, known)
    odd: dict[tuple[int, int], str] = {}
    lines = tuple(_lines(text, name, odd))
    return Book(name=name, kind=Kind.CSV, encoding=encoding, sheets=(Sheet(title=name, lines=lines, odd=odd),))


def _text(content: bytes, name: str, known: frozenset[str]) -> tuple[str, str]:
    """Return the text and its encoding.

    GB 18030 is hardly ever valid UTF-8, but a few words can be: the reading whose heading is known wins then.
    """
    try:
        text = decoded(content, name=name, most=MOST_BYTES)
    except FileRefused as refusal:
        if refusal.facts["flaw"] is not Flaw.NOT_UTF8:
            raise
        return _chinese(content, name, refusal), "GB 18030"
    if not any(word in text[:_BEGIN] for word in known) and not text.isascii():
        try:
            other = _chinese(content, name, FileRefused(name=name, line=1, column=1, flaw=Flaw.NOT_UTF8))
        except FileRefused:
            return text, "UTF-8"
        if any(word in other[:_BEGIN] for word in known):
            return other, "GB 18030"
    return text, "UTF-8"


def _chinese(content: bytes, name: str, otherwise: FileRefused) -> str:
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        raise otherwise from None
    return decoded(text, name=name, most=MOST_BYTES)


def _lines(text: str, name: str, odd: dict[tuple[int, int], str]) -> Iterator[Line]:
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), strict=True, delimiter="\t" if "\t" in first and "," not in first else ",")
    rows = 0
    try:
        for told in reader:
            cells = tuple(cell.strip() for cell in told)
            if any(cells):
                rows += 1
                if rows > MOST_ROWS or len(cells) > MOST_COLUMNS:
                    raise SheetRefused(name=name, flaw=SheetFlaw.TOO_BIG)
                yield Line(number=reader.line_num, cells=cells)
    except csv.Error:
        odd[reader.line_num, -1] = "table.quotes"
