"""罗小平 by `lxp`: a name answers to every reading of each of its signs (单 is dan and shan)."""

import unicodedata
from enum import IntEnum
from functools import cache

ALSO = {"谌": ("shen",)}  # read so as a surname, and not in the table
LETTERS_OF_U = (("v", "u"), ("v", "yu"))  # 吕 is lv to whoever types it, lu or lyu on a passport
DOTS = "·•・. "  # between the parts of a name; nobody types them


class Likeness(IntEnum):
    """How well a name answers to what was typed, the best first."""

    WHOLE = 0  # lxp, luoxp, luoxiaoping, 罗xp
    PART = 1  # lx, 罗平, 罗p: from the surname on, signs left out
    NONE = 2


def likeness(name: str, typed: str) -> Likeness:
    """Say whether a name may be meant by signs of it, by first letters, or by both together."""
    told, signs = _bare(typed), _bare(name)
    if not told or not _begins(signs, told):
        return Likeness.NONE
    if _spells(signs, told, gaps=False):
        return Likeness.WHOLE
    return Likeness.PART if _spells(signs, told, gaps=True) else Likeness.NONE


@cache
def readings(sign: str) -> frozenset[str]:
    """Return how a sign is read, without tones; of a sign nobody knows, nothing."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - its tables take a third of a second to read

    found = pinyin(sign, style=Style.NORMAL, heteronym=True, errors="ignore")
    read = {*(found[0] if found else ()), *ALSO.get(sign, ())}
    return frozenset(read | {one.replace(*letters) for one in read for letters in LETTERS_OF_U})


def _begins(signs: str, told: str) -> bool:
    return bool(signs) and bool(_taken(signs[0], told))


def _spells(signs: str, told: str, *, gaps: bool) -> bool:
    """Whether the signs in their order use up all that was typed; with gaps, not every sign needs to."""
    if not told:
        return gaps or not signs
    if not signs:
        return False
    if any(_spells(signs[1:], told[length:], gaps=gaps) for length in _taken(signs[0], told)):
        return True
    return gaps and len(signs) > 1 and _spells(signs[1:], told, gaps=True)


def _taken(sign: str, told: str) -> list[int]:
    """Return how many letters of what was typed a sign may use up: itself, or the beginning of a reading."""
    if told[0] == sign:
        return [1]
    if not ("a" <= told[0] <= "z"):
        return []
    read = readings(sign)
    if not read:  # a sign nobody knows answers to any letter: its bearer must be found, too
        return [1]
    alike = {length for one in read for length in range(1, len(one) + 1) if told[:length] == one[:length]}
    return sorted(alike, reverse=True)


def _bare(words: str) -> str:
    narrow = unicodedata.normalize("NFKC", words).lower()
    return "".join(sign for sign in narrow if sign not in DOTS)
