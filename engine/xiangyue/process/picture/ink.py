"""Text and numbers in SVG: lines broken by width, where a Chinese character is two columns wide."""

from dataclasses import dataclass
from html import escape
from unicodedata import east_asian_width

LINE = 1.25  # of the size of the letters
COLUMN = 0.52  # of the size: the width of one column


def number(value: float) -> str:
    """Return a length as SVG has it, the same on every machine."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def columns(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in text)


def broken(text: str, *, width: float, size: float) -> list[str]:
    """Break a text into lines of like width: between words, and between any two Chinese characters."""
    room = max(2, int(width / (size * COLUMN)))
    lines = _filled(text, room)
    while len(lines) > 1 and room > 2 and len(narrower := _filled(text, room - 1)) == len(lines):  # noqa: PLR2004
        lines, room = narrower, room - 1
    return lines


def _filled(text: str, room: int) -> list[str]:
    lines, line = [], ""
    for piece in _pieces(text):
        joined = f"{line}{piece}" if line else piece.lstrip()
        if line and columns(joined.rstrip()) > room and piece.strip() not in _NEVER_FIRST:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line = joined
    return [*lines, line.rstrip()] if line.strip() else lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """How large and in what colour something is written."""

    size: float = 12
    colour: str = "#222"


PLAIN = Hand()
SMALL = Hand(size=11)


def written(text: str, *, at: tuple[float, float], width: float, hand: Hand = PLAIN, most: int = 9) -> str:
    """Return a text centred on a point, in at most so many lines."""
    lines = broken(text, width=width, size=hand.size)
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][:-1]}…"]
    x, pitch = at[0], hand.size * LINE
    top = at[1] - (len(lines) - 1) * pitch / 2 + hand.size * 0.35
    return "".join(
        f'<text x="{number(x)}" y="{number(top + row * pitch)}" font-size="{number(hand.size)}"'
        f' text-anchor="middle" fill="{hand.colour}">{escape(line)}</text>'
        for row, line in enumerate(lines)
    )


_NEVER_FIRST = frozenset("，。；：、？！）》”")


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for letter in " ".join(text.split()):
        breaks = columns(letter) > 1 or letter == " " or not pieces or columns(pieces[-1][-1]) > 1
        if breaks:
            pieces.append(letter)
        else:
            pieces[-1] += letter
    return pieces
