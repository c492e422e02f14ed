"""The commands and their Chinese twins; refusals become three lines and an exit status."""

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.exceptions import Abort, TyperException

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli import chinese
from xiangyue_cli.session import Session
from xiangyue_cli.typed import refuse_unwritable, wants_json
from xiangyue_cli.usage import BadValue, usage_of

FAULT = 70  # EX_SOFTWARE, sysexits.h
INTERRUPTED = 130
UNSAID = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF}  # of a write to an open stream

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
    pin_file: Annotated[Path | None, typer.Option("--pin-file", metavar="FILE", help=say("help.pin_file"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("help.json"))] = False,
    moment: Annotated[datetime | None, typer.Option("--now", help=say("help.now"))] = None,
) -> None:
    """Take the global options; without a command, open the worklist."""
    if moment is not None and not date.min < moment.date() < date.max:  # it must have a day beside it in every zone
        raise BadValue(command="xiangyue", name="--now")
    context.obj = Session(home=home, who=who, pin_file=pin_file, json=as_json, moment=moment)
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

    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # the shell closed it: 2>&-
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end
    commands.load(sys.argv[1:])
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one call; nothing but three lines ever reaches a user."""
    try:
        refuse_unwritable(arguments)
        outcome = typer.main.get_command(app).main(arguments, prog_name="xiangyue", standalone_mode=False)
        sys.stdout.flush()
    except Refusal as refusal:
        return _refused(refusal, as_json=wants_json(arguments))
    except TyperException as problem:
        return _refused(usage_of(problem), as_json=wants_json(arguments))
    except (Abort, KeyboardInterrupt) as left:
        outcome = getattr(left, "status", INTERRUPTED)
        if outcome != INTERRUPTED:
            return _said(say("told.left"), status=outcome)
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # Typer's own answer to a pipe nobody reads any longer
            return 0
        raise
    except Exception as fault:  # noqa: BLE001 - a traceback in front of a user is a bug
        return _said(_words_of(fault), status=FAULT)
    if outcome == INTERRUPTED:  # also Typer's own answer to Ctrl-C
        return _said(say("told.left"), status=INTERRUPTED)
    return outcome if isinstance(outcome, int) else 0


def _refused(refusal: Refusal, *, as_json: bool) -> int:
    from xiangyue_cli.tell import tell_refusal  # noqa: PLC0415

    with suppress(OSError):  # nobody can be told; the status stands
        tell_refusal(refusal, as_json=as_json)
    return refusal.status


def _said(words: str, *, status: int) -> int:
    with suppress(OSError):
        typer.echo(words, err=True)
    return status


def _words_of(fault: Exception) -> str:
    """Return what is said of a fault; of one of ours, what it was goes to a file, without what people typed."""
    if isinstance(fault, OSError) and fault.errno in UNSAID and fault.filename is None:
        return say("told.not_said")  # the screen, the pipe or the file behind `>` took no more
    from xiangyue_cli.fault import keep_fault  # noqa: PLC0415

    return say("told.fault", where=str(keep_fault(fault)))
