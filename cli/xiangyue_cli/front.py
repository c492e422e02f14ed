"""The way in: the first page of help is said at once, everything else goes to the commands.

Typer takes a third of a second to build all commands only to list their names. A test holds this page
against the one Typer makes of the commands themselves.
"""

import sys

from xiangyue.words import say
from xiangyue_cli.commands import GROUPS

OPTIONS = (
    ("--home", "help.home"),
    ("--as", "help.as"),
    ("--pin-file", "help.pin_file"),
    ("--json", "help.json"),
    ("--now", "help.now"),
    ("--install-completion", "help.install_completion"),
    ("--show-completion", "help.show_completion"),
    ("--help, -h", "help.help"),
)
CODES = {"papers": "help.papers_of"}
NAME_WIDTH = 22  # the column of commands and options, which are ASCII


def main() -> None:
    """Run the command line and leave with its status."""
    if sys.argv[1:] in (["--help"], ["-h"]):
        sys.stdout.write(first_page())
        return
    from xiangyue_cli.app import main as run  # noqa: PLC0415 - the page needs no Typer

    run()


def first_page() -> str:
    """Return what `xiangyue --help` says."""
    usage = f"{say('help.usage')}xiangyue {say('help.piece.options')} {say('help.piece.command')}"
    lines = [usage, "", f"  {say('help.xiangyue')}", ""]
    lines += [say("help.options"), *(row(name, say(code)) for name, code in OPTIONS), ""]
    lines += [say("help.commands"), *(row(name, _words(name, twin)) for name, twin in _commands())]
    return "\n".join(lines) + "\n"


def row(name: str, words: str) -> str:
    """Return a line of a list of names; a long name has a line of its own."""
    return f"  {name:<{NAME_WIDTH}}{words}" if len(name) < NAME_WIDTH else f"  {name}\n  {'':<{NAME_WIDTH}}{words}"


def _commands() -> list[tuple[str, str]]:
    return [pair for twins in GROUPS.values() for pair in twins]


def _words(name: str, twin: str) -> str:
    code = CODES.get(name) or f"help.{name.replace('-', '_')}"
    return f"{twin}　{say(code)}"
