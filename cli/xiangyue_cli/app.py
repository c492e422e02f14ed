"""The commands and their Chinese twins; refusals become three lines and an exit status."""

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.exceptions import Abort, TyperException

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli import chinese
from xiangyue_cli.session import Session

FAULT = 70  # EX_SOFTWARE, sysexits.h
WRONG_USAGE = 2
INTERRUPTED = 130

app = typer.Typer(
    name="xiangyue",
    cls=chinese.ChineseGroup,
    help=say("help.xiangyue"),
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=True,
    context_settings={"help_option_names": ["--help", "-h"]},
)


@app.callback()
def entrance(
    context: typer.Context,
    home: Annotated[Path | None, typer.Option("--home", envvar="XIANGYUE_HOME", help=say("help.home"))] = None,
    who: Annotated[str | None, typer.Option("--as", envvar="XIANGYUE_AS", help=say("help.as"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help.json"))] = False,
    moment: Annotated[datetime | None, typer.Option("--now", help=say("help.now"))] = None,
) -> None:
    """Take the global options; without a command, open the worklist."""
    context.obj = Session(home=home, who=who, json=as_json, moment=moment)
    if context.invoked_subcommand is None:
        from xiangyue_cli.commands.case import worklist  # noqa: PLC0415

        worklist(context.obj)


def command(name: str, twin: str, *, group: typer.Typer = app) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a command under its English name and its Chinese twin."""

    def register(function: Callable[..., Any]) -> Callable[..., Any]:
        words = say(f"help.{function.__name__.rstrip('_')}")
        group.command(name, cls=chinese.ChineseCommand, help=words, short_help=f"{twin}　{words}")(function)
        group.command(twin, cls=chinese.ChineseCommand, help=words, hidden=True)(function)
        return function

    return register


def main() -> None:
    """Run the command line and leave with its status."""
    from xiangyue_cli import commands  # noqa: PLC0415 - the commands register themselves with `app`

    commands.load(sys.argv[1:])
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one call; nothing but three lines ever reaches a user."""
    as_json = "--json" in arguments
    try:
        outcome = typer.main.get_command(app).main(arguments, prog_name="xiangyue", standalone_mode=False)
    except Refusal as refusal:
        _tell_refusal(refusal, as_json=as_json)
        return refusal.status
    except TyperException as problem:
        chinese.tell_usage(problem)
        return WRONG_USAGE
    except (Abort, KeyboardInterrupt):
        typer.echo(say("told.left"), err=True)
        return INTERRUPTED
    except BrokenPipeError:
        return 0
    except Exception as fault:  # noqa: BLE001 - a traceback in front of a user is a bug
        return _tell_fault(fault)
    return outcome if isinstance(outcome, int) else 0


def _tell_refusal(refusal: Refusal, *, as_json: bool) -> None:
    from xiangyue_cli.tell import tell_refusal  # noqa: PLC0415

    tell_refusal(refusal, as_json=as_json)


def _tell_fault(fault: Exception) -> int:
    """A fault of ours: what it was goes to a file, without what people typed."""
    from xiangyue_cli.fault import keep_fault  # noqa: PLC0415

    typer.echo(say("told.fault", where=str(keep_fault(fault))), err=True)
    return FAULT
