"""What a look at the machine and the register finds."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from xiangyue.errors import Refusal
from xiangyue.records.place import MOUNTS
from xiangyue.words import refused, say


class Health(StrEnum):
    """好, 提示, 不好."""

    GOOD = "good"
    HINT = "hint"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at."""

    what: str
    health: Health
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where the machine keeps what a register needs beside its home."""

    fonts_named: str | None
    checkout: Path
    user: Path
    keys: Path
    mounts: Path = MOUNTS


def good(what: str, words: str) -> Finding:
    """Return that something is as it should be."""
    return Finding(what=say(f"doctor.{what}"), health=Health.GOOD, words=words)


def hint(what: str, words: str) -> Finding:
    """Return what somebody should do when there is time."""
    return Finding(what=say(f"doctor.{what}"), health=Health.HINT, words=words)


def bad(what: str, refusal: Refusal) -> Finding:
    """Return what stops work, in the words of the refusal."""
    return Finding(what=say(f"doctor.{what}"), health=Health.BAD, words=refused(refusal)[0].replace("\n", ""))
