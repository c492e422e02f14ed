"""Answers for people, 80 columns wide, and for machines."""

from xiangyue_cli.tell.bar import sealing_bar
from xiangyue_cli.tell.speak import fold, lines, machine, rule, table, tell_refusal, wipe
from xiangyue_cli.tell.table import laid_out
from xiangyue_cli.tell.width import COLUMNS, LINES, cut, pad, plain, width, wrap

__all__ = [
    "COLUMNS",
    "LINES",
    "cut",
    "fold",
    "laid_out",
    "lines",
    "machine",
    "pad",
    "plain",
    "rule",
    "sealing_bar",
    "table",
    "tell_refusal",
    "width",
    "wipe",
    "wrap",
]
