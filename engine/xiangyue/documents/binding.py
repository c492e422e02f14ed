"""装订: several papers as one PDF for the printer, and how many pages a paper has. The only module that knows pikepdf."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Pdf

A4 = (595.28, 841.89)  # points


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One paper of a pile."""

    content: bytes
    copies: int = 1


def pages_in(content: bytes) -> int:
    """Return how many pages a PDF of ours has."""
    from pikepdf import Pdf  # noqa: PLC0415 - for whoever prints a pile or files a case

    with Pdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def bind(papers: Sequence[Bound], *, title: str, two_sided: bool) -> bytes:
    """Return the papers one behind the other; printed on both sides, each copy begins on a sheet of its own.

    Signatures, attachments and fields stay behind: they would not hold for another file. The same papers give
    the same bytes.
    """
    from pikepdf import Name, Pdf  # noqa: PLC0415 - see above

    pile = Pdf.new()
    for paper in papers:
        with Pdf.open(io.BytesIO(paper.content)) as pdf:
            if Name.AcroForm in pdf.Root:
                del pdf.Root.AcroForm
            for page in pdf.pages:
                for key in (Name.Annots, Name.StructParents, Name.Tabs):
                    if key in page.obj:
                        del page.obj[key]
            first, count = len(pile.pages), len(pdf.pages)
            pile.pages.extend(pdf.pages)
            odd = two_sided and count % 2 == 1
            if odd:
                pile.add_blank_page(page_size=A4)
            for place in _again(first, count + odd, paper.copies):
                pile.pages.append(pile.pages[place])
    pile.docinfo["/Title"] = title
    written = io.BytesIO()
    pile.save(written, deterministic_id=True)
    return _closed(pile, written)


def _again(first: int, count: int, copies: int) -> Iterator[int]:
    """Yield the places of the pages of all copies but the first."""
    for _ in range(copies - 1):
        yield from range(first, first + count)


def _closed(pile: "Pdf", written: io.BytesIO) -> bytes:
    pile.close()
    return written.getvalue()
