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
from xiangyue.documents.page import Page, RecordedPage
from xiangyue.documents.typeset import Attached, Typesetter

if TYPE_CHECKING:
    from xiangyue.documents.sheets import Sheets

_SPARE = 4  # empty lines for those who take over later
_MOST = 2  # pages of a 纪要; the 程序核对表 behind it has its own
_TIGHTEST = 2  # 1: somewhat smaller type; 2: smaller still
_SHORTEST = 2  # 0 in full; 1 without lists of names; 2 without speeches too


@dataclass(frozen=True, slots=True, kw_only=True)
class MadePaper:
    """A paper, not signed yet, and what it was made from and with."""

    pdf: bytes
    pages: int
    body_pages: int  # of the 纪要, without the 程序核对表
    attached: bytes  # the facts as canonical JSON, also inside the PDF; b"" of a page that leaves no trace
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

    def paper(self, facts: Page) -> MadePaper:
        """Make a paper from its template: the same facts, the same bytes.

        Raises:
            GlyphMissing: a character no font has.
            TemplateMissing, TemplateBroken, AddressRefused, PaperBroken: a township's template is at fault.

        """
        match facts:
            case MinutesFacts():
                return self.minutes(facts)
            case OpeningFacts():
                return self.opening(facts)
            case _:
                return self._made(facts, self._tightened(facts))

    def minutes(self, facts: MinutesFacts) -> MadePaper:
        """Make the 会议纪要 with its 程序核对表.

        Where it would be longer than two pages, names and speeches give way to where they stand in full;
        where the 程序核对表 would be longer than one, it is set in smaller type.

        Raises:
            GlyphMissing, TemplateMissing, TemplateBroken, AddressRefused, PaperBroken: as of any paper.

        """
        document, body = self._fitted(facts)
        return self._made(facts, document, body_pages=body)

    def opening(self, facts: OpeningFacts) -> MadePaper:
        """Make the 登记簿启用及交接表, of one page.

        Raises:
            GlyphMissing, TemplateMissing, TemplateBroken, AddressRefused, PaperBroken: as of any paper.

        """
        return self._made(facts, self._on_one_page(facts))

    def lay_out(self, facts: Page, **how: object) -> Any:
        """Return the pages of a paper, WeasyPrint's document; `how` is what its template knows besides the facts."""
        return self._typesetter.lay_out(self.page(facts, **how), self._sheets.style(facts.style))

    def page(self, facts: Page, **how: object) -> str:
        """Return the page of HTML a paper is laid out from."""
        from xiangyue.documents.codes import picture  # noqa: PLC0415 - segno, for whoever makes a paper

        if isinstance(facts, RecordedPage):
            how["qr"] = picture(facts.head)
        return settle(self._sheets.fill(facts.template, facts=facts, **{"short": 0, "tight": 0, **how}), self._fonts)

    def _made(self, facts: Page, document: Any, *, body_pages: int | None = None) -> MadePaper:
        attached = None
        if isinstance(facts, RecordedPage):
            name = facts.template.partition(".")[0]
            attached = Attached(name=f"{name}.json", content=canonical(plain(facts)), words=f"{facts.title}的数据")
        return MadePaper(
            pdf=self._typesetter.press(document, attached, at=facts.made_at),
            pages=len(document.pages),
            body_pages=body_pages or len(document.pages),
            attached=attached.content if attached else b"",
            made_with=self._made_with(facts.template, facts.style),
        )

    def _tightened(self, facts: Page) -> Any:
        """Return the pages in the largest type in which they are as few as they should be, or the fewest.

        Smaller type saves one page: what is longer stays easy to read.
        """
        best = self.lay_out(facts)
        for tight in range(1, _TIGHTEST + 1):
            if not facts.most or len(best.pages) != facts.most + 1:
                break
            document = self.lay_out(facts, tight=tight)
            if len(document.pages) < len(best.pages):
                best = document
        return best

    def _on_one_page(self, facts: OpeningFacts) -> Any:
        """Return the page with as many empty lines as there is room for; in smaller type where there is for none."""
        for tight, spare in ((tight, spare) for tight in (False, True) for spare in range(_SPARE, -1, -1)):
            document = self.lay_out(facts, spare=spare, tight=tight)
            if len(document.pages) == 1:
                break
        return document

    def _fitted(self, facts: MinutesFacts) -> tuple[Any, int]:
        """Return the pages in the fullest form that fits, and how many of them are the 纪要."""
        short, tight = 0, False
        while True:
            document = self.lay_out(facts, short=short, tight=tight)
            body = _body_pages(document)
            if body > _MOST and short < _SHORTEST:
                short += 1
            elif len(document.pages) - body > 1 and not tight:
                tight = True
            else:
                return document, body

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
