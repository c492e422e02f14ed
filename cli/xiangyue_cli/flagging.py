"""条文体检 on the screen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xiangyue.model import article_name
from xiangyue.words import say

if TYPE_CHECKING:
    from xiangyue.rules import Flagged


def flag_lines(found: "Sequence[Flagged]") -> list[str]:
    """Return the findings: where, what, by which law, and what may be written instead."""
    if not found:
        return [say("flags.none")]
    return [say("flags.some", count=len(found)), *(line for one in found for line in _lines(one))]


def _lines(one: "Flagged") -> tuple[str, str]:
    place = article_name(one.number)
    return (
        say("flags.line", article=place, words=one.words, name=one.name, citation=one.citation),
        say("flags.instead", why=one.why, instead=one.instead),
    )
