"""Keeping the register: copies, health, and what time brings."""

from pathlib import Path
from typing import Annotated

import typer

from xiangyue.words import say
from xiangyue_cli.app import command
from xiangyue_cli.options import AsJson, session_of
from xiangyue_cli.session import Session, home_of, now_of, office_of, registers


@command("backup", "备份")
def backup(
    context: typer.Context,
    target: Annotated[Path, typer.Argument(metavar="FOLDER", help=say("help.backup_target"))],
    as_json: AsJson = False,
) -> None:
    """Copy the register, without its keys."""
    from xiangyue.acts.keeping.copying import copy_register  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    copy_register(home_of(session), target, now=now_of(session))
    if session.json:
        machine({"backup": str(target)})
        return
    lines(say("told.backed_up", path=str(target)))


@command("restore", "恢复")
def restore(
    context: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="FOLDER", help=say("help.backup_source"))],
    code_file: Annotated[Path | None, typer.Option("--code-file", help=say("help.code_file"))] = None,
    as_json: AsJson = False,
) -> None:
    """Bring a register back from a copy."""
    bring_back(session_of(context, as_json=as_json), source, code_file=code_file)


def bring_back(session: Session, source: Path, *, code_file: Path | None = None) -> None:
    """Restore a copy into the home that was named, or one of its own."""
    from xiangyue.records import restore as restore_register  # noqa: PLC0415
    from xiangyue_cli.recovery import recover_after_restore, tell_missing  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    home = session.home or registers() / source.resolve().name
    restore_register(source, home)
    missing = recover_after_restore(home, code_file)
    if session.json:
        machine({"home": str(home), "missing": missing})
        return
    lines(say("told.restored", path=str(home)))
    tell_missing(missing)


@command("doctor", "自检")
def doctor(
    context: typer.Context,
    try_code: Annotated[bool, typer.Option("--try-code", "--试码", help=say("help.try_code"))] = False,
    code_file: Annotated[Path | None, typer.Option("--code-file", help=say("help.code_file"))] = None,
    as_json: AsJson = False,
) -> None:
    """Look at everything a day of work needs."""
    from xiangyue_cli.examining import examine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    if try_code or code_file:
        from xiangyue_cli.recovery import try_recovery_code  # noqa: PLC0415

        try_recovery_code(session, code_file)
        return
    if not examine(session):
        raise typer.Exit(1)


@command("tick", "到期处理")
def tick(context: typer.Context, as_json: AsJson = False) -> None:
    """End the waits that are over."""
    from xiangyue.acts.case.tick import tick as end_waits  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session, writing=True)
    moved = end_waits(office, now=now_of(session, office))
    if session.json:
        machine({"moved": moved})
        return
    lines(say("told.ticked", cases=moved) if moved else say("told.nothing_due"))
