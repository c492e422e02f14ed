"""How many columns words take, and folding them at 80.

Characters of ambiguous width (UAX 11) count as two: a Chinese terminal may draw “ ” … × ① either way, and a line that
is too short harms nobody.
"""

import unicodedata
from collections.abc import Iterator

COLUMNS = 80
LINES = 24
TAB = "    "
TWO = {"W", "F", "A"}
OBEYED = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # private and unknown characters stay: rare names are written with them
NEVER_FIRST = "，。、；：？！）》」』】〕”’,.;:?!)]}%％…—～·"  # GB/T 15834, 5.1.1: these do not begin a line
NEVER_LAST = "（《「『【〔“‘([{"


def plain(text: str) -> str:
    """Return the text without anything a terminal would obey: controls, turns of direction, halves of pairs."""
    return "".join(sign for sign in text.expandtabs(len(TAB)) if sign == "\n" or _harmless(sign))


def _harmless(sign: str) -> bool:
    return unicodedata.category(sign) not in OBEYED


def width(text: str) -> int:
    """Return how many columns the text takes."""
    return sum(_columns(sign) for sign in text)


def _columns(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in TWO else 1


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Return the text with blanks up to that many columns."""
    blanks = " " * (columns - width(text))
    return blanks + text if right else text + blanks


def cut(text: str, columns: int) -> str:
    """Return as much of the text as fits, two dots where some is left out."""
    if width(text) <= columns:
        return text
    kept = ""
    for sign in text:
        if width(kept) + _columns(sign) > columns - 2:
            break
        kept += sign
    return kept + ".." if columns >= len("..") else "." * columns


def wrap(text: str, columns: int = COLUMNS, *, indent: str = "") -> list[str]:
    """Return the text folded; lines after the first begin with the indent."""
    folded: list[str] = []
    for line in plain(text).split("\n"):
        folded += _fold(line, columns, indent)
    return folded


def _fold(line: str, columns: int, indent: str) -> list[str]:
    lines, present = [], ""
    for piece in _pieces(line, columns - width(indent)):
        if width(present) + width(piece.rstrip()) <= columns:
            present += piece
        else:
            lines.append(present.rstrip())
            present = indent + piece.lstrip()
    return [*lines, present.rstrip()]


def _pieces(line: str, columns: int) -> Iterator[str]:
    """Yield what may not be torn apart: an English word, a number, a sign with the stop behind it."""
    piece = ""
    for sign in line:
        if piece and (width(piece) + _columns(sign) > columns or not _bound(piece[-1], sign)):
            yield piece
            piece = ""
        piece += sign
    yield piece


def _bound(before: str, after: str) -> bool:
    if after in NEVER_FIRST or before in NEVER_LAST or not _columns(after):
        return True
    if after == " ":
        return before != " "
    return before.isascii() and after.isascii() and before != " "
