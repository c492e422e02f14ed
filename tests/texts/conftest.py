"""The example's convention, and the example's register as it stood before its first draft and its second."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from xiangyue.acts.office import Office
from xiangyue.acts.rehearse.play import Stage, play
from xiangyue.acts.village.open import open_village
from xiangyue.intake import read_convention, read_scenario, read_village, write_docx
from xiangyue.model import Mode, Text
from xiangyue.records import Register
from xiangyue.rules import Law

CASE = "2026-1"
FIRST, SECOND = date(2026, 3, 24), date(2026, 4, 15)
Homes = dict[str, Path]


@pytest.fixture(scope="session")
def base(root: Path) -> Text:
    """The convention of the example, 22 articles."""
    return read_convention((root / "examples/shiqiao/convention.txt").read_bytes(), name="convention.txt")


@pytest.fixture(scope="session")
def exported(base: Text) -> bytes:
    return write_docx(base, what="现行条文")


@pytest.fixture(scope="session")
def homes(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Homes:
    """The register before the first draft, and before the second, when the township has sent the case back."""
    folder = tmp_path_factory.mktemp("texts")
    scenario = read_scenario(root / "examples/shiqiao/demo.yaml")
    drafts = [place for place, line in enumerate(scenario.lines) if line.do == "draft"]
    made = {}
    for name, lines in (("first", scenario.lines[: drafts[0]]), ("second", scenario.lines[: drafts[1]])):
        home = folder / name
        village = read_village(root / "examples/shiqiao")
        opened = open_village(home, village, mode=Mode.REHEARSAL, keys=folder, now=scenario.start.typed_at)
        stage = Stage(office=Office(register=opened.register, law=Law.national()), press=_no_press, key=opened.key)
        assert play(stage, replace(scenario, lines=lines), tell=lambda _: None) == ()
        opened.register.close()
        made[name] = home
    return made


def _no_press() -> NoReturn:
    raise AssertionError("no paper is made here")


@pytest.fixture
def home(homes: Homes, tmp_path: Path) -> Callable[[str], Path]:
    """Give a copy of a register of one's own."""

    def copied(name: str) -> Path:
        shutil.copytree(homes[name], tmp_path / name)
        return tmp_path / name

    return copied


@pytest.fixture
def office(homes: Homes) -> Iterator[Office]:
    """The register before the first draft, to be looked at."""
    with Register.open_reading(homes["first"]) as register:
        yield Office(register=register, law=Law.national())


@pytest.fixture
def sent_back(homes: Homes) -> Iterator[Office]:
    """The register before the second draft, to be looked at."""
    with Register.open_reading(homes["second"]) as register:
        yield Office(register=register, law=Law.national())
