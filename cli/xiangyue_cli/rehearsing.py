"""Playing a scenario on the terminal: a line for each step, and where it went otherwise than it says."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.session import Session
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from xiangyue.acts.rehearse.play import Departure, Played

OURS = ("register.db", "register.db-wal", "register.db-shm", "desk.db", "content", "papers", "backups", "rules")


class HomeNotEmpty(Refusal):
    """A rehearsal is played in an empty folder, never in a register that stands there."""

    code = "home-not-empty"

    def __init__(self, *, home: str) -> None:
        super().__init__(home=home)


def temporary_home() -> Path:
    """Return a fresh folder for a rehearsal nobody asked to keep."""
    return Path(tempfile.mkdtemp(prefix="xiangyue-")) / "home"


def clear(home: Path) -> None:
    """Delete what an earlier demo made, and only that; a register that is not a rehearsal is never touched.

    Raises:
        HomeNotEmpty: something else stands there.

    """
    if not home.exists():
        return
    if not (home / "register.db").is_file():
        _refuse_others(home)
        return
    _refuse_real(home)
    from xiangyue.acts.village.open import rehearsal_keys  # noqa: PLC0415

    for path in (*(home / name for name in OURS), rehearsal_keys(home)):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _refuse_others(home: Path) -> None:
    """Without a register nothing of it is ours, whatever it is called."""
    if not home.is_dir() or any((home / name).exists() for name in OURS):
        raise HomeNotEmpty(home=str(home))


def _refuse_real(home: Path) -> None:
    from xiangyue.model import Mode  # noqa: PLC0415
    from xiangyue.records import Register  # noqa: PLC0415

    with Register.open_reading(home) as register:
        if register.mode is not Mode.REHEARSAL:
            raise HomeNotEmpty(home=str(home))


Speak = Callable[..., None]


def play_scenario(session: Session, path: Path, *, home: Path, speak: Speak = lines) -> "tuple[Departure, ...]":
    """Play a scenario in a home of its own and say each step as it goes."""
    from xiangyue.acts.office import Office  # noqa: PLC0415
    from xiangyue.acts.rehearse.play import Stage, play  # noqa: PLC0415
    from xiangyue.acts.village.open import open_village  # noqa: PLC0415
    from xiangyue.intake import read_scenario, read_village  # noqa: PLC0415
    from xiangyue.model import Mode  # noqa: PLC0415
    from xiangyue.rules import Law  # noqa: PLC0415
    from xiangyue_cli.surroundings import press_of  # noqa: PLC0415

    scenario = read_scenario(path)
    if home.exists():
        _refuse_others(home)
    folder = read_village(village_folder(path, scenario.village))
    opened = open_village(home, folder, mode=Mode.REHEARSAL, keys=home.parent, now=scenario.start.typed_at)
    office = Office(register=opened.register, law=Law.of_village(home))
    told: list[Played] = []
    stage = Stage(office=office, press=lambda: press_of(office), key=opened.key)
    departures = play(stage, scenario, tell=lambda played: _tell(session, told, played, speak))
    _tell_end(session, office, scenario.title, told, departures, home=home, speak=speak)
    return departures


def village_folder(scenario: Path, village: str) -> Path:
    """Return the village's folder: beside the scenario if it stands there, otherwise a shipped example."""
    from xiangyue.assets import shelf  # noqa: PLC0415

    for place in (scenario.parent, scenario.parent / village, shelf("examples") / village):
        if (place / "village.toml").is_file():
            return place
    return shelf("examples") / village


def _tell(session: Session, told: "list[Played]", played: "Played", speak: Speak) -> None:
    from xiangyue_cli.screens import played_lines  # noqa: PLC0415

    told.append(played)
    if not session.json:
        speak(*played_lines(len(told), played))


def _tell_end(
    session: Session,
    office: object,
    title: str,
    told: "list[Played]",
    departures: "tuple[Departure, ...]",
    *,
    home: Path,
    speak: Speak,
) -> None:
    from xiangyue_cli.tell import machine  # noqa: PLC0415

    if session.json:
        machine(
            {
                "home": str(home),
                "case": told[-1].case.number,
                "ended": told[-1].case.flow.ended,
                "lines": len(told),
                "departures": departures,
            }
        )
        return
    if departures:
        speak(say("told.play_departed", count=len(departures)))
        return
    papers = sorted(str(path) for path in (home / "papers").rglob("*.pdf"))
    speak("", say("told.played", title=title, lines=len(told), home=str(home)), *papers)
    del office
