"""经过: the dated course of a case, one short line an entry that people would want to read."""

from collections.abc import Sequence

from xiangyue.acts.office import BEIJING
from xiangyue.documents import CourseLine
from xiangyue.model import Entry
from xiangyue.words import known, say


def course_of(entries: Sequence[Entry]) -> tuple[CourseLine, ...]:
    """Return the course of a case; entries that have no words of their own are left out."""
    return tuple(
        CourseLine(on=entry.happened_at.astimezone(BEIJING).date(), words=words)
        for entry in entries
        if (words := words_of(entry))
    )


def words_of(entry: Entry) -> str:
    """Return what an entry is in a few words: 镇上退回 5 处."""
    did = entry.payload.get("did", {})
    for code in (
        f"course.{entry.act}.{did.get('result', did.get('what', did.get('then', '')))}",
        f"course.{entry.act}",
    ):
        if known(code):
            return say(code, **{name: value for name, value in did.items() if isinstance(value, str | int)})
    return ""
