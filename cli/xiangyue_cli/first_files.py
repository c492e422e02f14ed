"""The files of the first day: the roster, who holds which post, the convention in force; nothing of a bad one is taken."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.dragged import dragged
from xiangyue_cli.first_answers import NONE, NotTakenError
from xiangyue_cli.first_mending import columns_told, whole
from xiangyue_cli.keys import pages, pick
from xiangyue_cli.speaking_for import coverage_lines
from xiangyue_cli.tell import COLUMNS, cut, lines

if TYPE_CHECKING:
    from xiangyue.intake import Hint, Offices, Roster
    from xiangyue.model import Text

HINTS = 6  # on the screen; 任职 代表 says all


class ClerkMissing(Refusal):
    """Neither the roster nor the posts name a clerk: there would be no one to type."""

    code = "clerk-missing"

    def __init__(self) -> None:
        super().__init__()


def roster_of(typed: str, *, groups: int, village: str, now: datetime) -> "Roster":
    """Return the roster in a file, and say what was recognised; one with bad cells is listed, and not taken."""
    from xiangyue.intake import read_roster, roster_hints  # noqa: PLC0415 - help needs none of it

    path = dragged(typed)

    def reading(without: bool) -> "Roster":
        return read_roster(path, groups=groups, ignore_unknown=without)

    roster = whole(path, reading, village=village, now=now)
    columns_told(roster.table)
    lines(say("first.rows", rows=len(roster.people), households=len(roster.households)))
    lines(*(f"  {one}" for one in roster_hints(roster)))
    return roster


def offices_of(typed: str, *, roster: "Roster", groups: int, village: str, now: datetime) -> "Offices":
    """Return who holds which post and who speaks for whom, from a file and the roster, or from the roster alone.

    Raises:
        ClerkMissing: nobody among them is the clerk.

    """
    from xiangyue.intake import Offices, read_offices, with_roster  # noqa: PLC0415

    told = Offices(tenures=())
    if typed and typed not in NONE:
        path = dragged(typed)
        told = whole(
            path,
            lambda without: read_offices(
                path, people=roster.people, households=roster.households, groups=groups, ignore_unknown=without
            ),
            village=village,
            now=now,
        )
    offices = with_roster(told, roster.tenures)
    if not any(one.role == "clerk" and one.held(on=now.date()) for one in offices.tenures):
        raise ClerkMissing
    _tell_offices(offices, roster, on=now.date())
    return offices


def _tell_offices(offices: "Offices", roster: "Roster", *, on: date) -> None:
    held = offices.tenures
    lines(say("first.posts_read", posts=len(held), people=len({one.person for one in held})))
    if without := sum(not one.basis for one in held):
        lines(say("first.without_basis", count=without))
    hints = [*_said(offices.hints), *_of_coverage(offices, roster, on=on)]
    if hints:
        lines(say("first.hints"), *(f"   {hint}" for hint in hints[:HINTS]))
    if len(hints) > HINTS:
        lines(say("first.more_hints", count=len(hints) - HINTS))


def _said(hints: "Sequence[Hint]") -> list[str]:
    return [say("first.hint", line=hint.line, words=hint.words) for hint in hints]


def _of_coverage(offices: "Offices", roster: "Roster", *, on: date) -> list[str]:
    """Say whom the representatives represent, and what is missing or there twice."""
    from xiangyue.acts.village.representing import coverage  # noqa: PLC0415

    found = coverage(offices.representations, [one for one in offices.tenures if one.held(on=on)], roster.households)
    if not found.households:
        return [say("first.no_representatives")]
    names = {one.id: one.name for one in roster.people}
    lines(say("first.representatives", count=len(found.households), households=found.represented))
    if len(found.silent) == len(found.households):
        return [say("first.all_silent")]
    return coverage_lines(found, roster.households, names)


def text_of(typed: str) -> "Text | None":
    """Return the convention in a .docx or .txt, once whoever handed it in has seen how it was parted; None of none."""
    from xiangyue.intake import MOST_DOCX, as_new_text, content_of, read_handed_in  # noqa: PLC0415
    from xiangyue.model import article_name  # noqa: PLC0415

    if not typed or typed in NONE:
        if pick(say("first.no_text"), most=2) == 1:
            return None
        raise NotTakenError(say("first.find_text"))
    path = dragged(typed)
    text = as_new_text(read_handed_in(content_of(path, most=MOST_DOCX), name=path.name), name=path.name)
    lines(say("first.recognised", title=text.title, count=len(text.articles)))
    pages(
        [
            cut(f"  {article_name(number)}　{article.words.replace(chr(10), '')}", COLUMNS)
            for number, article in enumerate(text.articles, start=1)
        ]
    )
    if pick(say("first.is_it_so"), most=2, default=1) == 1:
        return text
    raise NotTakenError(say("first.other_file"))
