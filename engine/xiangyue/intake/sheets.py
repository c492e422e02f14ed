"""Tables as people hand them in: CSV, XLSX, ODS, told apart by what is in them and never by their name."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from xiangyue.errors import Refusal
from xiangyue.intake.files import content_of

MOST_BYTES = 20 << 20  # a roster of a town
MOST_ROWS = 20_000
MOST_COLUMNS = 100
MOST_SIGNS = 1_000  # of one cell

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0"  # .xls, .et, and any spreadsheet under a password (MS-CFB)


class SheetFlaw(StrEnum):
    """Why a spreadsheet cannot be read at all."""

    OLD = "old"
    NOT_A_SHEET = "not_a_sheet"
    BROKEN = "broken"
    TOO_BIG = "too_big"
    SEVERAL = "several"


class SheetRefused(Refusal):
    """A file is no table that can be read."""

    code = "sheet-refused"

    def __init__(self, *, name: str, flaw: SheetFlaw) -> None:
        super().__init__(name=name, flaw=flaw)


class Kind(StrEnum):
    """What a table was written as."""

    CSV = "csv"
    XLSX = "xlsx"
    ODS = "ods"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row as it stands in the file."""

    number: int  # as the spreadsheet counts, from 1
    cells: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: its rows that hold anything, and what was odd about single cells."""

    title: str
    lines: Sequence[Line]
    odd: dict[tuple[int, int], str] = field(default_factory=dict)  # line and place: the words' code
    hidden: bool = False
    hidden_lines: frozenset[int] = frozenset()  # rows and columns that are folded away in the spreadsheet
    hidden_places: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """All sheets of a file."""

    name: str
    kind: Kind
    encoding: str = ""  # of a CSV: UTF-8 or GB 18030
    sheets: tuple[Sheet, ...] = ()


def read_book(path: Path, *, known: frozenset[str] = frozenset()) -> Book:
    """Return what a file holds; words of the heading in `known` tell one encoding of a CSV from another.

    Raises:
        FileNotOpened: it cannot be opened.
        FileRefused: as text, it has signs no text has.
        SheetRefused: it is no table, or it is spoiled, locked or enormous.

    """
    content = content_of(path, most=MOST_BYTES)
    if content.startswith(_COMPOUND):
        raise SheetRefused(name=path.name, flaw=SheetFlaw.OLD)
    if content.startswith(_ZIP):
        from xiangyue.intake.sheets_packed import read_packed  # noqa: PLC0415 - a CSV needs none of it

        return read_packed(content, name=path.name)
    from xiangyue.intake.sheets_csv import read_csv  # noqa: PLC0415

    return read_csv(content, name=path.name, known=known)
