"""A .docx of a stranger is looked over as a zip and as XML before the library sees it; nothing in it runs or is fetched.

What is refused: anything but a plain .docx, passwords, macros, what swells when unpacked, a DOCTYPE (and with it every
entity), and references to the world outside. Links stay what they are: words; nobody follows them.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from xiangyue.intake.docx_refusals import DocxFlaw, DocxRefused

MOST_DOCX = 16 << 20  # bytes of the file; pictures are large
MOST_UNPACKED = 64 << 20
MOST_XML = 16 << 20  # of one part
MOST_PARTS = 1000
SWELLING = 200  # times; a long text of one article again and again comes to forty
_SMALL = 4 << 20  # what unpacks to less harms nobody, whatever the ratio
DEEPEST = 100
MOST_ELEMENTS = 400_000

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # .doc, .wps, and a .docx under a password
_UTF16 = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_STRICT = "http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What is read of a document: the elements of its text, its styles and its lists; None where it has none."""

    body: Any
    styles: Any
    lists: Any


def opened(content: bytes, *, name: str) -> Opened:
    """Return the document, once it is known to be harmless.

    Raises:
        DocxRefused: it is not, or it is no .docx.

    """
    import docx  # noqa: PLC0415 - slow to import, and only what takes a .docx needs it

    _check(content, name)
    try:
        document = docx.Document(io.BytesIO(content))
        # Not the library's own way to the lists: it makes a part where there is none.
        inside = [one for one in document.part.rels.values() if not one.is_external]
        lists = next((one.target_part for one in inside if one.reltype.endswith("/numbering")), None)
        body, styles = document.element.body, document.styles.element
    except Exception as problem:  # what a library raises on a broken file is nobody's promise
        raise DocxRefused(name=name, flaw=DocxFlaw.DAMAGED) from problem
    if body is None:
        raise DocxRefused(name=name, flaw=DocxFlaw.DAMAGED)
    return Opened(body=body, styles=styles, lists=getattr(lists, "element", None))


def _check(content: bytes, name: str) -> None:
    if len(content) > MOST_DOCX:
        raise DocxRefused(name=name, flaw=DocxFlaw.TOO_LARGE)
    if content.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in content
        raise DocxRefused(name=name, flaw=DocxFlaw.ENCRYPTED if locked else DocxFlaw.OLD_DOC)
    if not content.startswith(b"PK"):
        raise DocxRefused(name=name, flaw=DocxFlaw.NOT_DOCX)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parcel:
            _check_parcel(parcel, len(content), name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ) as problem:
        raise DocxRefused(name=name, flaw=DocxFlaw.DAMAGED) from problem


def _check_parcel(parcel: zipfile.ZipFile, packed: int, name: str) -> None:
    parts = parcel.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > max(_SMALL, min(MOST_UNPACKED, SWELLING * packed)):
        raise DocxRefused(name=name, flaw=DocxFlaw.SWELLS)
    if any(part.flag_bits & 1 for part in parts):
        raise DocxRefused(name=name, flaw=DocxFlaw.ENCRYPTED)
    names = [part.filename for part in parts]
    if "[Content_Types].xml" not in names:
        raise DocxRefused(name=name, flaw=DocxFlaw.NOT_DOCX)
    if len(set(names)) != len(names):  # two readers would see two different documents
        raise DocxRefused(name=name, flaw=DocxFlaw.DAMAGED)
    if any(part.lower().endswith("vbaproject.bin") for part in names):
        raise DocxRefused(name=name, flaw=DocxFlaw.MACROS)
    # No more than the declared size is ever unpacked: so zipfile reads.
    for flaw in (found for part in parts for found in _flaws(part.filename, parcel.read(part))):
        raise DocxRefused(name=name, flaw=flaw)


def _flaws(part: str, content: bytes) -> Iterator[DocxFlaw]:
    """Yield what is wrong with one part; what is no XML is never looked into, by us or by the library."""
    named = part.lower().endswith((".xml", ".rels"))
    if not named and not content.startswith(_UTF16) and content[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"<":
        return
    survey = _Survey()
    if len(content) > MOST_XML:
        yield DocxFlaw.SWELLS
        return
    try:
        survey.read(content)
    except expat.ExpatError:
        yield survey.flaw or DocxFlaw.DAMAGED
    else:
        if part == "[Content_Types].xml":
            yield from _kind(survey.types)
        if survey.flaw:
            yield survey.flaw


def _kind(types: set[str]) -> Iterator[DocxFlaw]:
    if any("macroenabled" in one.lower() or "vbaproject" in one.lower() for one in types):
        yield DocxFlaw.MACROS
    elif _MAIN not in types:
        yield DocxFlaw.NOT_DOCX


class _Survey:
    """What an XML part says of itself, without building it."""

    def __init__(self) -> None:
        self.flaw: DocxFlaw | None = None
        self.types: set[str] = set()
        self._depth = self._elements = 0

    def read(self, content: bytes) -> None:
        """Go through it.

        Raises:
            ExpatError: it is no XML, or has a DOCTYPE.

        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._doctype  # before any entity is declared
        parser.StartElementHandler = self._begin
        parser.EndElementHandler = self._end
        parser.Parse(content, True)

    def _doctype(self, *_: object) -> None:
        self.flaw = DocxFlaw.DOCTYPE
        raise expat.ExpatError

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > DEEPEST or self._elements > MOST_ELEMENTS:
            self.flaw = DocxFlaw.SWELLS
            raise expat.ExpatError
        if tag.startswith(_STRICT):
            self.flaw = DocxFlaw.STRICT
        self.types.add(attributes.get("ContentType", ""))
        if attributes.get("TargetMode") == "External" and not attributes.get("Type", "").endswith("/hyperlink"):
            self.flaw = DocxFlaw.OUTSIDE

    def _end(self, _: str) -> None:
        self._depth -= 1
