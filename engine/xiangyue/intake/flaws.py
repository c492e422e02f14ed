"""What is wrong with a file somebody handed in, and where."""

import re
from enum import StrEnum
from typing import Any

from xiangyue.errors import Refusal

MOST_BYTES = 1 << 20  # a scenario, a form, a set of answers: a hundred times what any of them needs
DEEPEST = 32
GREATEST = (1 << 53) - 1  # beyond it a whole number has no canonical form (RFC 8785, 3.2.2.3)


# Controls, halves of surrogate pairs, and turns of direction, which show a reader other words than are kept
# (CVE-2021-42574).
_STRANGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]")


class Flaw(StrEnum):
    """毛病."""

    SYNTAX = "syntax"
    NOT_UTF8 = "not_utf8"
    TOO_LONG = "too_long"
    TOO_DEEP = "too_deep"
    DUPLICATE = "duplicate"
    TAG = "tag"
    ANCHOR = "anchor"
    KEY = "key"
    NUMBER = "number"
    SIGN = "sign"
    SEVERAL = "several"
    NOT_A_MAPPING = "not_a_mapping"
    MISSING = "missing"
    UNKNOWN = "unknown"
    NOT_A_MOMENT = "not_a_moment"
    NOT_A_DAY = "not_a_day"
    NOT_A_WORD = "not_a_word"
    NOT_A_LIST = "not_a_list"
    BACK_IN_TIME = "back_in_time"
    NOT_A_TEXT = "not_a_text"
    NO_TITLE = "no_title"
    NO_ARTICLE = "no_article"
    EMPTY_ARTICLE = "empty_article"
    OUT_OF_ORDER = "out_of_order"


class FileRefused(Refusal):
    """A file cannot be read: where in it, and why."""

    code = "file-refused"

    def __init__(self, *, name: str, line: int, column: int, flaw: Flaw, what: str = "") -> None:
        super().__init__(name=name, line=line, column=column, flaw=flaw, what=f"“{what[:40]}”" if what else "")


def decoded(content: bytes | str, *, name: str, most: int = MOST_BYTES) -> str:
    """Return the text of a file that should be UTF-8, with a byte order mark or without.

    Raises:
        FileRefused: it is another encoding, too long, or holds signs no text has.

    """
    if len(content) > most:
        raise FileRefused(name=name, line=1, column=1, flaw=Flaw.TOO_LONG)
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content.removeprefix("\ufeff")
    except UnicodeDecodeError as problem:
        before = content[: problem.start] if isinstance(content, bytes) else b""
        raise FileRefused(name=name, line=before.count(b"\n") + 1, column=1, flaw=Flaw.NOT_UTF8) from problem
    if (place := strange_sign(text)) is not None:
        line, column = place_of(text, place)
        raise FileRefused(name=name, line=line, column=column, flaw=Flaw.SIGN, what=f"U+{ord(text[place]):04X}")
    return text.replace("\r\n", "\n")


def strange_sign(text: str) -> int | None:
    """Return where the first sign stands that no text has: a control, half a surrogate pair, a turn of direction."""
    found = _STRANGE.search(text)
    return found.start() if found else None


def place_of(text: str, place: int) -> tuple[int, int]:
    """Return the line and the column of a place in a text, counted from 1."""
    return text.count("\n", 0, place) + 1, place - (text.rfind("\n", 0, place) + 1) + 1


def whole_number(written: str) -> int | None:
    """Return the number, or None if it has no canonical form."""
    if len(written) > len(str(GREATEST)) + 1:
        return None
    number = int(written)
    return number if abs(number) <= GREATEST else None


def check_signs(told: Any, *, name: str) -> None:
    """Refuse signs that no text has and that were written as escapes.

    Raises:
        FileRefused: there is one.

    """
    match told:
        case dict():
            for key, value in told.items():
                check_signs(key, name=name)
                check_signs(value, name=name)
        case list():
            for value in told:
                check_signs(value, name=name)
        case str():
            if (place := strange_sign(told)) is not None:
                raise FileRefused(name=name, line=1, column=1, flaw=Flaw.SIGN, what=f"U+{ord(told[place]):04X}")
        case _:
            pass
