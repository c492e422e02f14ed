"""XLSX, as Excel, WPS and LibreOffice write it (ECMA-376): values as they were last computed, and nothing else.

Macros, links to other files, comments and pictures are parts nobody opens here.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date, timedelta

from xiangyue.intake.sheets import MOST_COLUMNS, MOST_ROWS, MOST_SIGNS, Book, Kind, Line, Sheet
from xiangyue.intake.sheets_packed import Outside, Pack, TooMuch, number_told

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_MERGED = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):\1([0-9]{1,7})")  # of one column: a household's number, once for all
_DATES = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}  # built-in formats, those of Chinese Excel among them
_NO_DATE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_YES = {"1", "true"}
_MOST_FILLED = 4 * MOST_ROWS


def read_xlsx(pack: Pack, *, name: str) -> Book:
    """Return all sheets."""
    book = _Book(pack)
    texts = _Texts(pack).texts
    dates = _Styles(pack).dates
    sheets = []
    for title, part, hidden in book.sheets:
        cells = _Cells(texts, dates, date(1904, 1, 1) if book.from_1904 else date(1899, 12, 30))
        pack.read(part, cells.begin, cells.end, cells.text)
        sheets.append(cells.sheet(title, hidden=hidden))
    return Book(name=name, kind=Kind.XLSX, sheets=tuple(sheets))


def _nothing(_: str) -> None:
    """Pass over text and ends nobody needs."""


class _Book:
    """Which sheets there are, and in which parts."""

    def __init__(self, pack: Pack) -> None:
        self.from_1904 = False
        self._named: list[tuple[str, str, bool]] = []
        self._parts: dict[str, str] = {}
        pack.read("xl/workbook.xml", self._workbook, _nothing, _nothing)
        pack.read("xl/_rels/workbook.xml.rels", self._relation, _nothing, _nothing)
        found = ((title, self._parts.get(key, ""), hidden) for title, key, hidden in self._named)
        self.sheets = [(title, part, hidden) for title, part, hidden in found if pack.has(part)]
        if not self.sheets:
            raise Outside

    def _workbook(self, name: str, told: Mapping[str, str]) -> None:
        if name == "workbookPr":
            self.from_1904 = told.get("date1904") in _YES
        elif name == "sheet":
            key = next((value for key, value in told.items() if key.endswith(":id")), "")
            self._named.append((told["name"], key, told.get("state", "visible") != "visible"))

    def _relation(self, name: str, told: Mapping[str, str]) -> None:
        if name == "Relationship" and told.get("Type", "").endswith("/worksheet"):
            target = told["Target"]
            self._parts[told["Id"]] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"


class _Texts:
    """The texts that cells refer to by number; readings of characters above them are left out."""

    def __init__(self, pack: Pack) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._inside = 0
        self._phonetic = False
        if pack.has("xl/sharedStrings.xml"):
            pack.read("xl/sharedStrings.xml", self._begin, self._end, self._text)

    def _begin(self, name: str, _: Mapping[str, str]) -> None:
        if name == "rPh":
            self._phonetic = True
        self._inside += name == "t"

    def _end(self, name: str) -> None:
        self._inside -= name == "t"
        if name == "rPh":
            self._phonetic = False
        elif name == "si":
            self.texts.append("".join(self._pieces))
            self._pieces.clear()

    def _text(self, text: str) -> None:
        if self._inside and not self._phonetic:
            self._pieces.append(text)


class _Styles:
    """Which formats of cells are days."""

    def __init__(self, pack: Pack) -> None:
        self.dates: list[bool] = []
        self._own: dict[str, bool] = {}
        self._formats = False
        if pack.has("xl/styles.xml"):
            pack.read("xl/styles.xml", self._begin, self._end, _nothing)

    def _begin(self, name: str, told: Mapping[str, str]) -> None:
        if name == "numFmt":
            code = _NO_DATE.sub("", told.get("formatCode", "")).lower()
            self._own[told["numFmtId"]] = "y" in code or ("d" in code and "m" in code)
        elif name == "cellXfs":
            self._formats = True
        elif name == "xf" and self._formats:
            key = told.get("numFmtId", "0")
            self.dates.append(self._own.get(key, key.isdecimal() and int(key) in _DATES))

    def _end(self, name: str) -> None:
        if name == "cellXfs":
            self._formats = False


class _Cells:
    """The cells of one sheet, as they come by."""

    def __init__(self, texts: list[str], dates: list[bool], zero: date) -> None:
        self._texts, self._dates, self._zero = texts, dates, zero
        self._rows: dict[int, dict[int, str]] = {}
        self._odd: dict[tuple[int, int], str] = {}
        self._merged: list[tuple[int, int, int]] = []
        self._hidden_lines: set[int] = set()
        self._hidden_places: set[int] = set()
        self._line = self._place = 0
        self._kind = self._style = ""
        self._value: list[str] = []
        self._reading = self._formula = False

    def begin(self, name: str, told: Mapping[str, str]) -> None:
        match name:
            case "c":
                self._place += 1
                if "r" in told:
                    self._line, self._place = _address(told["r"])
                self._kind, self._style = told.get("t", "n"), told.get("s", "")
                self._value, self._formula = [], False
            case "v" | "t":
                self._reading = True
            case "f":
                self._formula = True
            case "row":
                self._line = int(told["r"]) if "r" in told else self._line + 1
                self._place = -1
                if told.get("hidden") in _YES:
                    self._hidden_lines.add(self._line)
            case "col" if told.get("hidden") in _YES:
                last = min(int(told["max"]), MOST_COLUMNS)
                self._hidden_places.update(range(int(told["min"]) - 1, last))
            case "mergeCell":
                if found := _MERGED.fullmatch(told.get("ref", "")):
                    self._merged.append((_column(found[1]), int(found[2]), int(found[3])))
            case _:
                pass

    def text(self, text: str) -> None:
        if self._reading:
            self._value.append(text)

    def end(self, name: str) -> None:
        if name in {"v", "t"}:
            self._reading = False
        elif name == "c":
            self._take("".join(self._value).strip())

    def sheet(self, title: str, *, hidden: bool) -> Sheet:
        """Return what has come by, merged cells filled downwards."""
        numbers = sorted(self._rows)
        filled = 0
        for place, first, last in self._merged:
            for number in numbers[bisect_right(numbers, first) : bisect_left(numbers, last + 1)]:
                filled += 1
                if filled > _MOST_FILLED:
                    raise TooMuch
                if above := self._rows.get(first, {}).get(place):
                    self._rows[number].setdefault(place, above)
        lines = tuple(Line(number=number, cells=_laid_out(self._rows[number])) for number in numbers)
        return Sheet(
            title=title,
            lines=lines,
            odd=self._odd,
            hidden=hidden,
            hidden_lines=frozenset(self._hidden_lines & self._rows.keys()),
            hidden_places=frozenset(self._hidden_places),
        )

    def _take(self, value: str) -> None:
        here = self._line, self._place
        if self._kind == "e":
            self._odd[here] = "table.error"
        elif self._formula and not value:
            self._odd[here] = "table.formula"
            value = "="
        if not value:
            return
        if self._place >= MOST_COLUMNS or (self._line not in self._rows and len(self._rows) >= MOST_ROWS):
            raise TooMuch
        self._rows.setdefault(self._line, {})[self._place] = self._told(value).strip()[:MOST_SIGNS]

    def _told(self, value: str) -> str:
        match self._kind:
            case "s":
                return self._texts[int(value)]
            case "n":
                return self._day(value) or number_told(value)
            case "d":
                return value.partition("T")[0]
            case _:
                return value

    def _day(self, value: str) -> str | None:
        style = int(self._style) if self._style.isdecimal() else -1
        if not 0 <= style < len(self._dates) or not self._dates[style]:
            return None
        try:
            return (self._zero + timedelta(days=int(float(value)))).isoformat()
        except (ValueError, OverflowError):
            return None


def _laid_out(cells: Mapping[int, str]) -> list[str]:
    return [cells.get(place, "") for place in range(max(cells) + 1)]


def _address(told: str) -> tuple[int, int]:
    found = _CELL.fullmatch(told)
    if found is None:
        raise Outside
    return int(found[2]), _column(found[1])


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
