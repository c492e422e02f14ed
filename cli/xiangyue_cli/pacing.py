"""Lines that come one after the other while something runs, a screen at a time to somebody who sits there."""

from xiangyue.words import say
from xiangyue_cli.keys import BACK, PAGE, Away, line
from xiangyue_cli.session import at_terminal
from xiangyue_cli.tell import lines, wrap


class Pace:
    """Says lines and waits for Enter when a screen is full; 0 goes on without waiting. A pipe is never waited for."""

    def __init__(self) -> None:
        self._waiting = at_terminal()
        self._room = PAGE

    def lines(self, *texts: str) -> None:
        """Say them, on the next screen if they do not fit on this one whole."""
        folded = [one for text in texts for one in wrap(text, indent="  ")]
        if self._room < len(folded) <= PAGE:
            self._wait()
        for one in folded:
            if not self._room:
                self._wait()
            lines(one)
            self._room = max(self._room - 1, 0)

    def _wait(self) -> None:
        if self._waiting:
            try:
                self._waiting = line(say("screen.full")) not in BACK
            except Away:  # what runs is not left half done: it goes on, and is seen at the end
                self._waiting = False
        self._room = PAGE
