"""ODS, as LibreOffice and WPS write it (ISO/IEC 26300): values as they were last computed, and nothing else."""

from collections.abc import Mapping

from xiangyue.intake.sheets import MOST_COLUMNS, MOST_ROWS, MOST_SIGNS, Book, Kind, Line, Sheet
from xiangyue.intake.sheets_packed import Pack, TooMuch, number_told

_NOT_OF_THE_CELL = {"annotation", "shapes", "frame"}  # comments and pictures have words of their own

_FOLDED = {"collapse", "filter"}


def read_ods(pack: Pack, *, name: str) -> Book:
    """Return all sheets."""
    tables = _Tables()
    pack.read("content.xml", tables.begin, tables.end, tables.text)
    return Book(name=name, kind=Kind.ODS, sheets=tuple(tables.sheets))


class _Tables:
    """The tables of a document, as they come by."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._title = ""
        self._style = ""  # the one being read, or of the table
        self._away: set[str] = set()  # styles of tables that are not shown
        self._hidden_lines: set[int] = set()
        self._hidden_places: set[int] = set()
        self._places = 0  # columns that were told of
        self._folded = False  # the present row
        self._lines: list[Line] = []
        self._number = 0  # of the last row
        self._rows = 1  # how many rows the present one stands for
        self._cells: dict[int, str] = {}
        self._place = 0
        self._cell: Mapping[str, str] = {}
        self._paragraphs: list[str] = []
        self._reading = self._foreign = 0
        self._down: dict[int, tuple[str, int]] = {}  # column: what reaches down from above, through how many rows

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _NOT_OF_THE_CELL:
            self._foreign += 1
        if self._foreign:
            return
        match name:
            case "style" | "table-properties":
                self._about_styles(attributes)
            case "table":
                self._begin_table(attributes)
            case "table-column":
                self._column(attributes)
            case "table-row":
                self._folded = attributes.get("table:visibility") in _FOLDED
                self._rows = _many(attributes, "table:number-rows-repeated")
                self._cells, self._place = {}, 0
            case "table-cell" | "covered-table-cell":
                self._cell, self._paragraphs = attributes, []
            case "p":
                self._paragraphs.append("")
                self._reading += 1
            case "s" if self._reading:
                self._paragraphs[-1] += " "
            case _:
                pass

    def text(self, text: str) -> None:
        if self._reading and not self._foreign:
            self._paragraphs[-1] += text

    def end(self, name: str) -> None:
        if name in _NOT_OF_THE_CELL:
            self._foreign -= 1
        elif self._foreign:
            return
        match name:
            case "p":
                self._reading -= 1
            case "table-cell":
                self._take(_value(self._cell, self._paragraphs))
            case "covered-table-cell":
                self._take(self._from_above())
            case "table-row":
                self._end_row()
            case "table":
                self.sheets.append(self._sheet())
            case _:
                pass

    def _about_styles(self, attributes: Mapping[str, str]) -> None:
        self._style = attributes.get("style:name", self._style)
        if attributes.get("table:display") == "false":
            self._away.add(self._style)

    def _begin_table(self, attributes: Mapping[str, str]) -> None:
        self._title, self._lines, self._number = attributes.get("table:name", ""), [], 0
        self._style = attributes.get("table:style-name", "")
        self._down = {}
        self._hidden_lines, self._hidden_places, self._places = set(), set(), 0

    def _sheet(self) -> Sheet:
        return Sheet(
            title=self._title,
            lines=tuple(self._lines),
            hidden=self._style in self._away,
            hidden_lines=frozenset(self._hidden_lines),
            hidden_places=frozenset(self._hidden_places),
        )

    def _column(self, attributes: Mapping[str, str]) -> None:
        last = min(self._places + _many(attributes, "table:number-columns-repeated"), MOST_COLUMNS)
        if attributes.get("table:visibility") in _FOLDED:
            self._hidden_places.update(range(self._places, last))
        self._places = last

    def _take(self, value: str) -> None:
        many = _many(self._cell, "table:number-columns-repeated")
        reach = _many(self._cell, "table:number-rows-spanned")
        if value and reach > 1 and self._cell.get("table:number-columns-spanned", "1") == "1":
            self._down[self._place] = (value, reach - 1)
        if value:
            if self._place + many > MOST_COLUMNS:
                raise TooMuch
            self._cells.update(dict.fromkeys(range(self._place, self._place + many), value))
        self._place += many

    def _from_above(self) -> str:
        value, left = self._down.get(self._place, ("", 0))
        if left:
            self._down[self._place] = (value, left - 1)
        return value if left else ""

    def _end_row(self) -> None:
        if self._cells:
            if len(self._lines) + self._rows > MOST_ROWS:
                raise TooMuch
            cells = [self._cells.get(place, "") for place in range(max(self._cells) + 1)]
            first = self._number + 1
            self._lines += [Line(number=number, cells=cells) for number in range(first, first + self._rows)]
            if self._folded:
                self._hidden_lines.update(range(first, first + self._rows))
        self._number += self._rows


def _value(cell: Mapping[str, str], paragraphs: list[str]) -> str:
    match cell.get("office:value-type", cell.get("calcext:value-type", "")):
        case "float" | "currency" | "percentage":
            value = number_told(cell.get("office:value", ""))
        case "date":
            value = cell.get("office:date-value", "").partition("T")[0]
        case _:
            value = "\n".join(paragraphs)
    return value.strip()[:MOST_SIGNS]


def _many(told: Mapping[str, str], name: str) -> int:
    return max(1, int(told.get(name, "1")))
