"""Help in Chinese: Typer says it in English and has no seam for another language."""

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from xiangyue.words import known, say
from xiangyue_cli.front import NAME_WIDTH, row
from xiangyue_cli.tell.width import pad

COMPLETION = {  # Typer's own, which it explains in English
    "--install-completion": say("help.install_completion"),
    "--show-completion": say("help.show_completion"),
}
PIECES = {"[OPTIONS]": say("help.piece.options"), "COMMAND [ARGS]...": say("help.piece.command")}


def _write_help(command: TyperCommand | TyperGroup, context: typer.Context, formatter: Any) -> None:
    pieces = (PIECES.get(piece) or called(piece.strip("{}")) for piece in command.collect_usage_pieces(context))
    lines = [f"{say('help.usage')}{context.command_path} {' '.join(pieces)}", ""]
    if command.help:
        lines += [f"  {line}" for line in command.help.splitlines()] + [""]
    for heading, rows in (
        ("help.arguments", _parameters(command, "argument")),
        ("help.options", _parameters(command, "option")),
        ("help.commands", _commands(command, context)),
    ):
        if rows:
            lines += [say(heading), *(_row(name, words) for name, words in rows), ""]
    formatter.write("\n".join(lines).rstrip() + "\n")


def _row(name: str, words: str) -> str:
    """An argument has a Chinese name, twice as wide as it is long."""
    return row(name, words) if name.isascii() else f"  {pad(name, NAME_WIDTH)}{words}"


def called(metavar: str) -> str:
    """Return what an argument is called in Chinese: 件, [件], 文件.docx."""
    return re.sub("[A-Z]+", lambda found: _word(found[0]), metavar)


def _word(latin: str) -> str:
    code = f"metavar.{latin.lower()}"
    return say(code) if known(code) else latin


def _parameters(command: TyperCommand | TyperGroup, kind: str) -> list[tuple[str, str]]:
    found = []
    for parameter in command.params:
        if parameter.param_type_name != kind or getattr(parameter, "hidden", False):
            continue
        name = (
            ", ".join(parameter.opts) if kind == "option" else called(parameter.metavar or str(parameter.name).upper())
        )
        found.append((name, COMPLETION.get(name) or getattr(parameter, "help", None) or ""))
    return [*found, ("--help, -h", say("help.help"))] if kind == "option" else found


def _commands(command: TyperCommand | TyperGroup, context: typer.Context) -> list[tuple[str, str]]:
    if not isinstance(command, TyperGroup):
        return []
    known = [(name, command.get_command(context, name)) for name in command.list_commands(context)]
    return [(name, one.short_help or one.help or "") for name, one in known if one is not None and not one.hidden]


class ChineseCommand(TyperCommand):
    """A command whose help is Chinese."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write usage, arguments and options."""
        _write_help(self, ctx, formatter)


class ChineseGroup(TyperGroup):
    """A group whose help is Chinese; commands stand in the order in which they were written."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write usage, options and commands."""
        _write_help(self, ctx, formatter)
