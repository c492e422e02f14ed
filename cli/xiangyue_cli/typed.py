"""What stands behind the command's name, looked at before anything reads it."""

import unicodedata
from collections.abc import Sequence
from typing import ClassVar

from xiangyue.errors import Refusal

UNWRITABLE = {"Cc", "Cs"}  # controls, and the halves by which Python holds bytes that are not UTF-8 (PEP 383)


class NotText(Refusal):
    """A word of the call holds what nobody can read: it would stand in the record for ever."""

    code = "not-text"
    status: ClassVar[int] = 2

    def __init__(self, *, place: int) -> None:
        super().__init__(place=place)


def refuse_unwritable(words: Sequence[str]) -> None:
    """Refuse a call with a control character, or with bytes that are not UTF-8.

    Raises:
        NotText: with the place of the first such word.

    """
    for place, word in enumerate(words, start=1):
        if any(unicodedata.category(sign) in UNWRITABLE for sign in word):
            raise NotText(place=place)


def wants_json(words: Sequence[str]) -> bool:
    """Say whether machines listen; what stands behind `--` is no option."""
    options = words[: words.index("--")] if "--" in words else words
    return "--json" in options
