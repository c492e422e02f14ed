"""Bad cells of a table on the first day: listed, printed, coloured in a copy of her own file; nothing of it is taken."""

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from xiangyue.words import say
from xiangyue_cli.files import NotWritten, write_file
from xiangyue_cli.first_answers import NotTakenError
from xiangyue_cli.keys import Away, pick
from xiangyue_cli.tell import lines, pad, width

if TYPE_CHECKING:
    from xiangyue.intake import BadCell, Table, TableRefused

T = TypeVar("T")

SHOWN = 10  # of the bad cells, so that the choice below them is on the same screen
MEND, PRINT, COLOUR, WITHOUT = 1, 2, 3, 4
OWNER_ONLY = 0o600


def whole(path: Path, reading: "Callable[[bool], T]", *, village: str, now: datetime) -> "T":
    """Return what is read; bad cells are listed, and whoever handed the file in says what is to become of it.

    Raises:
        NotTakenError: it is to be mended first.

    """
    from xiangyue.intake import TableRefused  # noqa: PLC0415 - help needs none of it

    try:
        return reading(False)
    except TableRefused as refused:
        if _mending(refused, path, village=village, now=now) == WITHOUT:
            return whole(path, lambda _: reading(True), village=village, now=now)
        raise NotTakenError(say("first.nothing_taken")) from None


def columns_told(table: "Table") -> None:
    """Say which columns were recognised, whether the rows below them are good or bad."""
    if (heading := table.heading) is None:
        return
    lines(say("first.columns", count=len(heading.words), columns=list(heading.words.values())))
    if heading.left_out:
        lines(say("first.left_out", columns=heading.left_out))


def _mending(refused: "TableRefused", path: Path, *, village: str, now: datetime) -> int:
    """Show the bad cells, and do what is chosen until she goes to mend the file."""
    _listed(refused)
    unknown = say("table.column_unknown")
    only_unknown = all(cell.reason == unknown for cell in refused.cells)
    while True:
        lines(say("first.mend_choices"), *([say("first.without_choice")] if only_unknown else []))
        try:
            chosen = pick(say("first.choose"), most=WITHOUT if only_unknown else COLOUR, default=MEND)
        except Away:
            return MEND
        if chosen in {MEND, WITHOUT}:
            return chosen
        try:
            lines(_printed(refused, path, village=village, now=now) if chosen == PRINT else _coloured(refused, path))
        except NotWritten as refusal:
            lines(*say(refusal.code, **refusal.facts).split("\n"))


def _listed(refused: "TableRefused") -> None:
    cells = refused.cells
    if rows := len(refused.table.rows):
        columns_told(refused.table)
        bad = len({cell.line for cell in cells})
        lines(say("first.rows_bad", rows=rows, good=max(rows - bad, 0), bad=bad))
    else:
        lines(say("first.heading_bad"))
    lines(*_cells_said(cells[:SHOWN]))
    if len(cells) > SHOWN:
        lines(say("first.more_bad", count=len(cells) - SHOWN))


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


def _printed(refused: "TableRefused", path: Path, *, village: str, now: datetime) -> str:
    """Print the list, or keep it beside her file: as a PDF, or as lines where none can be made."""
    from xiangyue.acts.paper.printing import NoPrinter, send_to_printer  # noqa: PLC0415
    from xiangyue.documents import CacheNotWritable, FontsMissing, GlyphMissing, LibraryMissing  # noqa: PLC0415
    from xiangyue.intake import problem_list  # noqa: PLC0415

    name = say("first.list_name", name=path.stem)
    try:
        pdf = _page_of(refused, village=village, now=now)
    except (FontsMissing, GlyphMissing, LibraryMissing, CacheNotWritable):
        written = problem_list(refused).encode("utf-8-sig")
        return say("first.list_written", path=str(_beside(path, f"{name}.txt", written)))
    try:
        job = send_to_printer(pdf, path=os.environ.get("PATH", os.defpath), title=name)
    except NoPrinter as none:
        kept = _beside(path, f"{name}.pdf", pdf)
        return say("first.list_kept", told=str(none.facts["told"]), path=str(kept))
    return say("first.list_printed", job=job or say("print.taken"))


def _page_of(refused: "TableRefused", *, village: str, now: datetime) -> bytes:
    from xiangyue.acts.paper.loose import problems_page  # noqa: PLC0415
    from xiangyue_cli.surroundings import open_press  # noqa: PLC0415

    lines(say("first.list_making"))
    return problems_page(refused, village=village, now=now, press=open_press(None))


def _coloured(refused: "TableRefused", path: Path) -> str:
    """Keep her own rows with the bad cells coloured: she mends them where she knows her way about."""
    from xiangyue.intake import marked_copy  # noqa: PLC0415

    if refused.table.heading is None:
        return say("first.nothing_to_colour")
    kept = _beside(path, say("file.marked", name=path.stem), marked_copy(refused))
    return say("first.coloured", path=str(kept))


def _beside(path: Path, name: str, content: bytes) -> Path:
    """Write a file beside hers, or into the user's own folder where the stick cannot be written to.

    Raises:
        NotWritten: neither can be.

    """
    for folder in (path.parent, Path.home()):
        try:
            write_file(folder / name, content)
        except NotWritten:
            continue
        (folder / name).chmod(OWNER_ONLY)  # it holds what her own file holds
        return folder / name
    raise NotWritten(path=name)
