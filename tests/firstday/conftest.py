"""A village invented for the first day: its files as a clerk has them, and a user's folders where nothing is yet."""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.village.open import Opened, open_village
from xiangyue.assets import shelf
from xiangyue.documents import Press
from xiangyue.intake import read_village
from xiangyue.model import By, Evidence, EvidenceKind, Mode
from xiangyue.rules import Law

MORNING = datetime(2026, 10, 8, 9, 0, tzinfo=BEIJING)


@pytest.fixture(scope="session")
def press(fonts: Path, tmp_path_factory: pytest.TempPathFactory) -> Press:
    cache = tmp_path_factory.mktemp("fonts")
    return Press.open(fonts=fonts, cache=cache, templates=[shelf("templates") / "papers"])


@pytest.fixture
def opened(root: Path, tmp_path: Path) -> Iterator[Opened]:
    """The example village's register, opened as a real one."""
    village = read_village(root / "examples" / "shiqiao")
    opened = open_village(tmp_path / "home", village, mode=Mode.REAL, keys=tmp_path / "keys", now=MORNING)
    yield opened
    opened.register.close()


@pytest.fixture
def office(opened: Opened) -> Office:
    return Office(register=opened.register, law=Law.national())


@pytest.fixture
def clerk(opened: Opened) -> By:
    held = opened.register.tenures(MORNING.date())
    person = next(tenure.person for tenure in held if tenure.role == "clerk")
    return By(typed_by=person, responsible=person, evidence=Evidence(kind=EvidenceKind.SELF))


@pytest.fixture
def user(tmp_path: Path, fonts: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has never used the program."""
    home = tmp_path / "user"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XIANGYUE_FONTS", str(fonts))
    for name in ("XIANGYUE_HOME", "XIANGYUE_AS"):
        monkeypatch.delenv(name, raising=False)
    return home


@pytest.fixture
def executable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Lay a program of that name in front of all others."""

    def lay(name: str, script: str) -> Path:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        program = folder / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        return program

    return lay
