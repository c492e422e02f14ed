"""A village's own register, with a clerk, a secretary and a villager, and somebody of the township."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.records.story import CERTIFICATE, CLERK, MODEL, OPENED, Story
from xiangyue.acts.village.login import give_code, set_pin
from xiangyue.acts.village.open import Opened, open_village
from xiangyue.intake import read_village
from xiangyue.model import By, Evidence, EvidenceKind, Mode
from xiangyue.records import Register
from xiangyue.records.pins import SETTINGS, Pins
from xiangyue.signing import IntegrityKey

EXAMPLE = Path(__file__).parents[2] / "examples" / "shiqiao"
NOW = OPENED
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


@dataclass(frozen=True, kw_only=True)
class Village:
    """A register of this test's own, with its keys and the code that was said when it was opened."""

    register: Register
    key: IntegrityKey
    recovery_code: str


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Opened]:
    place = tmp_path_factory.mktemp("first")
    opened = open_village(place / "home", read_village(EXAMPLE), mode=Mode.REAL, keys=place / "keys", now=NOW)
    opened.register.close()
    return place, opened


@pytest.fixture
def village(first: tuple[Path, Opened], tmp_path: Path) -> Iterator[Village]:
    place, opened = first
    for part in ("home", "keys"):
        shutil.copytree(place / part, tmp_path / part)
    with Register.open(tmp_path / "home") as register:
        register.pins = Pins(register.home / "desk.db", settings=QUICK)
        yield Village(register=register, key=opened.key, recovery_code=opened.recovery_code)


@pytest.fixture
def folder(village: Village, tmp_path: Path) -> Path:
    return tmp_path / "keys" / village.register.id


@pytest.fixture
def clerk(village: Village) -> By:
    (one,) = {one.person for one in village.register.tenures(NOW.date()) if one.role == "clerk"}
    return own(one)
