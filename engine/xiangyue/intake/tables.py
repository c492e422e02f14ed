"""Tables with a heading and a row a line: every bad cell is named, none is guessed."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from xiangyue.errors import Refusal
from xiangyue.intake.flaws import strange_sign
from xiangyue.intake.sheets import Book, Kind, Line, read_book
from xiangyue.intake.sheets_heading import Heading, Heads, find_heading
from xiangyue.model import masked
from xiangyue.words import say

PERSONAL: Final = frozenset({"身份证号", "电话"})
"""Columns whose values are said to nobody in full."""

FREE: Final = frozenset({"备注"})
"""Columns of free words: they make no row, and none of them is bad."""

_ASIDE = re.compile(
    r"[合小总共]\s*计.*|(?:制表|填表|填报|审核|负责|经办|联系)[人单位]*\s*[:：].*|(?:注|备注|说明)\s*[:：].*"
)
_AT_MOST_TOLD = 5
_LONGEST = 200

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class BadCell:
    """A cell that cannot be taken: where it stands, what it holds (masked, if it is personal), why."""

    line: int
    column: str
    value: str
    reason: str
    who: str = ""  # whose row it is, where that can be told

    def __str__(self) -> str:
        code = "table.cell" if self.value else "table.cell_empty"
        facts = {"value": self.value[:20]} if self.value else {}
        return say(code, line=self.line, column=self.column, reason=self.reason, **facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row by its columns; what is wrong with it is noted, and told at the end with all the rest."""

    line: int
    cells: Mapping[str, str]
    bad: list[BadCell] = field(repr=False)
    heads: Mapping[str, str] = field(default_factory=dict, repr=False)

    def text(self, column: str) -> str:
        """Return what the cell holds; an empty one is noted."""
        value = self.cells.get(column, "")
        if not value:
            self.note(column, "table.empty")
        return value

    def maybe(self, column: str, reading: Callable[[str], T | None], reason: str, **facts: object) -> T | None:
        """Return what the cell holds as `reading` has it, None if it is empty; what it cannot read is noted."""
        value = self.cells.get(column, "")
        if not value:
            return None
        told = value if value.isascii() else unicodedata.normalize("NFKC", value).strip()
        if (read := reading(told)) is None:
            self.note(column, reason, **facts)
        return read

    def must(self, column: str, reading: Callable[[str], T | None], reason: str, default: T, **facts: object) -> T:
        """Return the same of a cell that may not be empty; `default` stands in until the table is refused."""
        read = self.maybe(column, reading, reason, **facts) if self.text(column) else None
        return default if read is None else read

    def note(self, column: str, reason: str, **facts: object) -> None:
        """Note that the cell is bad."""
        value = self.cells.get(column, "")
        self.bad.append(
            BadCell(
                line=self.line,
                column=self.heads.get(column, column),
                value=masked(value) if column in PERSONAL else value,
                reason=say(reason, **facts),
                who=self.cells.get("姓名", "") if column != "姓名" else "",
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as it was read: `bad` is what its rows note, and whoever reads it refuses it if it is not empty."""

    name: str
    kind: Kind
    encoding: str
    heading: Heading | None = field(repr=False)
    rows: Sequence[Row] = field(repr=False)
    bad: list[BadCell] = field(repr=False)

    @property
    def hidden_lines(self) -> list[int]:
        """The rows that were read although the spreadsheet does not show them."""
        hidden = self.heading.sheet.hidden_lines if self.heading else ()
        return [row.line for row in self.rows if row.line in hidden]

    @property
    def hidden_columns(self) -> list[str]:
        """The columns that were read although the spreadsheet does not show them."""
        if self.heading is None:
            return []
        hidden = self.heading.sheet.hidden_places
        told = enumerate(zip(self.heading.columns, self.heading.line.cells, strict=True))
        return [word for place, (column, word) in told if column and place in hidden]

    @property
    def aside(self) -> list[int]:
        """The rows that were left out: sums, and who filled the table in."""
        heading = self.heading
        if heading is None:
            return []
        below = [line for line in heading.sheet.lines if line.number > heading.line.number]
        return [line.number for line in below if _stands_aside(line, heading)]

    def refuse_bad(self) -> None:
        """Refuse the table if any of its cells is bad, or if it has no rows.

        Raises:
            TableRefused: with every bad cell.

        """
        if self.bad or not self.rows:
            nothing = BadCell(line=1, column="", value="", reason=say("table.no_rows"))
            raise TableRefused(table=self, cells=sorted(self.bad, key=lambda cell: cell.line) or [nothing])


class TableRefused(Refusal):
    """A table has bad cells, and nothing of it was taken; `cells` names each."""

    code = "table-refused"

    def __init__(self, *, table: Table, cells: Sequence[BadCell]) -> None:
        told = "；".join(str(one) for one in cells[:_AT_MOST_TOLD])
        super().__init__(name=table.name, count=len(cells), told=told)
        self.table = table
        self.cells = tuple(cells)


def read_table(path: Path, heads: Heads, *, ignore_unknown: bool = False) -> Table:
    """Return the table in a file, by the columns of its heading.

    Raises:
        FileNotOpened: it cannot be opened.
        FileRefused: it is no text that people write.
        SheetRefused: it is no table.
        TableRefused: its heading is not as it should be.

    """
    book = read_book(path, known=frozenset(heads.needed))
    heading = find_heading(book, heads)
    bad = _bad_heading(heading, heads, ignore_unknown=ignore_unknown)
    rows = [] if heading is None or bad else _rows(book, heading, bad)
    bad += _torn(book)
    table = Table(name=book.name, kind=book.kind, encoding=book.encoding, heading=heading, rows=rows, bad=bad)
    if bad and not rows:
        table.refuse_bad()
    return table


def _bad_heading(heading: Heading | None, heads: Heads, *, ignore_unknown: bool) -> list[BadCell]:
    found = [] if heading is None else [column for column in heading.columns if column]
    line = 1 if heading is None else heading.line.number
    told = [(column, "table.column_missing") for column in heads.missing(found)]
    if heading is not None and not ignore_unknown:
        told += [(word, "table.column_unknown") for word in heading.unknown]
    told += [(column, "table.column_twice") for column in dict.fromkeys(found) if found.count(column) > 1]
    return [BadCell(line=line, column=column, value="", reason=say(reason)) for column, reason in told]


def _rows(book: Book, heading: Heading, bad: list[BadCell]) -> list[Row]:
    rows: list[Row] = []
    words = heading.words
    places = [(place, column) for place, column in enumerate(heading.columns) if column]
    for line in heading.sheet.lines:
        if line.number <= heading.line.number or _stands_aside(line, heading):
            continue
        if _fits(line, heading, book.kind):
            cells = [*line.cells, *[""] * (len(heading.columns) - len(line.cells))]
            told = {column: cells[place] for place, column in places}
            if any(value for column, value in told.items() if column not in FREE):
                rows.append(Row(line=line.number, cells=told, bad=bad, heads=words))
                _note_odd(rows[-1], line, heading)
        else:
            reason = say("table.cells", n=len(heading.columns))
            bad.append(BadCell(line=line.number, column="", value="", reason=reason))
    return rows


def _stands_aside(line: Line, heading: Heading) -> bool:
    """Say whether a row is none of the table's: its heading again, a sum, or who filled it in."""
    first = next(filter(None, line.cells), "")
    return line.cells == heading.line.cells or _ASIDE.fullmatch(first) is not None


def _fits(line: Line, heading: Heading, kind: Kind) -> bool:
    """Say whether a row has as many cells as the heading; a spreadsheet leaves empty ones at its end out."""
    if any(line.cells[len(heading.columns) :]):
        return False
    return kind is not Kind.CSV or len(line.cells) >= len([one for one in heading.line.cells if one])


def _note_odd(row: Row, line: Line, heading: Heading) -> None:
    odd = heading.sheet.odd
    if not odd and strange_sign("".join(line.cells)) is None and max(map(len, line.cells)) <= _LONGEST:
        return
    for place, (column, cell) in enumerate(zip(heading.columns, line.cells, strict=False)):
        if column in FREE:
            continue
        if column and (reason := odd.get((line.number, place))):
            row.note(column, reason)
        elif column and (len(cell) > _LONGEST or strange_sign(cell) is not None):
            row.note(column, "table.signs")


def _torn(book: Book) -> list[BadCell]:
    """Return where a CSV breaks off because a quote has no other."""
    broken = [line for sheet in book.sheets for (line, place) in sheet.odd if place < 0]
    return [BadCell(line=line, column="", value="", reason=say("table.quotes")) for line in broken]
