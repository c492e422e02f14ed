"""Spreadsheets that are packed: unpacked as far as they are needed, and never beyond a bound.

A library that lays a sheet out as a grid dies of two cells far apart; here a row exists if something stands in it.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from xml.parsers.expat import ExpatError, ParserCreate

from xiangyue.intake.sheets import Book, SheetFlaw, SheetRefused

MOST_UNPACKED = 96 << 20  # all parts that are read; 20,000 rows take a tenth of it
MOST_PARTS = 2_000
_PIECE = 1 << 16
_WAYS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"

Begin = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Outside(Exception):  # noqa: N818 - never leaves this room
    """A part of the file says something no spreadsheet says."""


class TooMuch(Exception):  # noqa: N818 - never leaves this room
    """More than anybody's roster."""


class Pack:
    """The parts of a packed file."""

    def __init__(self, content: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        if len(self._zip.infolist()) > MOST_PARTS:
            raise TooMuch
        if any(part.compress_type not in _WAYS for part in self._zip.infolist()):
            raise Outside  # nobody's spreadsheet; LZMA may ask for gigabytes before the first byte
        self._left = MOST_UNPACKED

    def has(self, part: str) -> bool:
        """Say whether there is a part of that name."""
        return part in self._zip.NameToInfo

    def read(self, part: str, begin: Begin, end: End, text: Text) -> None:
        """Go through a part of XML, by the names without their prefixes; no entity is ever followed."""
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = lambda name, attributes: begin(name.rpartition(":")[2], attributes)
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
        parser.CharacterDataHandler = text
        with self._zip.open(part) as stream:
            while piece := stream.read(_PIECE):
                self._left -= len(piece)
                if self._left < 0:
                    raise TooMuch
                parser.Parse(piece, False)
        parser.Parse(b"", True)

    def begins(self, part: str) -> bytes:
        """Return the first bytes of a part."""
        with self._zip.open(part) as stream:
            return stream.read(len(_ODS) + 1)


def read_packed(content: bytes, *, name: str) -> Book:
    """Return the sheets of an XLSX or an ODS.

    Raises:
        SheetRefused: it is neither, or it is spoiled, locked or enormous.

    """
    from xiangyue.intake.sheets_ods import read_ods  # noqa: PLC0415 - either is read alone
    from xiangyue.intake.sheets_xlsx import read_xlsx  # noqa: PLC0415

    try:
        pack = Pack(content)
        if pack.has("mimetype") and pack.begins("mimetype").strip() == _ODS:
            return read_ods(pack, name=name)
        if pack.has("xl/workbook.xml"):
            return read_xlsx(pack, name=name)
    except TooMuch:
        raise SheetRefused(name=name, flaw=SheetFlaw.TOO_BIG) from None
    except RuntimeError:  # what zipfile says of a password
        raise SheetRefused(name=name, flaw=SheetFlaw.OLD) from None
    except (Outside, ExpatError, zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, LookupError):
        raise SheetRefused(name=name, flaw=SheetFlaw.BROKEN) from None
    raise SheetRefused(name=name, flaw=SheetFlaw.NOT_A_SHEET)


def number_told(written: str) -> str:
    """Return a number as people would write it: 24516 for 24516.0."""
    try:
        number = float(written)
    except ValueError:
        return written
    return str(int(number)) if number.is_integer() and abs(number) < 10**15 else written


def _refuse_doctype(*_: object) -> None:
    raise Outside
