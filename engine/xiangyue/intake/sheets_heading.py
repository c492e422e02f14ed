"""表头: which column is which, in whatever order and under whatever of its names."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from xiangyue.intake.sheets import Book, Line, Sheet, SheetFlaw, SheetRefused

_SEARCHED = 10  # a title, the village's name and a date may stand above the heading
_ASIDE = re.compile(r"[(（\[【].*?[)）\]】]|[*＊:：\s]")  # (必填), a star, a colon, blanks to make words equally long
_ENOUGH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """The columns a table may have."""

    needed: Sequence[str]
    optional: Sequence[str] = ()
    left_out: Sequence[str] = ()  # known, and not taken in
    other_names: Mapping[str, str] = field(default_factory=dict)
    instead: Mapping[str, str] = field(default_factory=dict)  # a needed column, and the one that says the same

    def column(self, told: str) -> str | None:
        """Return the column that is meant by a word of a heading; "" if it is known and left out."""
        word = unicodedata.normalize("NFKC", _ASIDE.sub("", told))
        word = self.other_names.get(word, word)
        if word in {*self.needed, *self.optional}:
            return word
        return "" if word in self.left_out else None

    def missing(self, found: Iterable[str]) -> list[str]:
        """Return the needed columns that are not there, nor what says the same."""
        there = set(found)
        return [one for one in self.needed if one not in there and self.instead.get(one) not in there]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The heading of one sheet."""

    sheet: Sheet
    line: Line
    columns: Sequence[str | None]  # of each cell; "" is left out; None: nobody knows it, or the cell is empty

    @property
    def words(self) -> Mapping[str, str]:
        """The columns as the village calls them."""
        return {column: word for column, word in zip(self.columns, self.line.cells, strict=True) if column}

    @property
    def left_out(self) -> list[str]:
        """The columns that are known and not taken in."""
        return [word for column, word in zip(self.columns, self.line.cells, strict=True) if word and column == ""]

    @property
    def unknown(self) -> list[str]:
        """The columns nobody knows."""
        return [word for column, word in zip(self.columns, self.line.cells, strict=True) if word and column is None]


def find_heading(book: Book, heads: Heads) -> Heading | None:
    """Return the heading of the one sheet that has such a table; None where there is nothing at all.

    Raises:
        SheetRefused: several sheets have one.

    """
    headings = [_heading(sheet, heads) for sheet in book.sheets if not sheet.hidden and sheet.lines]
    likely = [one for one in headings if _recognised(one) >= _ENOUGH]
    if len(likely) > 1:
        raise SheetRefused(name=book.name, flaw=SheetFlaw.SEVERAL)
    return next(iter(likely or headings), None)


def _heading(sheet: Sheet, heads: Heads) -> Heading:
    found = [
        Heading(sheet=sheet, line=line, columns=[heads.column(cell) for cell in line.cells])
        for line in sheet.lines[:_SEARCHED]
    ]
    return max(found, key=_recognised)  # of equals the first


def _recognised(heading: Heading) -> int:
    return sum(column is not None for column in heading.columns)
