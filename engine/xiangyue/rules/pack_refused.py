"""What can be wrong with a pack of rules."""

from enum import StrEnum

from xiangyue.errors import Refusal


class PackProblem(StrEnum):
    """Why a pack is not taken."""

    UNREADABLE = "unreadable"
    BROKEN = "broken"
    UNKNOWN_KEY = "unknown_key"
    MISSING_KEY = "missing_key"
    BAD_VALUE = "bad_value"
    UNKNOWN_WORD = "unknown_word"
    NO_SOURCE = "no_source"
    NO_WORDING = "no_wording"
    SHARE = "share"
    OVERLAP = "overlap"
    GAP = "gap"
    OUTSIDE_LAW = "outside_law"
    TWICE = "twice"
    TWO_AT_ONCE = "two_at_once"


class PackRefused(Refusal):
    """A pack cannot be read, or a rule in it cannot be relied on."""

    code = "pack-refused"

    def __init__(self, *, file: str, problem: PackProblem, rule: str = "", detail: str = "") -> None:
        place = "，".join(told for told in (rule, detail) if told) or file
        super().__init__(file=file, rule=rule, problem=problem, detail=detail, place=place)
