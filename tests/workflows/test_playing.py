"""The rehearsals are played: register, rules, model and acts, by the rehearsal's own clock."""

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.rehearse.play import Departure, Stage, play
from xiangyue.acts.village.open import open_village
from xiangyue.documents import Press
from xiangyue.intake import Expectation, Scenario, read_scenario, read_village
from xiangyue.model import Mode
from xiangyue.records import Register, verify
from xiangyue.rules import Law
from xiangyue.signing import IntegrityKey

FOLDER = Path(__file__).parents[2] / "workflows" / "regulation_revision" / "rehearsals"
FILES = sorted(FOLDER.glob("*.yaml"))
OPENED = datetime(2026, 3, 1, 9, tzinfo=BEIJING)


def no_press() -> Press:
    raise AssertionError("these rehearsals print nothing")


@pytest.fixture(scope="session")
def opened(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, IntegrityKey]:
    """A village's register as it stands before its first case."""
    home = tmp_path_factory.mktemp("opened") / "home"
    folder = replace(read_village(root / "examples" / "shiqiao"), phones={})
    village = open_village(home, folder, mode=Mode.REHEARSAL, keys=home.parent, now=OPENED)
    village.register.close()
    return home, village.key


@pytest.fixture
def stage(opened: tuple[Path, IntegrityKey], tmp_path: Path) -> Stage:
    home, key = opened
    shutil.copytree(home, tmp_path / "home")
    return Stage(office=Office(register=Register.open(tmp_path / "home"), law=Law.national()), press=no_press, key=key)


def played(stage: Stage, scenario: Scenario) -> tuple[Departure, ...]:
    with stage.office.register:
        return play(stage, scenario, tell=lambda _: None)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_rehearsal_goes_as_it_says_and_its_register_is_what_its_journal_says(stage: Stage, file: Path) -> None:
    assert played(stage, read_scenario(file)) == ()
    with Register.open_reading(stage.office.register.home) as register:
        assert verify(register) == ()  # replayed from the first entry


def test_a_rehearsal_that_goes_otherwise_is_told_with_its_line(stage: Stage) -> None:
    scenario = read_scenario(FOLDER / "not_taken_up.yaml")
    last = replace(scenario.lines[-1], expected=Expectation(waits=("opinions_posting.post",), ends="done"))
    changed = replace(scenario, lines=(*scenario.lines[:-1], last))
    assert played(stage, changed) == (
        Departure(line=last.line, expected="opinions_posting.post", found="-"),
        Departure(line=last.line, expected="done", found="not_taken_up"),
    )
