"""What is pressed at a menu: digits and Enter; q, Ctrl-C and a closed terminal leave it."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.ask import half_width, packed, picked, typed_line
from xiangyue_cli.session import at_terminal
from xiangyue_cli.tell import LINES, lines, wrap

LEAVING = {"q", "退出"}
BACK = {"0", "返回"}
HELP = {"?", "帮助"}
PAGE = LINES - 2


class Away(KeyboardInterrupt):
    """Somebody leaves a menu: by q or 0, as others do by Ctrl-C."""

    status = 0  # of the call that is left: nothing went wrong


def read(prompt: str) -> str:
    """Return a line as it was typed; after Ctrl-C what is said next begins on a line of its own."""
    try:
        return typed_line(prompt)
    except (EOFError, KeyboardInterrupt):
        lines("")
        raise


def text(prompt: str) -> str:
    """Return a line as it was typed: what goes on record keeps its signs in full width.

    Raises:
        Away: `q`, Ctrl-C, or nobody sits there any more.

    """
    try:
        typed = read(prompt).strip()
    except (EOFError, KeyboardInterrupt):
        raise Away from None
    if half_width(typed).lower() in LEAVING:
        raise Away
    return typed


def line(prompt: str) -> str:
    """Return a line in half width: numbers, keys, days.

    Raises:
        Away: `q`, Ctrl-C, or nobody sits there any more.

    """
    return half_width(text(prompt))


def needed(prompt: str, *, default: str = "") -> str:
    """Return a text that is not empty; Enter takes the default, where there is one."""
    while True:
        typed = text(prompt) or default
        if half_width(typed) in HELP:
            lines(f"  {say('ask.how.needed')}")
        elif typed:
            return typed
        else:
            lines(say("ask.needed"))


def phrased(prompt: str, phrases: Sequence[str], *, default: str = "") -> str:
    """Return a sentence: one of those offered, by its number, or another as it was typed.

    Raises:
        Away: `q`, Ctrl-C, or nobody sits there any more.

    """
    lines(*(packed(phrases) if phrases else ()))
    while True:
        try:
            return picked(needed(prompt, default=default), phrases)
        except Refusal as refusal:
            lines(say("ask.not_taken", why=say(refusal.code, **refusal.facts).split("\n")[1]))


def pick(prompt: str, *, most: int, default: int | None = None, how: str = "") -> int:
    """Return a number from 1 to `most`; 0 leaves; `how` is said for ? where the usual words do not fit.

    Raises:
        Away: nothing was picked.

    """
    while True:
        typed = line(prompt)
        if typed in BACK:
            raise Away
        if typed in HELP:
            lines(f"  {how or (say('ask.how.one') if most == 1 else say('ask.how.pick', last=most))}")
            continue
        if not typed and default is not None:
            return default
        if typed.isdecimal() and len(typed) <= len(str(most)) and 1 <= int(typed) <= most:
            return int(typed)
        lines(say("ask.not_taken", why=choices_are(most)))


def choices_are(most: int) -> str:
    """Return which numbers there are: one alone is no range."""
    return say("ask.one_or_none") if most == 1 else say("ask.not_a_choice", last=most)


def read_through() -> NoReturn:
    """Wait until what stands there was read; there is nothing else to do then.

    Raises:
        Away: always.

    """
    line(say("screen.enter"))
    raise Away


def edited(prompt: str, words: str) -> str:
    """Return a line that stands there already, to be changed; where it cannot stand there, it is typed whole.

    Raises:
        Away: `q`, Ctrl-C, or nobody sits there any more.

    """
    with _standing(words):
        typed = ""
        while not typed:
            typed = text(prompt)
    return typed


def can_edit() -> bool:
    """Whether a line can stand there already: not in a locale in which readline would lose Chinese."""
    return "readline" in sys.modules


@contextmanager
def _standing(words: str) -> Iterator[None]:
    if not can_edit():
        yield
        return
    import readline  # noqa: PLC0415 - it stands there: `typed_line` decides

    readline.set_startup_hook(lambda: readline.insert_text(words))
    try:
        yield
    finally:
        readline.set_startup_hook()


def pages(texts: Sequence[str], *, above: int = 0, below: int = 0) -> None:
    """Say the lines a screen at a time; Enter goes on, 0 has seen enough.

    So many stand on the first already, and so many are to follow on the last.
    """
    folded = [one for text in texts for one in wrap(text, indent="  ")]
    room = PAGE - above
    while len(folded) > room - below:
        page = min(room, len(folded) - 1)
        lines(*folded[:page])
        folded, room = folded[page:], PAGE
        if line(say("screen.more", count=len(folded))) in BACK:
            return
    lines(*folded)


def shown(texts: Sequence[str], *, above: int = 0, below: int = 0) -> None:
    """Say the lines: a screen at a time to somebody who sits there, all at once to a pipe."""
    if at_terminal():
        pages(texts, above=above, below=below)
    else:
        lines(*texts)
