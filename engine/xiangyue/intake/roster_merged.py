"""户号 written once for a household: in a spreadsheet its cells were merged, and a CSV keeps the first of them only."""

from collections.abc import Sequence
from dataclasses import replace

from xiangyue.intake.roster_words import heads_household
from xiangyue.intake.tables import Row

_COLUMNS = ("户号", "小组")


def with_households(rows: Sequence[Row]) -> tuple[Sequence[Row], int]:
    """Return the rows with the household of the head above where the whole table is written so, and in how many.

    A single empty cell is a mistake and stays one: only where every head has a number and most others have none, it
    is the way of the table.
    """
    if not _once_a_household(rows):
        return rows, 0
    filled: list[Row] = []
    head: Row | None = None
    for row in rows:
        if row.cells.get("户号"):
            head = row if _heads(row) else None
            filled.append(row)
        elif head is None:
            filled.append(row)
        else:
            above = {column: head.cells.get(column, "") for column in _COLUMNS if not row.cells.get(column)}
            filled.append(replace(row, cells={**row.cells, **above}))
    return filled, sum(now is not before for now, before in zip(filled, rows, strict=True))


def _once_a_household(rows: Sequence[Row]) -> bool:
    without = [row for row in rows if not row.cells.get("户号")]
    if not without or any(_heads(row) for row in without):
        return False
    others = sum(not _heads(row) for row in rows)
    return 2 * len(without) > others


def _heads(row: Row) -> bool:
    return heads_household(row.cells.get("与户主关系", ""))
