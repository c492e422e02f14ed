"""Saying it: words to people on the screen, JSON to machines, refusals to both on stderr."""

import json
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from xiangyue.canon import plain as written
from xiangyue.errors import Refusal
from xiangyue.words import refused, say
from xiangyue_cli.tell.table import laid_out
from xiangyue_cli.tell.width import COLUMNS, LINES, wrap

CLEARED = "\x1b[H\x1b[2J\x1b[3J"
AGAIN = "  "  # what a folded line goes on with


def lines(*texts: str) -> None:
    """Say each on a line of its own, folded at 80 columns."""
    for text in texts:
        _write(sys.stdout, wrap(text, indent=AGAIN))


def rule() -> None:
    """Draw a line across."""
    _write(sys.stdout, ["-" * COLUMNS])


def wipe() -> None:
    """Take everything off the screen, and what has scrolled away above it, where a terminal can (ECMA-48; xterm's 3J)."""
    if sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb":
        sys.stdout.write(CLEARED)
        sys.stdout.flush()


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Say the rows in columns under their heads."""
    _write(sys.stdout, laid_out(heads, rows))


def fold(texts: Sequence[str], *, room: int = LINES) -> list[str]:
    """Return as many lines as there is room for, the last of them saying how many are left out."""
    if len(texts) <= room:
        return list(texts)
    return [*texts[: room - 1], say("tell.folded", count=len(texts) - room + 1)]


def machine(value: object) -> None:
    """Say a value as JSON; words of the domain in their plain form."""
    _write(sys.stdout, [json.dumps(written(value), ensure_ascii=False, indent=2)])


def tell_refusal(refusal: Refusal, *, as_json: bool) -> None:
    """Say on stderr what was not done and why, and what to do now."""
    message, remedy = refused(refusal)
    if as_json:
        told = {"code": refusal.code, "message": message, "remedy": remedy}
        _write(sys.stderr, [json.dumps(told, ensure_ascii=False)])
        return
    _write(sys.stderr, [line for text in (*message.split("\n"), remedy) for line in wrap(text, indent=AGAIN)])


def _write(stream: TextIO, texts: Sequence[str]) -> None:
    """Write the lines; a character the terminal has not is shown as a question mark and stops nothing."""
    encoding = stream.encoding or "utf-8"
    stream.writelines(text.encode(encoding, "replace").decode(encoding) + "\n" for text in texts)
