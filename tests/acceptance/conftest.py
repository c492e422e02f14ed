"""The demo's course, typed call by call as a clerk would, with a copy of the register as it stood before each line."""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest

from tests.acceptance.calling import call, words_of
from xiangyue.acts.office import BEIJING
from xiangyue.acts.village.open import open_village
from xiangyue.intake import Scenario, read_scenario, read_village
from xiangyue.model import Mode


class At(Protocol):
    """Gives a register as it stood at a place; each copy is another's."""

    def __call__(self, place: str, copy: int = 0) -> Path: ...


@pytest.fixture(scope="session")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A machine on which nobody has ever used the program."""
    data = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_DATA_HOME", str(data / "data"))
        patched.setenv("XDG_CACHE_HOME", str(data / "cache"))
        for name in ("XIANGYUE_HOME", "XIANGYUE_AS", "XIANGYUE_DATABASE_URL"):
            patched.delenv(name, raising=False)
        yield data


@pytest.fixture(scope="session")
def scenario(root: Path) -> Scenario:
    return read_scenario(root / "examples" / "shiqiao" / "demo.yaml")


@pytest.fixture(scope="session")
def places(surroundings: Path, scenario: Scenario, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the rehearsal's register as it stood before each line of the demo, and at its end."""
    folder = tmp_path_factory.mktemp("places")
    assert surroundings not in folder.parents
    home = folder / "home"
    village = read_village(root / "examples" / "shiqiao")
    open_village(home, village, mode=Mode.REHEARSAL, keys=folder, now=scenario.start.typed_at).register.close()
    _copy(home, folder / "start")
    started = call("--home", home, "--now", _clock(scenario.start.typed_at), "start", "regulation_revision")
    assert started.status == 0, started.err
    seen = Counter[str]()
    for line in scenario.lines:
        seen[line.do] += 1
        _copy(home, folder / (line.do if seen[line.do] == 1 else f"{line.do}-{seen[line.do]}"))
        done = call("--home", home, *words_of(line, folder / "answers.json"))
        assert done.status == 0, (line, done.err)
    _copy(home, folder / "end")
    return folder


@pytest.fixture
def at(places: Path, tmp_path: Path) -> At:
    """Give a register of one's own as it stood before the demo's first `review`, or its second, `review-2`."""

    def home(place: str, copy: int = 0) -> Path:
        return _copy(places / place, tmp_path / f"{place}-{copy}")

    return home


def _copy(home: Path, target: Path) -> Path:
    shutil.copytree(home, target)
    with closing(sqlite3.connect(target / "register.db")) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # a copy of one file, as a backup has it
    shutil.copytree(home.with_name(f"{home.name}.keys"), target.with_name(f"{target.name}.keys"))
    return target


def _clock(moment: datetime) -> str:
    return f"{moment.astimezone(BEIJING):%Y-%m-%dT%H:%M:%S}"
