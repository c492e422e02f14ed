"""经过: the dated course of a case, one short line an entry that people would want to read."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from xiangyue.acts.office import BEIJING
from xiangyue.documents import CourseLine
from xiangyue.model import Entry
from xiangyue.words import known, say

SMALL = frozenset(
    {
        "case.opened",
        "posting.ended",
        "posting.taken_down",
        "meeting.signed_in",
        "meeting.debated",
        "defects.supplied",
        "minutes.signed",
    }
)
"""What the screen shows and one page has no room for."""


def course_of(entries: Sequence[Entry]) -> tuple[CourseLine, ...]:
    """Return the course of a case for a paper: what people would ask for, a line each."""
    return tuple(
        CourseLine(on=entry.happened_at.astimezone(BEIJING).date(), words=words)
        for entry in entries
        if entry.act not in SMALL and (words := words_of(entry))
    )


def words_of(entry: Entry) -> str:
    """Return what an entry is in a few words: 镇上退回 5 处."""
    did = entry.payload.get("did", {})
    for code in (
        *((f"course.{entry.act}.unknown",) if did.get("unknown") else ()),
        f"course.{entry.act}.{did.get('result', did.get('what', did.get('then', '')))}",
        f"course.{entry.act}",
    ):
        if known(code):
            return say(code, **{name: _told(value) for name, value in did.items() if isinstance(value, str | int)})
    return ""


def _told(value: str | int) -> str | int | date:
    """Return a value as people are told it: a day as a day."""
    if isinstance(value, str) and len(value) == len("2026-03-01"):
        with suppress(ValueError):
            return date.fromisoformat(value)
    return value
