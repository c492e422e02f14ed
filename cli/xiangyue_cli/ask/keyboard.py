"""One line from the keyboard of a terminal."""

import locale
import sys
from contextlib import suppress

from xiangyue.words import say
from xiangyue_cli.tell import plain


def typed_line(prompt: str) -> str:
    """Return a line somebody typed; one that is not in the terminal's encoding is asked for again.

    Raises:
        EOFError, KeyboardInterrupt: the terminal was closed, or Ctrl-C pressed.

    """
    _take_readline()
    while True:
        try:
            typed = input(prompt)
            typed.encode()  # in some locales Python lets wrong bytes through as halves of pairs
        except UnicodeError:
            sys.stdout.write(say("ask.unreadable") + "\n")
        else:
            return plain(typed)  # a key that moves the cursor is no answer


def _take_readline() -> None:
    """Edit by whole characters, where readline can: in the C locale it takes Chinese for keys and loses it.

    So it is on a bare machine whose LANG names a locale nobody installed.
    """
    if locale.setlocale(locale.LC_CTYPE) not in {"C", "POSIX"}:
        with suppress(ImportError):
            import readline  # noqa: F401, PLC0415
