"""From a page of HTML to PDF/A-3a and PDF/UA-1. The only module that knows WeasyPrint."""

import contextlib
import io
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from xiangyue.documents.errors import AddressRefused, HarfBuzzSubsetMissing, LibraryMissing
from xiangyue.documents.finish import finish
from xiangyue.documents.fonts import Fonts, tell_fontconfig

VARIANT = "pdf/a-3a"
PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
_PYTHON_PACKAGES = ("weasyprint", "pydyf", "jinja2", "segno", "fonttools")
# Every address of a page becomes one below this, and the fetcher refuses it: relative ones too, which otherwise
# would be left out in silence.
_NOWHERE = "http://nowhere.invalid/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that goes into the PDF as what the paper was made from."""

    name: str
    content: bytes
    words: str  # what it is, for people


class Typesetter:
    """The layout engine with our fonts, kept for many papers."""

    def __init__(self, fonts: Fonts, cache: Path) -> None:
        tell_fontconfig(fonts.folder, cache)
        self._weasyprint = load_weasyprint()
        self._fonts = self._weasyprint.text.fonts.FontConfiguration()
        self._fetcher = _refuser()
        self._sheets: dict[str, Any] = {}

    def lay_out(self, page: str, style: str) -> Any:
        """Return the pages, WeasyPrint's document.

        Raises:
            AddressRefused: the page or the style asks for a file or an address.

        """
        with _refusing(self._fetcher):
            html = self._weasyprint.HTML(string=page, url_fetcher=self._fetcher, base_url=_NOWHERE)
            return html.render(stylesheets=[self._sheet(style)], font_config=self._fonts, pdf_variant=VARIANT)

    def press(self, document: Any, attached: Attached | None, *, at: datetime) -> bytes:
        """Return the PDF of pages that are laid out; every date in it is `at`.

        What it was made from is attached to a paper that goes on record, which is also the one that can be sealed.
        """
        attachments = [self._attachment(attached, at.astimezone(UTC))] if attached else []
        finisher = partial(finish, sealable=attached is not None)
        with _refusing(self._fetcher), warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint 70 leaves its colour profile open
            return bytes(document.write_pdf(pdf_variant=VARIANT, finisher=finisher, attachments=attachments))

    def _attachment(self, attached: Attached, moment: datetime) -> Any:
        return self._weasyprint.Attachment(
            string=attached.content,
            name=attached.name,
            description=attached.words,
            relationship="Source",
            created=moment,
            modified=moment,
        )

    @cached_property
    def libraries(self) -> Mapping[str, str]:
        """Return the version of everything that has a say in the bytes."""
        from importlib.metadata import version  # noqa: PLC0415 - only for whoever makes a paper

        pango = self._weasyprint.text.ffi.pango.pango_version()
        named = {name: version(name) for name in _PYTHON_PACKAGES}
        return named | {"pango": f"{pango // 10000}.{pango // 100 % 100}.{pango % 100}"}

    def _sheet(self, style: str) -> Any:
        if style not in self._sheets:
            self._sheets[style] = self._weasyprint.CSS(
                string=style, font_config=self._fonts, url_fetcher=self._fetcher, base_url=_NOWHERE
            )
        return self._sheets[style]


def load_weasyprint() -> Any:
    """Import the layout engine, which asks for three libraries of the system.

    Raises:
        LibraryMissing, HarfBuzzSubsetMissing: they are not there; the refusal names the packages.

    """
    try:
        # what it prints and warns of is said by our refusals, in Chinese
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import weasyprint  # noqa: PLC0415 - 0.4 s, for whoever makes a paper
    except OSError as problem:
        raise LibraryMissing(packages=PACKAGES) from problem
    if weasyprint.text.ffi.harfbuzz_subset is None:
        raise HarfBuzzSubsetMissing(packages=PACKAGES)
    return weasyprint


def _refuser() -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher  # noqa: PLC0415 - only with the engine

    class Refuser(URLFetcher):  # type: ignore[misc]
        """Opens what stands in the page itself and nothing else; every other wish ends the paper."""

        refused = ""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.lower().startswith("data:"):
                self.refused = url
                raise FatalURLFetchingError(url)
            return super().fetch(url, headers)

    return Refuser(allowed_protocols=("data",), allow_redirects=False)


@contextlib.contextmanager
def _refusing(fetcher: Any) -> Iterator[None]:
    """Turn a wish of the page into a refusal, also where the engine would go on without (pictures in pictures)."""
    from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415 - only with the engine

    with contextlib.suppress(FatalURLFetchingError):
        yield
    if wish := fetcher.refused:
        fetcher.refused = ""
        raise AddressRefused(address=wish.removeprefix(_NOWHERE))
