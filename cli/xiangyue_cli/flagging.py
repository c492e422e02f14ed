"""条文体检 on the screen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xiangyue.model import article_name
from xiangyue.words import say
from xiangyue_cli.keys import shown

if TYPE_CHECKING:
    from xiangyue.acts.case.do import Done
    from xiangyue.rules import Flagged

DRAFTED = "text.revised"
FOLLOWS = 8  # lines that say what was recorded and who is next


def flag_lines(found: "Sequence[Flagged]") -> list[str]:
    """Return the findings: where, what, by which law, and what may be written instead."""
    if not found:
        return [say("flags.none")]
    return [say("flags.some", count=len(found)), *(line for one in found for line in _lines(one))]


def tell_flags(done: "Done") -> None:
    """Say what to look at in the text a step has just made; nothing after any other step."""
    if done.entry.act != DRAFTED:
        return
    from xiangyue.acts.convention.flags import flags_in  # noqa: PLC0415
    from xiangyue.canon import read  # noqa: PLC0415
    from xiangyue.model import BEIJING, Text  # noqa: PLC0415

    text = read(Text, done.entry.payload["did"]["text"])
    shown(flag_lines(flags_in(text, on=done.entry.happened_at.astimezone(BEIJING).date())), below=FOLLOWS)


def _lines(one: "Flagged") -> tuple[str, str]:
    place = article_name(one.number)
    return (
        say("flags.line", article=place, words=one.words, name=one.name, citation=one.citation),
        say("flags.instead", why=one.why, instead=one.instead),
    )
