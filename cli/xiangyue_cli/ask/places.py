"""柜2盒3: where paper lies, by its two numbers."""

import re

from xiangyue.words import say
from xiangyue_cli.ask.typed import half_width

NUMBERS = re.compile(r"(\d{1,4})(?:\s*[-.,/ ]\s*(\d{1,4}))?")


def kept_at(typed: str) -> str:
    """Return 柜2盒3 for 2-3, 柜2 for 2, and anything else as it was typed."""
    found = NUMBERS.fullmatch(half_width(typed))
    if found is None:
        return typed.strip()
    return say("place.box", cabinet=found[1], box=found[2]) if found[2] else say("place.cabinet", cabinet=found[1])
