"""Why a text from WPS or Word is not taken; each flaw has a remedy of its own."""

from enum import StrEnum

from xiangyue.errors import Refusal
from xiangyue.words import say

_SHOWN = 20  # so many signs of a paragraph are enough to find it


class DocxFlaw(StrEnum):
    """What is the matter with the file as a whole, or with a place in it."""

    OLD_DOC = "old_doc"
    ENCRYPTED = "encrypted"
    NOT_DOCX = "not_docx"
    STRICT = "strict"
    MACROS = "macros"
    TOO_LARGE = "too_large"
    SWELLS = "swells"
    DOCTYPE = "doctype"
    OUTSIDE = "outside"
    DAMAGED = "damaged"
    TABLE = "table"
    TEXT_BOX = "text_box"
    FOOTNOTE = "footnote"
    EMBEDDED = "embedded"
    FORMULA = "formula"
    SYMBOL = "symbol"
    HIDDEN = "hidden"
    NUMBERING = "numbering"
    SIGN = "sign"


class TextFlaw(StrEnum):
    """What in the words themselves cannot be read as a convention."""

    NO_TITLE = "no_title"
    NO_ARTICLES = "no_articles"
    BEFORE_FIRST = "before_first"
    CHAPTER = "chapter"
    TITLE_CHANGED = "title_changed"
    NUMBERS = "numbers"


class DocxRefused(Refusal):
    """A .docx cannot be taken: nothing of it was run or fetched."""

    code = "docx-refused"

    def __init__(self, *, name: str, flaw: DocxFlaw, what: str = "") -> None:
        super().__init__(name=name, flaw=flaw, what=_quoted(what), now=say(f"docxflaw.now.{flaw}"))


class TextNotRead(Refusal):
    """The words of a file cannot be parted into a title and articles."""

    code = "text-not-read"

    def __init__(self, *, name: str, flaw: TextFlaw, what: str = "") -> None:
        super().__init__(name=name, flaw=flaw, what=_quoted(what), now=say(f"textflaw.now.{flaw}"))


def _quoted(words: str) -> str:
    told = " ".join(words.split())
    return f"“{told[:_SHOWN]}{'…' if len(told) > _SHOWN else ''}”" if told else ""
