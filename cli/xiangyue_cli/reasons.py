"""One reason for every change: picked by a digit, typed, or the last one's by Enter (walkthrough a4)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.ask import half_width
from xiangyue_cli.keys import LEAVING, Away, pages, pick, read
from xiangyue_cli.screens.texts import MARKS
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from xiangyue.acts.convention.importing import Compared
    from xiangyue.model import Change, RedlineRow

EACH, BY_KIND, AT_ONCE = 1, 2, 3
BEFORE = 4  # lines that say what was compared
NEAR = 8  # so many signs beside a change are enough to know the place
Keep = Callable[["Compared"], None]


def ask_reasons(compared: "Compared", offered: Sequence[str], keep: Keep) -> "Compared":
    """Ask for the reasons that are missing; what was given is kept at once.

    Raises:
        Away: whoever was asked left.

    """
    rows = [row for row in compared.rows if not row.reason]
    if not rows:
        return compared
    how, above = EACH, BEFORE
    if len(rows) > 1:
        lines(say("reasons.how", count=len(rows)))
        how = pick(say("reasons.choose"), most=AT_ONCE, default=EACH)
        above = 0
    said = [say("reasons.offered"), *(f"  {place} {words}" for place, words in enumerate(offered, start=1))]
    last = ""
    for group in _groups(rows, how):
        pages([*said, *(told for row in group for told in _shown(row))], above=above, below=1)
        said, above = [], 0
        last = _reason(group, offered, last)
        compared = _given(compared, {row.article for row in group}, last)
        keep(compared)
    return compared


def _groups(rows: "Sequence[RedlineRow]", how: int) -> "list[list[RedlineRow]]":
    """Return what gets one reason together."""
    from xiangyue.acts.convention.reasons import only_signs  # noqa: PLC0415

    if how == AT_ONCE:
        return [list(rows)]
    groups: dict[object, list[RedlineRow]] = {}
    for place, row in enumerate(rows):
        groups.setdefault((row.kind, only_signs(row)) if how == BY_KIND else place, []).append(row)
    return list(groups.values())


def _shown(row: "RedlineRow") -> list[str]:
    from xiangyue.acts.convention.reasons import only_signs, row_name  # noqa: PLC0415

    signs = say("reasons.only_signs") if only_signs(row) else ""
    return [f"{row_name(row)}{signs}", f"    {_near(row)}"]


def _near(row: "RedlineRow") -> str:
    """Return the words with their marks; what stayed, only next to what did not."""
    told = ""
    for place, one in enumerate(row.segments):
        before, after = MARKS[one.kind]
        words = one.words.replace("\n", " ")
        if not before and len(words) > 2 * NEAR:
            head = words[:NEAR] if place else ""
            tail = words[-NEAR:] if place < len(row.segments) - 1 else ""
            words = f"{head}..{tail}"
        told += before + words + after
    return told


def _reason(group: "Sequence[RedlineRow]", offered: Sequence[str], last: str) -> str:
    from xiangyue.acts.convention.reasons import row_name  # noqa: PLC0415

    title = row_name(group[0]) if len(group) == 1 else say("reasons.together", count=len(group))
    while True:
        typed = _typed(say("reasons.prompt", title=title))
        narrow = half_width(typed)
        if narrow.lower() in LEAVING:
            raise Away
        if narrow.isdecimal() and len(narrow) < len("100") and 1 <= int(narrow) <= len(offered):
            return offered[int(narrow) - 1]
        if typed and not narrow.isdecimal():
            return typed
        if not typed and last:
            return last
        lines(say("ask.not_taken", why=say("reasons.needed", last=len(offered))))


def _typed(prompt: str) -> str:
    """Return a line as it was typed: a reason keeps its signs in full width."""
    try:
        return read(prompt).strip()
    except (EOFError, KeyboardInterrupt):
        raise Away from None


def _given(compared: "Compared", articles: set[str], reason: str) -> "Compared":
    def worded(change: "Change") -> "Change":
        return replace(change, reason=reason) if change.article in articles else change

    return replace(compared, changes=tuple(worded(change) for change in compared.changes))
