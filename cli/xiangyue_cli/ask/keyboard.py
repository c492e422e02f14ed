"""One line from the keyboard of a terminal."""

import sys
from contextlib import suppress

from xiangyue.words import say


def typed_line(prompt: str) -> str:
    """Return a line somebody typed; one that is not in the terminal's encoding is asked for again.

    Raises:
        EOFError, KeyboardInterrupt: the terminal was closed, or Ctrl-C pressed.

    """
    with suppress(ImportError):
        import readline  # noqa: F401, PLC0415 - without it, Backspace takes half a Chinese character away
    while True:
        try:
            return input(prompt)
        except UnicodeDecodeError:
            sys.stdout.write(say("ask.unreadable") + "\n")
