"""提示: what was read otherwise than somebody who looks at her spreadsheet may think; nothing is refused for it."""

from collections.abc import Iterator

from xiangyue.intake.roster import Roster
from xiangyue.words import say

_NAMED = 8  # so many lines are named


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


def _lines(numbers: list[int]) -> str:
    return "、".join(map(str, numbers[:_NAMED])) + ("……" if len(numbers) > _NAMED else "")
