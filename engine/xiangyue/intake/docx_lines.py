"""A document as lines: the words a reader sees once all tracked changes are accepted, and the bookmarks among them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from xiangyue.intake.docx_numbering import Numbering
from xiangyue.intake.docx_parcel import Opened, opened
from xiangyue.intake.docx_refusals import DocxFlaw, DocxRefused
from xiangyue.intake.flaws import strange_sign

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

# Struck by a tracked change, the small reading above a rare character, the second way to say what stands beside it.
_UNSEEN = {f"{_W}del", f"{_W}moveFrom", f"{_W}rt", f"{_W}pPr", f"{_W}rPr", f"{_MC}Fallback"}
_SAID = {f"{_W}tab": "\t", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_PLACES = {  # words that stand beside the text: taken silently or left out silently, they would be wrong either way
    f"{_W}tbl": DocxFlaw.TABLE,
    f"{_W}txbxContent": DocxFlaw.TEXT_BOX,
    f"{_M}oMath": DocxFlaw.FORMULA,
}
_MARKS = {
    f"{_W}footnoteReference": DocxFlaw.FOOTNOTE,
    f"{_W}endnoteReference": DocxFlaw.FOOTNOTE,
    f"{_W}altChunk": DocxFlaw.EMBEDDED,
    f"{_W}object": DocxFlaw.EMBEDDED,
    f"{_W}subDoc": DocxFlaw.EMBEDDED,
    f"{_W}sym": DocxFlaw.SYMBOL,
}
_WORDS = (f"{_W}t", f"{_M}t")
_OFF = {"0", "false", "off"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph; a line break within it is a line break within the words."""

    words: str
    marks: tuple[str, ...] = ()  # names of the bookmarks that begin in it


def lines_of(content: bytes, *, name: str) -> tuple[Line, ...]:
    """Return the lines of a .docx.

    Raises:
        DocxRefused: it cannot be opened, or holds words in places where none can be read.

    """
    document = opened(content, name=name)
    _check_places(document.body, name)
    lines = tuple(_lines(document, name))
    for line in lines:
        if strange_sign(line.words) is not None:
            raise DocxRefused(name=name, flaw=DocxFlaw.SIGN, what=line.words)
    return lines


def _lines(document: Opened, name: str) -> Iterator[Line]:
    """Yield paragraph by paragraph; one whose end was struck goes on in the next."""
    numbering, hidden = Numbering(document.styles, document.lists, name=name), _hidden_styles(document.styles)
    words, marks = "", list[str]()
    for paragraph in document.body.iter(f"{_W}p"):
        if _within(paragraph, document.body):
            continue
        _check_hidden(paragraph, hidden, name)
        told = "".join(_pieces(paragraph))
        marks += [mark.get(f"{_W}name", "") for mark in paragraph.iter(f"{_W}bookmarkStart")]
        if told.strip() and not words.strip() and (label := numbering.label(paragraph)):
            told = f"{label}\u3000{told}" if label.endswith("条") else label + told
        words += told
        if paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is None:
            yield Line(words=words, marks=tuple(marks))
            words, marks = "", []
    if words or marks:
        yield Line(words=words, marks=tuple(marks))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _UNSEEN:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}br":
            yield "" if child.get(f"{_W}type") in {"page", "column"} else "\n"
        elif child.tag in _SAID:
            yield _SAID[child.tag]
        else:
            yield from _pieces(child)


def _within(paragraph: Any, body: Any) -> bool:
    """Whether it stands in a table or a box: both are known to be empty by now."""
    above = paragraph.getparent()
    while above is not None and above is not body:
        if above.tag in _PLACES:
            return True
        above = above.getparent()
    return False


def _check_places(body: Any, name: str) -> None:
    for element in body.iter():
        if element.tag in _MARKS:
            raise DocxRefused(name=name, flaw=_MARKS[element.tag], what=_near(element))
        if element.tag in _PLACES and (said := "".join(one.text or "" for one in element.iter(*_WORDS))).strip():
            raise DocxRefused(name=name, flaw=_PLACES[element.tag], what=said)


def _near(element: Any) -> str:
    """Return the words of the paragraph it stands in."""
    above = element
    while above is not None and above.tag != f"{_W}p":
        above = above.getparent()
    return "" if above is None else "".join(_pieces(above))


def _check_hidden(paragraph: Any, hidden: set[str], name: str) -> None:
    """Refuse words nobody sees on paper: they would stand in the draft unread."""
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    by_style = style is not None and style.get(f"{_W}val") in hidden
    for run in paragraph.iter(f"{_W}r"):
        told = "".join(one.text or "" for one in run.iter(f"{_W}t"))
        if told.strip() and _vanishes(run.find(f"{_W}rPr"), hidden, by_style):
            raise DocxRefused(name=name, flaw=DocxFlaw.HIDDEN, what=told)


def _vanishes(properties: Any, hidden: set[str], by_style: bool) -> bool:
    if properties is None:
        return by_style
    if (vanish := properties.find(f"{_W}vanish")) is not None:
        return vanish.get(f"{_W}val", "1") not in _OFF
    style = properties.find(f"{_W}rStyle")
    return by_style or (style is not None and style.get(f"{_W}val") in hidden)


def _hidden_styles(styles: Any) -> set[str]:
    return {
        style.get(f"{_W}styleId", "")
        for style in styles.iter(f"{_W}style")
        if (properties := style.find(f"{_W}rPr")) is not None and _vanishes(properties, set(), by_style=False)
    }
