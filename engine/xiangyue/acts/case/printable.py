"""What is typed must be printable: the journal keeps it for ever, and a paper that cannot be made helps nobody."""

from collections.abc import Callable, Iterator
from typing import Any

from xiangyue.errors import Refusal


class NotPrintable(Refusal):
    """A character stands in no font: no paper could show it."""

    code = "not-printable"

    def __init__(self, *, character: str, point: str, where: str) -> None:
        super().__init__(character=character, point=point, where=where)


def check_printable(answers: Any, missing: Callable[[str], str] | None) -> None:
    """Refuse answers with a character no font has; where no fonts are known, the paper will say it later.

    Raises:
        NotPrintable: naming the character and the words around it.

    """
    if missing is None:
        return
    for text in _texts(answers):
        for character in missing(text)[:1]:
            at = text.index(character)
            raise NotPrintable(
                character=character, point=f"U+{ord(character):04X}", where=text[max(0, at - 6) : at] + "？"
            )


def _texts(told: Any) -> Iterator[str]:
    match told:
        case str():
            yield told
        case dict():
            for inner in told.values():
                yield from _texts(inner)
        case list() | tuple():
            for inner in told:
                yield from _texts(inner)
        case _:
            return
