"""A village's own register, with a clerk, a secretary and a villager, and somebody of the township."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.records.story import CERTIFICATE, CLERK, MODEL, Story
from xiangyue.acts.village.login import give_code, set_pin
from xiangyue.model import By, Evidence, EvidenceKind
from xiangyue.records import Register
from xiangyue.records.pins import SETTINGS, Pins

GOOD = "tianxia-8899"
QUICK = replace(SETTINGS, memory_kib=64, passes=1, lanes=1)  # a hash that costs nothing; one test takes the real one


def own(person: str) -> By:
    return By(typed_by=person, responsible=person, evidence=Evidence(kind=EvidenceKind.SELF))


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a real register; never written to."""
    home, story = tmp_path_factory.mktemp("opened") / "home", Story()
    content = (CERTIFICATE, MODEL)
    with Register.create(home, story.opened(), by=CLERK, now=story.now, content=content) as register:
        for draft in story.village():
            with register.writing(now=story.now) as journal:
                journal.append(draft)
    return home


@pytest.fixture
def home(opened: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(opened, tmp_path / "home"))


@pytest.fixture
def story(home: Path) -> Story:
    """The story, at the moment of the last entry."""
    story = Story()
    with Register.open_reading(home) as register:
        story.now = register.entry(register.head()[0]).recorded_at + timedelta(hours=1)
    return story


@pytest.fixture
def register(home: Path) -> Iterator[Register]:
    with Register.open(home) as register:
        register.pins = Pins(home / "desk.db", settings=QUICK)
        yield register


@pytest.fixture
def with_pin(register: Register, story: Story) -> Callable[[str], None]:
    """Give somebody a PIN, as the clerk and he himself would; nobody sits there afterwards."""

    def give(person: str, pin: str = GOOD) -> None:
        code = give_code(register, person, by=CLERK, now=story.now)
        set_pin(register, person, code=code, pin=pin, now=story.now)
        register.pins.leave()

    return give
