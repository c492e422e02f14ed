"""Columns: as wide as what stands in them, and folded where 80 do not suffice."""

from collections.abc import Sequence
from itertools import zip_longest

from xiangyue_cli.tell.width import COLUMNS, pad, plain, width, wrap

GAP = "  "
NARROWEST = 6


def laid_out(heads: Sequence[str], rows: Sequence[Sequence[object]], *, columns: int = COLUMNS) -> list[str]:
    """Return the lines of a table; columns of numbers stand to the right."""
    cells = [[plain("" if cell is None else str(cell)).replace("\n", " ") for cell in row] for row in rows]
    heads = [plain(head) for head in heads]
    widths = _fitted([_widest(column) for column in zip_longest(heads, *cells, fillvalue="")], columns)
    right = [_numbers(column) for column in zip_longest(*cells, fillvalue="")] + [False] * len(widths)
    return [line for row in (heads, *cells) for line in _row(row, widths, right)]


def _row(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    folded = [wrap(cell, columns) for cell, columns in zip(cells, widths, strict=False)]
    return [
        GAP.join(
            pad(text, columns, right=to_right) for text, columns, to_right in zip(line, widths, right, strict=False)
        ).rstrip()
        for line in zip_longest(*folded, fillvalue="")
    ]


def _widest(column: Sequence[str]) -> int:
    return max(width(cell) for cell in column)


def _numbers(column: Sequence[str]) -> bool:
    told = [cell for cell in column if cell]
    return bool(told) and all(cell.isascii() and cell.strip("+-").isdigit() for cell in told)


def _fitted(widths: list[int], columns: int) -> list[int]:
    """Take from the widest column, a column at a time, until the whole fits."""
    room = columns - len(GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    return widths
