"""Why a paper cannot be made."""

from xiangyue.errors import Refusal


class LibraryMissing(Refusal):
    """The layout engine's system libraries are not on this machine."""

    code = "pango-missing"

    def __init__(self, *, packages: str) -> None:
        super().__init__(packages=packages)


class HarfBuzzSubsetMissing(Refusal):
    """Without this library a paper takes ten times as long, which nobody would put down to a missing package."""

    code = "harfbuzz-subset-missing"

    def __init__(self, *, packages: str) -> None:
        super().__init__(packages=packages)


class TemplateMissing(Refusal):
    """No folder of templates has it."""

    code = "template-missing"

    def __init__(self, *, template: str, looked: tuple[str, ...]) -> None:
        super().__init__(template=template, looked=looked)


class TemplateBroken(Refusal):
    """A template cannot be read, asks for what there is not, or reaches for what it may not."""

    code = "template-broken"

    def __init__(self, *, template: str, line: int | None, problem: str) -> None:
        super().__init__(template=template, line=line or "？", problem=problem)


class AddressRefused(Refusal):
    """A template or a style sheet asks for a file or an address: a paper is made of its facts alone."""

    code = "address-refused"

    def __init__(self, *, address: str) -> None:
        super().__init__(address=address)


class PaperBroken(Refusal):
    """The page made from a template lacks what every paper must have."""

    code = "paper-broken"

    def __init__(self, *, problem: str) -> None:
        super().__init__(problem=problem)
