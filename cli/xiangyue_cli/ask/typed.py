"""What comes from the keyboard: full-width as half-width, and the few words that are no answers."""

import unicodedata
from enum import StrEnum


class Wish(StrEnum):
    """What somebody may want instead of answering."""

    BACK = "back"
    HELP = "help"
    LEAVE = "leave"


WISHES = {"0": Wish.BACK, "b": Wish.BACK, "返回": Wish.BACK, "?": Wish.HELP, "q": Wish.LEAVE, "退出": Wish.LEAVE}


def half_width(typed: str) -> str:
    """Return figures, letters and signs in half width, blanks at the ends gone."""
    return unicodedata.normalize("NFKC", typed).replace("。", ".").replace("、", ",").strip()


def wish(typed: str, *, nought_counts: bool) -> Wish | None:
    """Return what is wanted instead of an answer; where a number is asked for, 0 is a number."""
    word = half_width(typed).lower()
    return None if nought_counts and word == "0" else WISHES.get(word)
