"""The press: opened once, it makes any number of papers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from xiangyue.canon import canonical, plain
from xiangyue.documents.errors import PaperBroken
from xiangyue.documents.facts import MinutesFacts
from xiangyue.documents.fonts import Fonts, read_fonts
from xiangyue.documents.glyphs import settle
from xiangyue.documents.opening import OpeningFacts
from xiangyue.documents.typeset import Attached, Typesetter

if TYPE_CHECKING:
    from xiangyue.documents.sheets import Sheets

MINUTES = "minutes.html.j2"
STYLE = "paper.css"
OPENING = "opening.html.j2"
OPENING_STYLE = "opening.css"
_SPARE = 4  # empty lines for those who take over later
_MOST = 2  # pages of a 纪要; the 程序核对表 behind it has its own
_SHORTEST = 2  # 0 in full; 1 without lists of names; 2 without speeches too


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePaper:
    """A paper, not signed yet, and what it was made from and with."""

    pdf: bytes
    pages: int
    body_pages: int  # of the 纪要, without the 程序核对表
    attached: bytes  # the facts as canonical JSON, also inside the PDF
    made_with: Mapping[str, str]  # digests of templates, style and fonts; versions of libraries

    @property
    def digest(self) -> str:
        return sha256(self.pdf).hexdigest()


class Press:
    """Fonts, templates and the layout engine, ready."""

    def __init__(self, *, fonts: Fonts, sheets: "Sheets", typesetter: Typesetter) -> None:
        self._fonts, self._sheets, self._typesetter = fonts, sheets, typesetter

    @classmethod
    def open(cls, *, fonts: Path, cache: Path, templates: Sequence[Path]) -> Self:
        """Return a press; `cache` holds what is known of the fonts, `templates` are asked in order.

        Raises:
            FontsMissing, CacheNotWritable, LibraryMissing, HarfBuzzSubsetMissing, TemplateBroken: see there.

        """
        from xiangyue.documents.sheets import Sheets  # noqa: PLC0415 - Jinja2, for whoever makes a paper

        known = read_fonts(fonts, cache)
        return cls(fonts=known, sheets=Sheets(templates), typesetter=Typesetter(known, cache))

    def minutes(self, facts: MinutesFacts) -> MadePaper:
        """Make the 会议纪要 with its 程序核对表: the same facts, the same bytes.

        Where it would be longer than two pages, names and speeches give way to where they stand in full;
        where the 程序核对表 would be longer than one, it is set in smaller type.

        Raises:
            GlyphMissing: a character no font has.
            TemplateMissing, TemplateBroken, AddressRefused, PaperBroken: a township's template is at fault.

        """
        document, body = self._fitted(facts)
        attached = Attached(name="minutes.json", content=canonical(plain(facts)), words="会议纪要的数据")
        return MadePaper(
            pdf=self._typesetter.press(document, attached, at=facts.made_at),
            pages=len(document.pages),
            body_pages=body,
            attached=attached.content,
            made_with=self._made_with(MINUTES, STYLE),
        )

    def opening(self, facts: OpeningFacts) -> MadePaper:
        """Make the 登记簿启用及交接表: one page, the same facts, the same bytes.

        Raises:
            GlyphMissing: a character no font has.
            TemplateMissing, TemplateBroken, AddressRefused, PaperBroken: a township's template is at fault.

        """
        document = self._on_one_page(facts)
        attached = Attached(name="opening.json", content=canonical(plain(facts)), words="登记簿启用及交接表的数据")
        return MadePaper(
            pdf=self._typesetter.press(document, attached, at=facts.made_at),
            pages=len(document.pages),
            body_pages=len(document.pages),
            attached=attached.content,
            made_with=self._made_with(OPENING, OPENING_STYLE),
        )

    def _on_one_page(self, facts: OpeningFacts) -> Any:
        """Return the page with as many empty lines as there is room for; in smaller type where there is for none."""
        from xiangyue.documents.codes import picture  # noqa: PLC0415 - segno, for whoever makes a paper

        for tight, spare in ((tight, spare) for tight in (False, True) for spare in range(_SPARE, -1, -1)):
            page = self._sheets.fill(OPENING, facts=facts, qr=picture(facts.head), spare=spare, tight=tight)
            document = self._typesetter.lay_out(settle(page, self._fonts), self._sheets.style(OPENING_STYLE))
            if len(document.pages) == 1:
                break
        return document

    def _fitted(self, facts: MinutesFacts) -> tuple[Any, int]:
        """Return the pages in the fullest form that fits, and how many of them are the 纪要."""
        style = self._sheets.style(STYLE)
        short, tight = 0, False
        while True:
            document = self._typesetter.lay_out(self.page(facts, short=short, tight=tight), style)
            body = _body_pages(document)
            if body > _MOST and short < _SHORTEST:
                short += 1
            elif len(document.pages) - body > 1 and not tight:
                tight = True
            else:
                return document, body

    def page(self, facts: MinutesFacts, *, short: int = 0, tight: bool = False) -> str:
        """Return the page of HTML the minutes are laid out from."""
        from xiangyue.documents.codes import picture  # noqa: PLC0415 - segno, for whoever makes a paper

        return settle(
            self._sheets.fill(MINUTES, facts=facts, qr=picture(facts.head), short=short, tight=tight), self._fonts
        )

    def _made_with(self, *names: str) -> Mapping[str, str]:
        return {
            **{f"template:{name}": digest for name, digest in self._sheets.digests(*names).items()},
            **{f"font:{name}": digest for name, digest in sorted(self._fonts.digests.items())},
            **{f"library:{name}": version for name, version in sorted(self._typesetter.libraries.items())},
        }


def _body_pages(document: Any) -> int:
    """Return on how many pages the 纪要 stands: those before the 程序核对表, which every template must have."""
    for before, page in enumerate(document.pages):
        if "checklist" in page.anchors:
            return before
    raise PaperBroken(problem="程序核对表（checklist）")
