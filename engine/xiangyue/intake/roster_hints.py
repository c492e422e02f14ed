"""提示: what was read otherwise than somebody who looks at her spreadsheet may think; nothing is refused for it."""

import re
from collections.abc import Iterator, Sequence

from xiangyue.intake.roster import Roster
from xiangyue.words import say

_NAMED = 8  # so many lines are named
_GONE = re.compile("去世|死亡|病故|亡故|过世|已故|迁出|迁走")
_AWAY = re.compile("(?<![未没不有])外出|在外")


def roster_hints(roster: Roster) -> Iterator[str]:
    """Yield a sentence for each thing worth knowing of how a roster was read."""
    table = roster.table
    if roster.filled:
        yield say("rosterhint.filled", count=roster.filled)
    if hidden := table.hidden_lines:
        yield say("rosterhint.hidden_lines", count=len(hidden), lines=_lines(hidden))
    if columns := table.hidden_columns:
        yield say("rosterhint.hidden_columns", columns=columns)
    if aside := table.aside:
        yield say("rosterhint.aside", count=len(aside), lines=_lines(aside))
    if table.heading and "备注" in table.heading.words:
        yield from _of_remarks([(row.line, row.cells.get("备注", "")) for row in table.rows])


def _of_remarks(remarks: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Nobody is put down as away or gone by a remark: it says neither since when nor on what paper."""
    yield say("rosterhint.remarks")
    gone = [line for line, told in remarks if _GONE.search(told)]
    away = sum(bool(_AWAY.search(told)) and not _GONE.search(told) for _, told in remarks)
    if away:
        yield say("rosterhint.away", count=away)
    if gone:
        yield say("rosterhint.gone", count=len(gone), lines=_lines(gone))


def _lines(numbers: list[int]) -> str:
    return "、".join(map(str, numbers[:_NAMED])) + ("……" if len(numbers) > _NAMED else "")
