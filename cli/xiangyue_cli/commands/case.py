"""Cases: starting, the worklist, doing a step, looking at one, taking one back."""

from pathlib import Path
from typing import Annotated

import typer

from xiangyue.words import say
from xiangyue_cli.app import command
from xiangyue_cli.options import AsJson, CaseArgument, Kept, On, day, session_of
from xiangyue_cli.session import Session, at_terminal, now_in, now_of, office_of, register_of


@command("start", "新办")
def start(
    context: typer.Context,
    workflow: Annotated[str, typer.Argument(metavar="WORKFLOW", help=say("help.workflow"))],
    title: Annotated[str | None, typer.Option("--title", help=say("help.title"))] = None,
    as_json: AsJson = False,
) -> None:
    """Start a case."""
    from xiangyue.acts.case.hints import open_beside  # noqa: PLC0415
    from xiangyue.acts.case.start import start as start_case  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session, writing=True)
    now = now_of(session, office)
    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    case = start_case(office, workflow, title=title, by=by, now=now)
    beside = open_beside(office.register, case)
    if session.json:
        waiting = [waiting.step for waiting in case.flow.waiting]
        machine({"case": case.number, "waiting": waiting, "beside": [one.number for one in beside]})
        return
    lines(
        say("told.started", case=case.number.rpartition("-")[2], title=case.title, next=case.flow.waiting[0].name),
        *(say("hint.beside", case=one.number.rpartition("-")[2], title=one.title) for one in beside),
    )


@command("todo", "待办")
def todo(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", "--全部", help=say("help.all"))] = False,
    as_json: AsJson = False,
) -> None:
    """List the steps that may be done now."""
    from xiangyue_cli.tell import machine  # noqa: PLC0415
    from xiangyue_cli.worklist import list_todo  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    register = register_of(session)
    if session.json:
        machine(register.todo())
        return
    now = now_in(session, register)
    list_todo(register, now=now, **({"room": None} if every else {}))


def worklist(session: Session) -> None:
    """Bare `xy`: on a terminal the numbered worklist, otherwise the list."""
    from xiangyue_cli.worklist import list_todo, work  # noqa: PLC0415

    if at_terminal():
        work(session)
        return
    register = register_of(session)
    list_todo(register, now=now_in(session, register))


@command("show", "查看")
def show(context: typer.Context, case: CaseArgument, as_json: AsJson = False) -> None:
    """Show a case."""
    from xiangyue.acts.case.show import show as show_case  # noqa: PLC0415
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.screens import case_screen  # noqa: PLC0415
    from xiangyue_cli.tell import machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session)
    now = now_of(session, office)
    shown = show_case(office, case_meant(case, now=now), on=now.date())
    if session.json:
        machine(shown)
        return
    case_screen(office, shown, now=now)


@command("why", "卡在哪")
def why(context: typer.Context, case: CaseArgument, as_json: AsJson = False) -> None:
    """Say what a case waits for."""
    from xiangyue.acts.case.show import show as show_case  # noqa: PLC0415
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.screens import why_screen  # noqa: PLC0415
    from xiangyue_cli.tell import machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session)
    now = now_of(session, office)
    shown = show_case(office, case_meant(case, now=now), on=now.date())
    if session.json:
        machine({"waiting": shown.waiting, "due": shown.due, "owed": shown.owed, "unmet": shown.unmet})
        return
    why_screen(shown, now=now)


@command("log", "流水")
def log(
    context: typer.Context,
    case: Annotated[str | None, typer.Argument(metavar="[CASE]", help=say("help.case"))] = None,
    as_json: AsJson = False,
) -> None:
    """Show the journal."""
    from xiangyue.acts.case.show import log as log_lines  # noqa: PLC0415
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.screens import log_screen  # noqa: PLC0415
    from xiangyue_cli.tell import machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session)
    number = case_meant(case, now=now_of(session, office)) if case else None
    found = log_lines(office, number)
    if session.json:
        machine(found)
        return
    log_screen(found)


@command("withdraw", "撤回")
def withdraw(
    context: typer.Context,
    case: CaseArgument,
    reason: Annotated[str, typer.Option("--reason", help=say("help.reason"))],
    as_json: AsJson = False,
) -> None:
    """Take a case back."""
    from xiangyue.acts.case.withdraw import withdraw as withdraw_case  # noqa: PLC0415
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session, writing=True)
    now = now_of(session, office)
    number = case_meant(case, now=now)
    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    done = withdraw_case(office, number, reason=reason, by=by, now=now)
    if session.json:
        machine({"case": done.number, "withdrawn": done.withdrawn})
        return
    lines(say("told.withdrawn", case=number))


@command("supply", "补件")
def supply(
    context: typer.Context,
    case: CaseArgument,
    defects: Annotated[list[int], typer.Argument(metavar="N...", help=say("help.defects"))],
    how: Annotated[str, typer.Option("--how", help=say("help.how"))],
    as_json: AsJson = False,
) -> None:
    """Hand in what is owed."""
    from xiangyue.acts.case.supply import supply as supply_defects  # noqa: PLC0415
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session, writing=True)
    now = now_of(session, office)
    number = case_meant(case, now=now)
    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    supply_defects(office, number, tuple(defects), how=how, by=by, now=now)
    if session.json:
        machine({"case": number, "supplied": defects})
        return
    lines(say("told.supplied", case=number, numbers=defects))


@command("do", "办理")
def do(
    context: typer.Context,
    step: Annotated[str, typer.Argument(metavar="STEP", help=say("help.step"))],
    answers: Annotated[str | None, typer.Option("--answers", metavar="FILE|-", help=say("help.answers"))] = None,
    settings: Annotated[list[str] | None, typer.Option("--set", metavar="K=V", help=say("help.set"))] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=say("help.dry_run"))] = False,
    responsible: Annotated[str | None, typer.Option("--for", help=say("help.for"))] = None,
    evidence: Annotated[Kept | None, typer.Option("--evidence", metavar="KIND", help=say("help.evidence"))] = None,
    where: Annotated[str, typer.Option("--where", help=say("help.where"))] = "",
    number: Annotated[str, typer.Option("--number", help=say("help.number"))] = "",
    signed_by: Annotated[str, typer.Option("--signed-by", help=say("help.signed_by"))] = "",
    signed_on: Annotated[str | None, typer.Option("--signed-on", metavar="DAY", help=say("help.signed_on"))] = None,
    scan: Annotated[Path | None, typer.Option("--scan", help=say("help.scan"))] = None,
    on: On = None,
    as_json: AsJson = False,
) -> None:
    """Do a step."""
    from xiangyue_cli.doing import Call, do_step  # noqa: PLC0415
    from xiangyue_cli.people import Behalf  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    behalf = Behalf(
        responsible=responsible,
        kind=evidence,
        where=where,
        number=number,
        signed_by=signed_by,
        signed_on=signed_on,
        scan=scan,
    )
    do_step(
        session,
        step,
        Call(answers=answers, settings=tuple(settings or ()), behalf=behalf, dry_run=dry_run, on=day(on)),
    )


@command("remind", "催办")
def remind(context: typer.Context, case: CaseArgument, as_json: AsJson = False) -> None:
    """Give a sentence to say to whom a case waits for."""
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.reminding import tell_reminders  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    tell_reminders(session, case_meant(case, now=now_of(session)))
