"""演练 and 演示: a register of its own, with a clock of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from xiangyue.words import say
from xiangyue_cli.app import command
from xiangyue_cli.options import AsJson, session_of
from xiangyue_cli.session import Session
from xiangyue_cli.tell import lines

DEMO = Path("out") / "demo"


@command("play", "演练")
def play(
    context: typer.Context,
    scenario: Annotated[Path, typer.Argument(metavar="SCENARIO", help=say("help.scenario"))],
    as_json: AsJson = False,
) -> None:
    """Play a scenario."""
    from xiangyue_cli.rehearsing import play_scenario, temporary_home  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    departures = play_scenario(session, scenario, home=session.home or temporary_home())
    if departures:
        raise typer.Exit(1)


@command("demo", "演示")
def demo(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", help=say("help.demo_out"))] = DEMO,
    as_json: AsJson = False,
) -> None:
    """Play the shipped example."""
    play_demo(session_of(context, as_json=as_json), out)


def play_demo(session: Session, out: Path = DEMO, *, speak: Callable[..., None] = lines) -> None:
    """Play the shipped example in a fresh home."""
    from xiangyue.assets import shelf  # noqa: PLC0415
    from xiangyue_cli.rehearsing import clear, play_scenario  # noqa: PLC0415

    clear(out)
    departures = play_scenario(session, shelf("examples") / "shiqiao" / "demo.yaml", home=out, speak=speak)
    if departures:
        raise typer.Exit(1)
