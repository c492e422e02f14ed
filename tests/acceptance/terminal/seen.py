"""What stood on a terminal between one line typed and the next, whoever typed it."""

import re
from itertools import pairwise

import pexpect

from xiangyue_cli.tell import LINES

SAID_BY_THE_TERMINAL = re.compile(r"\x1b\[[?\d;]*[a-zA-Z]|\x07|\r")


def screens(seen: str, asked_at: list[int]) -> list[str]:
    """Return the screens: behind the Enter, up to the question. Lines were typed when so much had been seen."""
    told = [SAID_BY_THE_TERMINAL.sub("", seen[start:end]) for start, end in pairwise([0, *asked_at, len(seen)])]
    return [told[0], *(one.partition("\n")[2] for one in told[1:])]


def too_tall(stood: list[str]) -> list[str]:
    """Return the screens of more than 24 lines: their first would have scrolled away."""
    return [screen for screen in stood if screen.rstrip("\n").count("\n") >= LINES]


class Watch:
    """Keeps what a terminal of one's own says, and where it stood when a line was typed into it."""

    def __init__(self, child: pexpect.spawn) -> None:
        self.child, self.seen = child, ""
        self.asked_at: list[int] = []
        child.logfile_read, child.logfile_send = _Heard(self), _Typed(self)

    def too_tall(self) -> list[str]:
        """Return the screens that were too tall."""
        return too_tall(screens(self.seen, self.asked_at))


class _Heard:
    def __init__(self, watch: Watch) -> None:
        self.watch = watch

    def write(self, words: str) -> None:
        self.watch.seen += words

    def flush(self) -> None:
        """Everything is kept at once."""


class _Typed(_Heard):
    def write(self, words: str) -> None:
        if words.endswith("\n"):
            self.watch.asked_at.append(len(self.watch.seen) - len(self.watch.child.buffer))
