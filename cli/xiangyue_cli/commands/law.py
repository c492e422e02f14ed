"""The law and the models."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from xiangyue.words import say
from xiangyue_cli import chinese
from xiangyue_cli.app import app, command
from xiangyue_cli.options import AsJson, session_of
from xiangyue_cli.session import law_of, now_of, office_of

rules = typer.Typer(cls=chinese.ChineseGroup, help=say("help.rules"), rich_markup_mode=None)
workflows = typer.Typer(cls=chinese.ChineseGroup, help=say("help.workflows"), rich_markup_mode=None)
for group, name, twin in ((rules, "rules", "规定"), (workflows, "workflows", "流程")):
    app.add_typer(group, name=name, cls=chinese.ChineseGroup, short_help=f"{twin}　{say(f'help.{name}')}")
    app.add_typer(group, name=twin, cls=chinese.ChineseGroup, hidden=True)

OnDay = Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help=say("help.law_day"))]


@command("show", "看", group=rules)
def rules_show(
    context: typer.Context,
    on: OnDay = None,
    rule: Annotated[str | None, typer.Option("--rule", help=say("help.rule"))] = None,
    as_json: AsJson = False,
) -> None:
    """Show the law of a day."""
    from xiangyue_cli.screens import rules_screen  # noqa: PLC0415
    from xiangyue_cli.tell import machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    shown = law_of(session).show(on=(on or now_of(session)).date(), rule=rule)
    if session.json:
        machine(shown)
        return
    rules_screen(shown)


@command("check", "核对", group=rules)
def rules_check(
    context: typer.Context,
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", help=say("help.facts"))] = "-",
    as_json: AsJson = False,
) -> None:
    """Check given facts against the law of their day."""
    from xiangyue.intake import content_of, read_json  # noqa: PLC0415
    from xiangyue.rules import Law, check_facts  # noqa: PLC0415
    from xiangyue_cli.screens import checks_screen  # noqa: PLC0415
    from xiangyue_cli.tell import machine  # noqa: PLC0415

    raw = sys.stdin.buffer.read() if file == "-" else content_of(Path(file))
    report = check_facts(Law.national(), read_json(raw, name=file))
    session = session_of(context, as_json=as_json)
    if session.json or not sys.stdout.isatty():
        machine(report.told())
    else:
        checks_screen(report)
    if not report.lawful:
        raise typer.Exit(1)


@command("list", "列", group=workflows)
def workflows_list(context: typer.Context, as_json: AsJson = False) -> None:
    """List the models."""
    from xiangyue.acts.case.start import titled_workflows  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    found = titled_workflows()
    if session.json:
        machine(found)
        return
    lines(*(f"{name}　{title}" for name, title in found.items()))


@command("check", "查", group=workflows)
def workflows_check(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[WORKFLOW|FILE]", help=say("help.workflow"))] = None,
    as_json: AsJson = False,
) -> None:
    """Check models."""
    from xiangyue.acts.case.examine import examine  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    found = examine(name)
    if session.json:
        machine({model: [finding.said() for finding in findings] for model, findings in found.items()})
    else:
        for model, findings in found.items():
            said = (say("told.model_bad", model=model, count=len(findings)), *(f"  {one.said()}" for one in findings))
            lines(*(said if findings else (say("told.model_good", model=model),)))
    if any(found.values()):
        raise typer.Exit(1)


@command("diagram", "图", group=workflows)
def workflows_diagram(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="WORKFLOW", help=say("help.workflow"))],
    out: Annotated[Path | None, typer.Option("--out", help=say("help.out"))] = None,
    case: Annotated[str | None, typer.Option("--case", help=say("help.case"))] = None,
) -> None:
    """Draw a model as SVG."""
    from xiangyue.acts.case.examine import picture  # noqa: PLC0415
    from xiangyue_cli.files import write_file  # noqa: PLC0415
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.tell import lines  # noqa: PLC0415

    session = session_of(context)
    office = office_of(session) if case else None
    number = case_meant(case, now=now_of(session, office)) if case else None
    svg = picture(name, office=office, case=number)
    if out is None:
        sys.stdout.write(svg + "\n")
        return
    write_file(out, svg.encode())
    lines(say("told.written", path=str(out)))
