"""Questions on the terminal: a form field by field, and what people type for days, times and numbers."""

from xiangyue_cli.ask.days import parse_date, parse_moment, parse_time
from xiangyue_cli.ask.form import form
from xiangyue_cli.ask.keyboard import typed_line
from xiangyue_cli.ask.phrases import packed, picked
from xiangyue_cli.ask.places import kept_at
from xiangyue_cli.ask.ranges import parse_ranges
from xiangyue_cli.ask.refusals import Left, NotADay, NotARange, NotATime, TypedTwice
from xiangyue_cli.ask.typed import half_width

__all__ = [
    "Left",
    "NotADay",
    "NotARange",
    "NotATime",
    "TypedTwice",
    "form",
    "half_width",
    "kept_at",
    "packed",
    "parse_date",
    "parse_moment",
    "parse_ranges",
    "parse_time",
    "picked",
    "typed_line",
]
