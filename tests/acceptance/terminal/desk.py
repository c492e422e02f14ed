"""A clerk at a real terminal of 80 columns and 24 lines, who types a line when asked."""

import os
import re
import sys
from pathlib import Path

import pexpect

from xiangyue_cli.tell import COLUMNS, width

from .seen import SAID_BY_THE_TERMINAL, screens, too_tall

PATIENCE = 20
PATH = re.compile(
    r"\S*/\S+|[0-9A-Z]{4}(-[0-9A-Z]{4}){3,}"
)  # where a file lies, and the code on a paper, are said as they are
LATIN = re.compile(r"\b(?!WPS\b|PDF\b)[A-Za-z]{2,}|\d{4}-\d\d-\d\d|T\d\d:")


class Desk:
    """Types, and keeps everything that was seen."""

    def __init__(self, *arguments: str, data: Path, columns: int = COLUMNS) -> None:
        command = "import sys; from xiangyue_cli.app import main; sys.argv[0] = 'xiangyue'; main()"
        self.child = pexpect.spawn(
            sys.executable,
            ["-c", command, *arguments],
            env={**os.environ, "LC_ALL": "C.UTF-8", "XDG_DATA_HOME": str(data), "INPUTRC": "/dev/null"},
            encoding="utf-8",
            codec_errors="replace",
            dimensions=(24, columns),
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None
        self.keys = 0
        self.seen = ""
        self.typed: list[str] = []
        self.marks: dict[str, tuple[int, int]] = {}  # screens: from where, and how many lines were typed then
        self.ends_at: list[int] = []
        self.asked_at: list[int] = []  # how much had been seen when a line was typed

    def sees(self, words: str) -> str:
        """Wait for the words and return what was said before them."""
        self.child.expect_exact(words)
        said = str(self.child.before)
        self.seen += said + words
        return said

    def types(self, line: str = "", *, after: str = "：") -> str:
        """Wait for the question, type the line and press Enter; return what was said before.

        `@镇上审核` is the number of the line on the screen that has these words.
        """
        said = self.sees(after)
        line = self._number(line.removeprefix("@")) if line.startswith("@") else line
        self.asked_at.append(len(self.seen))
        self.child.sendline(line)
        self.typed.append(line)
        self.keys += len(line) + 1
        return said

    def answers(self, *asked: tuple[str, str] | str) -> None:
        """Answer questions by the words they end with; a word alone names the screen that follows."""
        for one in asked:
            if isinstance(one, str):
                self.marks[one] = (len(self.seen), len(self.typed))
            else:
                self.types(one[1], after=one[0])
                self.ends_at.append(len(self.seen))

    def _number(self, words: str) -> str:
        found = re.findall(rf"^ *(\d+) [^\n]*{re.escape(words)}", SAID_BY_THE_TERMINAL.sub("", self.seen), re.MULTILINE)
        assert found, words
        return str(found[-1])

    def screen(self, name: str, lines: int) -> str:
        """Return a screen from its mark on, over so many typed lines, as it stood on the terminal."""
        begin, typed = self.marks[name]
        last = typed + lines - 1
        said = SAID_BY_THE_TERMINAL.sub("", self.seen[begin : self.ends_at[last]])
        return said.partition("\n")[2].strip("\n") + self.typed[last]

    def leaves(self) -> int:
        """Leave by q and return the exit status."""
        self.types("q", after="选：")
        return self.ends()

    def ends(self) -> int:
        """Wait for the end and return the exit status; no screen up to there may have been too tall."""
        self.child.expect(pexpect.EOF)
        self.seen += str(self.child.before)
        self.child.close()
        assert self.too_tall() == []
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)

    @property
    def lines(self) -> list[str]:
        """What stood on the terminal, line by line, its own commands left out."""
        return SAID_BY_THE_TERMINAL.sub("", self.seen).split("\n")

    @property
    def screens(self) -> list[str]:
        """What stood there between one line typed and the next: behind the Enter, up to the question."""
        return screens(self.seen, self.asked_at)

    def too_tall(self) -> list[str]:
        """Return the screens of more than 24 lines: their first would have scrolled away."""
        return too_tall(self.screens)

    def too_wide(self) -> list[str]:
        """Return the lines of more than 80 columns."""
        return [line for line in self.lines if width(line) > COLUMNS]

    def foreign(self) -> list[str]:
        """Return the lines with what no clerk can read: Latin words, codes, dates of machines."""
        return [line for line in self.lines if LATIN.search(PATH.sub("", self._said(line)))]

    def _said(self, line: str) -> str:
        typed = max((one for one in self.typed if one and line.endswith(one)), key=len, default="")
        return line.removesuffix(typed)
