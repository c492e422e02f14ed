"""The convention: shown, compared, taken to WPS and back, looked over."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from xiangyue.words import say
from xiangyue_cli import chinese
from xiangyue_cli.app import app, command
from xiangyue_cli.options import AsJson, CaseArgument, On, day, session_of
from xiangyue_cli.session import now_of, office_of

text = typer.Typer(cls=chinese.ChineseGroup, help=say("help.text"), rich_markup_mode=None)
app.add_typer(text, name="text", cls=chinese.ChineseGroup, short_help=f"条文　{say('help.text')}")
app.add_typer(text, name="条文", cls=chinese.ChineseGroup, hidden=True)

OnDay = Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help=say("help.text_day"))]
AnyCase = Annotated[str | None, typer.Argument(metavar="[CASE]", help=say("help.case"))]


@command("show", "看", group=text)
def text_show(context: typer.Context, on: OnDay = None, as_json: AsJson = False) -> None:
    """Show the convention of a day."""
    from xiangyue.acts.convention.texts import text_on  # noqa: PLC0415
    from xiangyue_cli.screens import text_screen  # noqa: PLC0415
    from xiangyue_cli.tell import machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session)
    found = text_on(office, on=(on or now_of(session, office)).date())
    if session.json:
        machine(found)
        return
    text_screen(found)


@command("redline", "对照", group=text)
def text_redline(context: typer.Context, case: CaseArgument, as_json: AsJson = False) -> None:
    """Show what a case changes in the convention."""
    from xiangyue.acts.convention.texts import redline_of  # noqa: PLC0415
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.screens import redline_screen  # noqa: PLC0415
    from xiangyue_cli.tell import machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session)
    rows = redline_of(office, case_meant(case, now=now_of(session, office)))
    if session.json:
        machine(rows)
        return
    redline_screen(rows)


@command("export", "导出", group=text)
def text_export(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="FILE.docx", help=say("help.text_out"))],
    case: AnyCase = None,
    on: OnDay = None,
) -> None:
    """Write the convention, or a case's draft, as a .docx to be changed in WPS."""
    from xiangyue.acts.convention.exporting import export_text  # noqa: PLC0415
    from xiangyue_cli.files import write_file  # noqa: PLC0415
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.tell import lines  # noqa: PLC0415

    session = session_of(context)
    office = office_of(session)
    now = now_of(session, office)
    number = case_meant(case, now=now) if case else None
    write_file(out, export_text(office, number, on=(on or now).date()))
    lines(say("told.exported", path=str(out)))


@command("import", "读回", group=text)
def text_import(
    context: typer.Context,
    case: CaseArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=say("help.text_file"))],
    reasons: Annotated[Path | None, typer.Option("--reasons", metavar="FILE", help=say("help.reasons"))] = None,
    reason: Annotated[str, typer.Option("--reason", help=say("help.one_reason"))] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help=say("help.import_dry_run"))] = False,
    responsible: Annotated[str | None, typer.Option("--for", help=say("help.for"))] = None,
    evidence: Annotated[str | None, typer.Option("--evidence", help=say("help.evidence"))] = None,
    where: Annotated[str, typer.Option("--where", help=say("help.where"))] = "",
    on: On = None,
    as_json: AsJson = False,
) -> None:
    """Read a changed text back and make it the case's draft."""
    from xiangyue_cli.importing import Import, import_text  # noqa: PLC0415
    from xiangyue_cli.people import Behalf  # noqa: PLC0415

    behalf = Behalf(responsible=responsible, kind=evidence, where=where)
    asked = Import(file=file, reasons=reasons, reason=reason, dry_run=dry_run, behalf=behalf, on=day(on))
    import_text(session_of(context, as_json=as_json), case, asked)


@command("enter", "录入", group=text)
def text_enter(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=say("help.text_file"))],
    since: Annotated[str, typer.Option("--since", "--施行", metavar="DAY", help=say("help.text_since"))],
    basis: Annotated[str, typer.Option("--basis", "--依据", help=say("help.text_basis"))],
    as_json: AsJson = False,
) -> None:
    """Put down the first convention of a village that had none in writing."""
    from xiangyue_cli.entering import enter  # noqa: PLC0415

    enter(session_of(context, as_json=as_json), file, since=since, basis=basis)


@command("flags", "体检", group=text)
def text_flags(context: typer.Context, case: AnyCase = None, on: OnDay = None, as_json: AsJson = False) -> None:
    """Look a text over for what the township would send back."""
    from xiangyue.acts.convention.flags import flags_of  # noqa: PLC0415
    from xiangyue_cli.flagging import flag_lines  # noqa: PLC0415
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session)
    now = now_of(session, office)
    found = flags_of(office, case_meant(case, now=now) if case else None, on=(on or now).date())
    if session.json:
        machine(found)
        return
    lines(*flag_lines(found))
