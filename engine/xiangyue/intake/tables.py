"""Tables as WPS and Excel save them: CSV in UTF-8, a heading, a row a line; every bad cell is named, none is guessed."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from xiangyue.errors import Refusal
from xiangyue.intake.files import content_of
from xiangyue.intake.flaws import decoded
from xiangyue.words import say

MOST_BYTES = 20 << 20  # a roster of a town
_AT_MOST_TOLD = 5

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class BadCell:
    """A cell that cannot be taken: where it stands, what it holds, why."""

    line: int
    column: str
    value: str
    reason: str


class TableRefused(Refusal):
    """A table has bad cells, and nothing of it was taken; `cells` names each."""

    code = "table-refused"

    def __init__(self, *, name: str, cells: Sequence[BadCell]) -> None:
        told = "；".join(
            say("table.cell", line=one.line, column=one.column, value=one.value[:20], reason=one.reason)
            for one in cells[:_AT_MOST_TOLD]
        )
        super().__init__(name=name, count=len(cells), told=told)
        self.cells = tuple(cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row by its columns; what is wrong with it is noted, and told at the end with all the rest."""

    line: int
    cells: Mapping[str, str]
    bad: list[BadCell] = field(repr=False)

    def text(self, column: str) -> str:
        """Return what the cell holds; an empty one is noted."""
        value = self.cells.get(column, "")
        if not value:
            self.note(column, "table.empty")
        return value

    def maybe(self, column: str, reading: Callable[[str], T | None], reason: str) -> T | None:
        """Return what the cell holds as `reading` has it, None if it is empty; what it cannot read is noted."""
        value = self.cells.get(column, "")
        if not value:
            return None
        if (read := reading(value)) is None:
            self.note(column, reason)
        return read

    def must(self, column: str, reading: Callable[[str], T | None], reason: str, default: T) -> T:
        """Return the same of a cell that may not be empty; `default` stands in until the table is refused."""
        read = self.maybe(column, reading, reason) if self.text(column) else None
        return default if read is None else read

    def note(self, column: str, reason: str, **facts: object) -> None:
        """Note that the cell is bad."""
        value = self.cells.get(column, "")
        self.bad.append(BadCell(line=self.line, column=column, value=value, reason=say(reason, **facts)))


def read_table(path: Path, *, columns: Sequence[str], optional: Sequence[str] = ()) -> tuple[list[Row], list[BadCell]]:
    """Return the rows, and the list in which they note what is bad: the caller refuses the table if it is not empty.

    Raises:
        FileNotOpened: it cannot be opened.
        FileRefused: it is no text.
        TableRefused: its heading is not as it should be.

    """
    text = decoded(content_of(path, most=MOST_BYTES), name=path.name, most=MOST_BYTES)
    reader = csv.reader(io.StringIO(text), strict=True)
    bad: list[BadCell] = []
    rows: list[Row] = []
    try:
        heading = [cell.strip() for cell in next(reader, [])]
        bad += _bad_heading(heading, columns, optional)
        if not bad:
            for cells in reader:
                _take(rows, bad, heading, [cell.strip() for cell in cells], reader.line_num)
    except csv.Error:
        bad.append(BadCell(line=reader.line_num, column="", value="", reason=say("table.quotes")))
        raise TableRefused(name=path.name, cells=bad) from None
    if bad and not rows:
        raise TableRefused(name=path.name, cells=bad)
    return rows, bad


def _bad_heading(heading: Sequence[str], columns: Sequence[str], optional: Sequence[str]) -> list[BadCell]:
    missing = [(column, "table.column_missing") for column in columns if column not in heading]
    unknown = [(column, "table.column_unknown") for column in heading if column not in {*columns, *optional}]
    twice = [(column, "table.column_twice") for column in dict.fromkeys(heading) if heading.count(column) > 1]
    return [
        BadCell(line=1, column=column, value="", reason=say(reason)) for column, reason in (*missing, *unknown, *twice)
    ]


def _take(rows: list[Row], bad: list[BadCell], heading: Sequence[str], cells: Sequence[str], line: int) -> None:
    if not any(cells):
        return
    if len(cells) != len(heading):
        bad.append(BadCell(line=line, column="", value=cells[0], reason=say("table.cells", n=len(heading))))
        return
    rows.append(Row(line=line, cells=dict(zip(heading, cells, strict=True)), bad=bad))
