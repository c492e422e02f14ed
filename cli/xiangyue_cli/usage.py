"""A call that is wrong in itself: Typer says so in English, we in three lines."""

from typing import Any, ClassVar

from typer.exceptions import TyperException

from xiangyue.errors import Refusal
from xiangyue_cli.chinese import called


class WrongUsage(Refusal):
    """The words of the call do not fit the command."""

    code = "usage.wrong"
    status: ClassVar[int] = 2

    def __init__(self, *, command: str) -> None:
        super().__init__(command=command)


class NamedWrong(Refusal):
    """Something with a name is wrong in the call."""

    status: ClassVar[int] = 2

    def __init__(self, *, command: str, name: str) -> None:
        super().__init__(command=command, name=name)


class UnknownOption(NamedWrong):
    """The command has no such option."""

    code = "usage.no-such-option"


class Missing(NamedWrong):
    """The command must be told something more."""

    code = "usage.missing"


class BadValue(NamedWrong):
    """An argument or option cannot be read."""

    code = "usage.bad-value"


class UnknownCommand(NamedWrong):
    """There is no such command."""

    code = "usage.no-such-command"


def usage_of(problem: TyperException) -> Refusal:
    """Return Typer's error as a refusal."""
    context, parameter = getattr(problem, "ctx", None), getattr(problem, "param", None)
    command = context.command_path if context is not None else "xiangyue"
    match type(problem).__name__:
        case "NoSuchOption":
            return UnknownOption(command=command, name=str(getattr(problem, "option_name", "")))
        case "MissingParameter":
            return Missing(command=command, name=_name(parameter))
        case "BadParameter" if parameter is not None:
            return BadValue(command=command, name=_name(parameter))
    if problem.message.startswith("No such command"):
        return UnknownCommand(command=command, name=problem.message.removeprefix("No such command").strip(" '\"."))
    return WrongUsage(command=command)


def _name(parameter: Any) -> str:
    if parameter is None:
        return ""
    if parameter.param_type_name == "option":
        return str(parameter.opts[0])
    return called(parameter.metavar or str(parameter.name).upper())
