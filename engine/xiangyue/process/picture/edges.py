"""Arrows: a line through its points, a head that is drawn, and its words.

The heads are paths and not SVG markers: WeasyPrint 70 puts markers in the wrong place.
"""

import math

from xiangyue.process.picture.ink import SMALL, number, written
from xiangyue.process.picture.plane import Shown

_LINE = "#333"
_LOOSE = ' stroke-dasharray="2 4"'
HEAD = 10  # long
HALF = 4  # of its width


def draw_edge(shown: Shown, *, default: bool) -> str:
    """Return the SVG of one arrow; `default`: it is taken when no condition holds."""
    way = " ".join(f"{number(x)},{number(y)}" for x, y in shown.points)
    loose = "" if shown.kind == "sequenceFlow" else _LOOSE
    line = f'<polyline points="{way}" fill="none" stroke="{_LINE}" stroke-width="1.4"{loose}/>'
    if shown.kind != "sequenceFlow":
        return line
    return line + _head(shown) + (_slash(shown) if default else "") + _words(shown)


def _direction(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    length = math.dist(start, end) or 1
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length


def _head(shown: Shown) -> str:
    tip = shown.points[-1]
    before = next((point for point in reversed(shown.points[:-1]) if point != tip), shown.points[0])
    (x, y), (right, down) = tip, _direction(before, tip)
    one = number(x - right * HEAD - down * HALF), number(y - down * HEAD + right * HALF)
    two = number(x - right * HEAD + down * HALF), number(y - down * HEAD - right * HALF)
    return f'<path d="M{number(x)} {number(y)} L{one[0]} {one[1]} L{two[0]} {two[1]}z" fill="{_LINE}"/>'


def _slash(shown: Shown) -> str:
    (x, y), (right, down) = shown.points[0], _direction(shown.points[0], shown.points[1])
    x, y = x + right * HEAD, y + down * HEAD
    start = f"M{number(x - down * 5 - right * 3)} {number(y + right * 5 - down * 3)}"
    return (
        f'<path d="{start} L{number(x + down * 5 + right * 3)} {number(y - right * 5 + down * 3)}" stroke="{_LINE}"/>'
    )


def _words(shown: Shown) -> str:
    if not shown.name:
        return ""
    if shown.label is not None:
        return written(shown.name, at=shown.label.middle, width=max(shown.label.width, 70), hand=SMALL)
    half = len(shown.points) // 2
    (x, y), (right, below) = shown.points[half - 1], shown.points[half]
    return written(shown.name, at=((x + right) / 2, (y + below) / 2 - 9), width=110, hand=SMALL)
