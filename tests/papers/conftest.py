"""Villages whose papers are printed, and what other people's programs read in them."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.documents.conftest import vera
from tests.papers.telling import Facts, Told, small, tell
from tests.roster.messy_people import villagers
from xiangyue.assets import shelf
from xiangyue.documents import Press
from xiangyue.model import Household, Person, Sex

__all__ = ["vera"]  # a fixture of the documents' own tests

Tell = Callable[..., Told]


@pytest.fixture(scope="session")
def press(fonts: Path, tmp_path_factory: pytest.TempPathFactory) -> Press:
    cache = tmp_path_factory.mktemp("fonts")
    return Press.open(fonts=fonts, cache=cache, templates=[shelf("templates") / "papers"])


@pytest.fixture(scope="session")
def village(press: Press, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """A small village of two groups."""
    return tell(tmp_path_factory.mktemp("small") / "home", press, small((3, 2)))


@pytest.fixture(scope="session")
def large(press: Press, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """412 households and 1,386 adults in six groups, namesakes and rare names among them."""
    held = date(2026, 12, 12)
    facts = replace(_villagers(), held_at=small().held_at.replace(month=held.month, day=held.day))
    return tell(tmp_path_factory.mktemp("large") / "home", press, facts)


@pytest.fixture
def telling(press: Press, tmp_path: Path) -> Tell:
    """Tell a village of the test's own."""
    return lambda facts, name="home": tell(tmp_path / name / "home", press, facts)


def _villagers() -> Facts:
    people = tuple(
        Person(
            id=f"p-{number:04}",
            name=one.name,
            sex=Sex.MALE if one.man else Sex.FEMALE,
            born=one.born,
            household=f"h-{one.household:04}",
            group=one.group,
        )
        for number, one in enumerate(villagers(), start=1)
    )
    heads = {one.household: one for one in reversed(people)}  # the head stands first in each household
    households = tuple(
        Household(id=home, group=head.group, head=head.id, number=str(int(home[2:])))
        for home, head in sorted(heads.items())
    )
    return Facts(
        village="杉树垭村",
        township="白鹭溪镇",
        convention="杉树垭村村规民约",
        people=people,
        households=households,
    )


def text_of(file: Path, *words: str) -> str:
    """What a reader copies out of a PDF, as it is laid out."""
    command = ["pdftotext", "-enc", "UTF-8", *words, str(file), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def said(file: Path) -> str:
    """What a paper says, without the white space of the layout."""
    return bare(text_of(file, "-raw"))


def bare(words: str) -> str:
    """The words without any white space."""
    return re.sub(r"\s", "", words)


def pages(file: Path) -> list[str]:
    """What each page says, line by line as it is laid out."""
    return text_of(file, "-layout").split("\f")[:-1]
