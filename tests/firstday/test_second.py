"""At least two people can open a register: the clerk, and one who is asked on the first day."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.acceptance.calling import call
from xiangyue.acts.village.login import PinTooWeak
from xiangyue.acts.village.open import Opened
from xiangyue.acts.village.second import able, candidates, clerk_without, enable
from xiangyue.model import By
from xiangyue.records import Register

from .conftest import MORNING

TODAY = MORNING.date()
CLERK, SECRETARY = "clerk-door-26", "river-stone-31"
LATER = MORNING + timedelta(minutes=5)


@pytest.fixture
def reopened(opened: Opened, clerk: By) -> Iterator[Register]:
    """The register as another call finds it, the clerk still sitting there."""
    enable(opened.register, clerk.typed_by, CLERK, by=clerk, now=MORNING)
    opened.register.close()
    register = Register.open(opened.register.home)
    yield register
    register.close()


def test_the_secretary_is_asked_first_and_the_clerk_needs_no_pin_yet(opened: Opened, clerk: By) -> None:
    found = candidates(opened.register, on=TODAY)
    assert found[0].called == "陈国富（村党组织书记、村民委员会主任）"
    assert clerk.typed_by not in {one.person for one in found}
    assert able(opened.register) == ("李秀芳",)


def test_the_clerk_goes_on_sitting_when_a_second_sets_a_pin(reopened: Register, clerk: By) -> None:
    [secretary, *_] = candidates(reopened, on=TODAY)
    enable(reopened, secretary.person, SECRETARY, by=clerk, now=LATER)
    assert reopened.pins.sitting(now=LATER) == clerk.typed_by
    assert set(able(reopened)) == {"李秀芳", "陈国富"}
    assert clerk_without(reopened, on=TODAY) is None


def test_a_weak_pin_puts_nothing_down(reopened: Register, clerk: By) -> None:
    before = reopened.head()
    [secretary, *_] = candidates(reopened, on=TODAY)
    with pytest.raises(PinTooWeak):
        enable(reopened, secretary.person, "12345678", by=clerk, now=LATER)
    assert (reopened.head(), len(able(reopened))) == (before, 1)


def test_init_from_a_folder_says_who_was_left_out(root: Path, user: Path, tmp_path: Path) -> None:
    assert user.is_dir()
    folder = tmp_path / "village"
    folder.mkdir()
    for file in (root / "examples" / "shiqiao").iterdir():
        if file.suffix in {".toml", ".csv", ".txt"}:
            (folder / file.name).write_bytes(file.read_bytes())
    with (folder / "posts.csv").open("a", encoding="utf-8") as posts:
        posts.write("罗大海,1,村民代表,2025-12-18,2025年换届公告\n")
    said = call("--home", tmp_path / "home", "init", "--from", folder)
    assert (said.status, "花名册里没有罗大海" in said.out) == (0, True), said.err
