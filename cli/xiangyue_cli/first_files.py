"""The files of the first day: the roster, the posts, the convention in force; nothing of a bad one is taken."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.dragged import dragged
from xiangyue_cli.files import NotWritten, write_file
from xiangyue_cli.first_answers import NotTakenError
from xiangyue_cli.keys import Away, pages, pick
from xiangyue_cli.tell import COLUMNS, cut, lines, pad, width

if TYPE_CHECKING:
    from xiangyue.intake import BadCell, Roster, TableRefused
    from xiangyue.model import Tenure, Text

T = TypeVar("T")

SHOWN = 10  # of the bad cells, so that the choice below them is on the same screen
MEND, LIST, WITHOUT = 1, 2, 3


class ClerkMissing(Refusal):
    """Neither the roster nor the posts name a clerk: there would be no one to type."""

    code = "clerk-missing"

    def __init__(self) -> None:
        super().__init__()


def roster_of(typed: str, *, groups: int) -> "Roster":
    """Return the roster in a file, and say what was recognised; one with bad cells is listed, and not taken."""
    from xiangyue.intake import read_roster  # noqa: PLC0415 - help needs none of it

    path = dragged(typed)

    def reading(without: bool) -> "Roster":
        return read_roster(path, groups=groups, ignore_unknown=without)

    roster = _whole(path, reading)
    heading = roster.table.heading
    if heading is not None:
        lines(say("first.columns", count=len(heading.words), columns=list(heading.words.values())))
        if heading.left_out:
            lines(say("first.left_out", columns=heading.left_out))
    lines(say("first.rows", rows=len(roster.people), households=len(roster.households)))
    return roster


def tenures_of(typed: str, *, roster: "Roster", groups: int, on: date) -> "tuple[Tenure, ...]":
    """Return the posts in a file, or those of the roster alone.

    Raises:
        ClerkMissing: nobody among them is the clerk.

    """
    from xiangyue.intake import read_tenures  # noqa: PLC0415

    told: tuple[Tenure, ...] = ()
    if typed:
        path = dragged(typed)
        told = _whole(path, lambda _: read_tenures(path, people=roster.people, groups=groups))
    said = {(one.person, one.post) for one in told}
    held = (*told, *(one for one in roster.tenures if (one.person, one.post) not in said))
    if not any(one.role == "clerk" and one.held(on=on) for one in held):
        raise ClerkMissing
    lines(say("first.posts_read", posts=len(held), people=len({one.person for one in held})))
    if without := sum(not one.basis for one in held):
        lines(say("first.without_basis", count=without))
    return held


def text_of(typed: str) -> "Text":
    """Return the convention in a .docx or .txt, once whoever handed it in has seen how it was parted."""
    from xiangyue.intake import MOST_DOCX, as_new_text, content_of, read_handed_in  # noqa: PLC0415
    from xiangyue.model import article_name  # noqa: PLC0415

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


def _whole(path: Path, reading: "Callable[[bool], T]") -> "T":
    """Return what is read; bad cells are listed, and whoever handed the file in says what is to become of it."""
    from xiangyue.intake import TableRefused  # noqa: PLC0415

    try:
        return reading(False)
    except TableRefused as refused:
        if _listed(refused, path) == WITHOUT:
            return _whole(path, lambda _: reading(True))
        raise NotTakenError(say("first.nothing_taken")) from None


def _listed(refused: "TableRefused", path: Path) -> int:
    """Show the bad cells and do what is chosen."""
    cells = refused.cells
    if rows := len(refused.table.rows):
        bad = len({cell.line for cell in cells})
        lines(say("first.rows_bad", rows=rows, good=max(rows - bad, 0), bad=bad))
    else:
        lines(say("first.heading_bad"))
    lines(*_cells_said(cells[:SHOWN]))
    if len(cells) > SHOWN:
        lines(say("first.more_bad", count=len(cells) - SHOWN))
    unknown = say("table.column_unknown")
    only_unknown = all(cell.reason == unknown for cell in cells)
    lines(say("first.mend_choices"), *([say("first.without_choice")] if only_unknown else []))
    try:
        chosen = pick(say("screen.choose"), most=WITHOUT if only_unknown else LIST, default=MEND)
    except Away:
        return MEND
    if chosen == LIST:
        lines(say("first.list_written", path=str(_written(cells, path))))
    return chosen


def _cells_said(cells: "Sequence[BadCell]") -> list[str]:
    number = max(len(str(cell.line)) for cell in cells)
    column = max(width(cell.column) for cell in cells)
    return [
        say(
            "first.bad_cell",
            line=str(cell.line).rjust(number),
            column=pad(cell.column, column),
            value=f"“{cell.value[:20]}”" if cell.value else "",
            reason=cell.reason,
            who=cell.who,
        ).rstrip()
        for cell in cells
    ]


def _written(cells: "Sequence[BadCell]", path: Path) -> Path:
    """Write the list beside the file, or into the user's own folder where the stick cannot be written to."""
    told = io.StringIO(newline="")
    writer = csv.writer(told)
    writer.writerow(say(f"first.list.{head}") for head in ("line", "column", "who", "value", "reason"))
    for cell in cells:
        writer.writerow(_harmless(str(one)) for one in (cell.line, cell.column, cell.who, cell.value, cell.reason))
    content, name = told.getvalue().encode("utf-8-sig"), say("first.list_name", name=path.stem)
    for folder in (path.parent, Path.home()):
        try:
            write_file(folder / name, content)
        except NotWritten:
            continue
        return folder / name
    raise NotWritten(path=name)


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a cell for a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t"} else cell
