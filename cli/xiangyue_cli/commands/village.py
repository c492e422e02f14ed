"""启用: opening a register."""

from pathlib import Path
from typing import Annotated

import typer

from xiangyue.words import say
from xiangyue_cli.app import command
from xiangyue_cli.options import AsJson, session_of
from xiangyue_cli.session import ClockInRealRegister, Session, now_of, registers


@command("init", "启用")
def init(
    context: typer.Context,
    source: Annotated[Path, typer.Option("--from", metavar="FOLDER|village.toml", help=say("help.from"))],
    as_json: AsJson = False,
) -> None:
    """Open a register."""
    open_from(session_of(context, as_json=as_json), source)


def open_from(session: Session, source: Path) -> None:
    """Open a register from a village's folder.

    Raises:
        ClockInRealRegister: it would begin at a moment that is not.

    """
    from xiangyue.acts.village.open import open_village  # noqa: PLC0415
    from xiangyue.intake import read_village  # noqa: PLC0415
    from xiangyue.model import Mode  # noqa: PLC0415
    from xiangyue_cli.surroundings import keys_folder  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    if session.moment is not None:
        raise ClockInRealRegister
    folder = read_village(source.parent if source.name == "village.toml" else source)
    home = session.home or registers() / (folder.village.code or folder.village.name)
    opened = open_village(home, folder, mode=Mode.REAL, keys=keys_folder(), now=now_of(session))
    if session.json:
        hints = [one.words for one in folder.hints]
        told = {"register": opened.register.id, "home": str(home), "recovery_code": opened.recovery_code}
        machine(told | {"hints": hints} if hints else told)
        return
    lines(
        say(
            "told.opened",
            village=folder.village.name,
            households=len(folder.households),
            people=len(folder.people),
            articles=len(folder.convention.articles) if folder.convention else 0,
            home=str(home),
        ),
        *(say("first.hint", line=one.line, words=one.words) for one in folder.hints),
        "",
        say("told.recovery"),
        *(f"    {line}" for line in opened.recovery_code.splitlines()),
        say("told.recovery_once"),
    )
