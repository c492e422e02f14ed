"""How far a long piece of work is, on one line of the terminal that is written over."""

import sys

from xiangyue.words import say

_BROAD = 40


def sealing_bar(done: int, of: int) -> None:
    """Draw how many numbers are sealed; whoever waits a minute wants to see that it goes on."""
    if not sys.stderr.isatty() or not of:
        return
    full = _BROAD * done // of
    bar = "#" * full + "-" * (_BROAD - full)
    sys.stderr.write("\r" + say("told.sealing", bar=bar, done=done, of=of) + ("\n" if done == of else ""))
    sys.stderr.flush()
