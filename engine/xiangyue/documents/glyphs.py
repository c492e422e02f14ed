"""生僻字: a rare character never vanishes, never stretches its line, and is refused where no font has it."""

import html
import re

from xiangyue.documents.fonts import Fonts
from xiangyue.errors import Refusal

_LAYOUT = frozenset("\n\t\r\f")
_TEXT = re.compile(r"(<!--.*?-->|<(?:title|style)\b.*?</(?:title|style)>|<[^>]*>)", re.DOTALL | re.IGNORECASE)
_BESIDE = 6  # characters shown either side of the one that cannot be drawn


class GlyphMissing(Refusal):
    """No font has this character: the paper would show a gap in its place."""

    code = "glyph-missing"

    def __init__(self, *, character: str, point: str, where: str) -> None:
        super().__init__(character=character, point=point, where=where)


def settle(page: str, fonts: Fonts) -> str:
    """Return the page with every character that only a fallback face has in a span of its own.

    A fallback glyph moves its line apart even at a fixed line height; within `.rare` it has none (pdf.md 3).

    Raises:
        GlyphMissing: a character that is to be drawn is in no font.

    """
    strange = set(html.unescape(page)) - fonts.body - _LAYOUT
    if not strange:
        return page
    _check(page, strange - fonts.rare)
    wrapped = re.compile(f"[{re.escape(''.join(sorted(strange)))}]+")
    parts = _TEXT.split(page)
    parts[::2] = [wrapped.sub(r'<span class="rare">\g<0></span>', text) for text in parts[::2]]
    return "".join(parts)


def _check(page: str, missing: set[str]) -> None:
    if not missing:
        return
    drawn = html.unescape("".join(part if place % 2 == 0 else "\n" for place, part in enumerate(_TEXT.split(page))))
    for place, character in enumerate(html.unescape(page)):
        if character in missing:
            at = drawn.find(character)
            text, at = (drawn, at) if at >= 0 else (html.unescape(page), place)
            raise GlyphMissing(character=character, point=f"U+{ord(character):04X}", where=_beside(text, at))


def _beside(text: str, at: int) -> str:
    """Return the words around a place, on one line, with the character itself in them as a question mark."""
    line = (
        text[max(0, at - _BESIDE) : at].rpartition("\n")[2] + "？" + text[at + 1 : at + 1 + _BESIDE].partition("\n")[0]
    )
    return line.strip()
