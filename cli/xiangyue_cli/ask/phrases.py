"""常用语: a sentence picked by its number; one's own may be typed all the same."""

import re
from collections.abc import Sequence

from xiangyue_cli.ask.ranges import parse_ranges
from xiangyue_cli.ask.refusals import NotARange
from xiangyue_cli.ask.typed import half_width
from xiangyue_cli.tell import COLUMNS, width

BY_NUMBER = re.compile(r"[\d,;.\s~—-]+")


def picked(typed: str, phrases: Sequence[str], *, join: str = "") -> str:
    """Return the phrase of that number, or several put together; anything but numbers as it was typed.

    Raises:
        NotARange: there is no such number, or only one is wanted.
        TypedTwice: a number stands there twice.

    """
    told = half_width(typed)
    if not phrases or not BY_NUMBER.fullmatch(told):
        return typed.strip()
    numbers = parse_ranges(told, of=len(phrases))
    if not numbers or (len(numbers) > 1 and not join):
        raise NotARange(part=told, of=len(phrases))
    return join.join(phrases[number - 1] for number in numbers)


def packed(offered: Sequence[str]) -> list[str]:
    """Return what is offered on as few lines as hold it, a number never apart from its words."""
    told = [""]
    for one in (f"{number} {words}" for number, words in enumerate(offered, start=1)):
        joined = f"{told[-1]}   {one}" if told[-1] else f"  {one}"
        if width(joined) <= COLUMNS:
            told[-1] = joined
        else:
            told.append(f"  {one}")
    return told
