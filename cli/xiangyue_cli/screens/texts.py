"""条文 and 修改对照表."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xiangyue.model import SegmentKind, chinese
from xiangyue.words import say
from xiangyue_cli.keys import shown

if TYPE_CHECKING:
    from xiangyue.model import RedlineRow, Text

MARKS = {SegmentKind.SAME: ("", ""), SegmentKind.ADDED: ("[+", "+]"), SegmentKind.STRUCK: ("[-", "-]")}


def text_lines(text: "Text") -> list[str]:
    """Return a convention, an article a line."""
    articles = (
        say("screen.article", number=chinese(place), words=article.words)
        for place, article in enumerate(text.articles, start=1)
    )
    return [text.title, *articles]


def text_screen(text: "Text") -> None:
    """条文."""
    shown(text_lines(text))


def redline_lines(rows: "Sequence[RedlineRow]") -> list[str]:
    """Return the 修改对照表: the article, its words with what goes and what comes, the reason."""
    return [line for row in rows for line in _row(row)]


def _row(row: "RedlineRow") -> tuple[str, str, str]:
    before = say("screen.article_number", number=chinese(row.before)) if row.before else ""
    after = say("screen.article_number", number=chinese(row.after)) if row.after else ""
    code = f"screen.{row.kind}" if before in ("", after) or not after else "screen.change_moved"
    words = "".join(f"{MARKS[one.kind][0]}{one.words}{MARKS[one.kind][1]}" for one in row.segments)
    return say(code, before=before, after=after), f"    {words}", say("screen.reason", reason=row.reason)


def redline_screen(rows: "Sequence[RedlineRow]") -> None:
    """修改对照表."""
    shown([say("screen.redline_how"), *redline_lines(rows)])
