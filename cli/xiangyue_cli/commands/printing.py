"""打印: to the printer if there is one, otherwise as one PDF to the stick."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from xiangyue.words import say
from xiangyue_cli.app import command
from xiangyue_cli.options import AsJson, session_of
from xiangyue_cli.session import Session, now_of, office_of

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.model import PaperSeen

MOST_COPIES = 99


@command("print", "打印")
def print_(
    context: typer.Context,
    case: Annotated[str | None, typer.Argument(metavar="CASE", help=say("help.print_case"))] = None,
    to: Annotated[Path | None, typer.Option("--to", metavar="DIR", help=say("help.print_to"))] = None,
    copies: Annotated[int, typer.Option("--copies", min=1, max=MOST_COPIES, help=say("help.copies"))] = 1,
    printer: Annotated[str, typer.Option("--printer", help=say("help.printer"))] = "",
    pack: Annotated[str, typer.Option("--pack", metavar="PACK", help=say("help.print_pack"))] = "",
    only: Annotated[str, typer.Option("--only", metavar="KINDS", help=say("help.print_only"))] = "",
    sides: Annotated[int | None, typer.Option("--sides", min=1, max=2, help=say("help.print_sides"))] = None,
    as_json: AsJson = False,
) -> None:
    """Print a paper, or all that goes together."""
    if pack:
        _print_pack(session_of(context, as_json=as_json), case, pack, only=only, to=to, printer=printer, sides=sides)
        return
    print_paper(session_of(context, as_json=as_json), case, to=to, copies=copies, printer=printer)


def _print_pack(
    session: Session, case: str | None, pack: str, *, only: str, to: Path | None, printer: str, sides: int | None
) -> None:
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.packing import print_pack  # noqa: PLC0415

    if case is None:
        raise typer.BadParameter("CASE", param_hint="CASE")
    office = office_of(session)
    number = case_meant(case, now=now_of(session, office))
    office.register.close()
    print_pack(session, number, pack, only=only, to=to, printer=printer, sides=sides)


def print_paper(
    session: Session, case: str | None, *, to: Path | None = None, copies: int = 1, printer: str = ""
) -> None:
    """Print the last paper of a case; without one, the first page of the register, which is made if it is missing."""
    from xiangyue.acts.paper.printing import last_paper  # noqa: PLC0415
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415

    office = office_of(session)
    number = case_meant(case, now=now_of(session, office)) if case else None
    if number is None and not office.register.papers(None):
        office.register.close()
        first_page(session)
        office = office_of(session)
    with office.register as register:
        put_out(session, office, last_paper(register, number), to=to, copies=copies, printer=printer)


def put_out(
    session: Session,
    office: "Office",
    paper: "PaperSeen",
    *,
    to: Path | None = None,
    copies: int = 1,
    printer: str = "",
) -> None:
    """Send a paper to the printer, or where there is none copy it to where it can be printed, and say which."""
    job = "" if to else _sent(session, office, paper, copies=copies, printer=printer)
    copy = None if job else _copied(office, paper, to)
    _tell(session, paper, job=job, copy=copy)


def first_page(session: Session) -> Path:
    """Make the 登记簿启用及交接表 and return where it lies."""
    from xiangyue.acts.paper.opening import render_opening  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415
    from xiangyue_cli.surroundings import key_of, press_of  # noqa: PLC0415

    office = office_of(session, writing=True)
    with office.register:
        now = now_of(session, office)
        by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
        return render_opening(office, press=press_of(office), key=key_of(office), by=by, now=now).path


def _sent(session: Session, office: "Office", paper: "PaperSeen", *, copies: int, printer: str) -> str:
    """Return the printer's word for the job; nothing where it did not take it, which is said."""
    from xiangyue.acts.paper.printing import NoPrinter, name_of_copy, send_to_printer  # noqa: PLC0415
    from xiangyue_cli.tell import lines  # noqa: PLC0415

    register = office.register
    title = name_of_copy(register, paper).removesuffix(".pdf")
    path = os.environ.get("PATH", os.defpath)
    try:
        return send_to_printer(
            register.content(paper.sha256), path=path, title=title, copies=copies, printer=printer
        ) or say("print.taken")
    except NoPrinter as none:
        if printer:
            raise
        if not session.json:
            lines(say("print.none", told=str(none.facts["told"])))
        return ""


def _copied(office: "Office", paper: "PaperSeen", to: Path | None) -> Path:
    from xiangyue.acts.paper.printing import name_of_copy  # noqa: PLC0415
    from xiangyue_cli.files import write_file  # noqa: PLC0415
    from xiangyue_cli.sticks import take_away_folder  # noqa: PLC0415

    path = (to or take_away_folder()) / name_of_copy(office.register, paper)
    write_file(path, office.register.content(paper.sha256))
    return path


def _tell(session: Session, paper: "PaperSeen", *, job: str, copy: Path | None) -> None:
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    if session.json:
        machine({"paper": paper.id, "job": job or None, "copy": str(copy) if copy else None})
    elif copy:
        lines(say("print.copied", path=str(copy)))
    else:
        lines(say("print.sent", kind=paper.kind, job=job))
