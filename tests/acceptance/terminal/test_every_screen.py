"""Every menu of the worklist on a real terminal: 80 columns, and no screen of which the first line has scrolled away.

Twelve other matters are open: a worklist that is full leaves no room for anything above it.
"""

import shutil
from pathlib import Path

import pytest

from tests.acceptance.calling import call
from tests.acceptance.conftest import At

from .desk import Desk

MANY = 12
ENTER = ("接着来：", "")
FULL = "2026-06-30T09:00"
WALKS: dict[str, tuple[tuple[str, str], ...]] = {
    "help, law, all lines": (("选：", "?"), ENTER, ("选：", "f"), ENTER, ("选：", "a"), ENTER),
    "a line that is not there": (("选：", "99"), ENTER, ("选：", "x"), ENTER),
    "one case": (("选：", "s"), ("返回）：", "1"), ("返回）：", "?"), ("返回）：", "0")),
    "a form by its help": (("选：", "@提出动议"), ("选：", "?"), ("选：", "1"), ("谁提的：", "?"), ("谁提的：", "q"), ENTER),
    "a form refused": (
        ("选：", "@村党组织研究"), ("]：", ""), ("[5]：", ""), ("到会几人：", "6"), ("同意几人：", "6"), ("选：", "1"),
        ("选 [1]：", ""), ("写全）：", "1"), ("先放下：", "?"), ("先放下：", "q"), ENTER,
    ),
    "the clock": (("选：", "t"), ("1400）：", "1.1"), ENTER),
    "a new matter": (("选：", "n"), ("选：", "0")),
    "a change of the roster": (("选：", "r"), ("选：", "?"), ("选：", "0")),
}  # fmt: skip


@pytest.fixture(scope="module")
def crowded(places: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register in which a revision waits for the Party's study, and twelve more have been begun."""
    home = tmp_path_factory.mktemp("crowded") / "home"
    shutil.copytree(places / "party_study", home)
    shutil.copytree(places / "party_study.keys", home.with_name("home.keys"))
    for _ in range(MANY):
        assert call("--home", home, "--now", FULL, "start", "regulation_revision").status == 0
    return home


def test_no_menu_is_too_tall_or_too_wide(crowded: Path, tmp_path: Path) -> None:
    clerk = Desk("--home", str(crowded), data=tmp_path)
    for walk in WALKS.values():
        clerk.answers(*walk)
    assert clerk.leaves() == 0
    assert clerk.too_tall() == []
    assert clerk.too_wide() == []
    assert clerk.foreign() == []


CASE_KEYS = ("卡在哪", "修改对照", "流水", "材料")


@pytest.mark.parametrize("place", ["assembly.no_quorum", "end"])
def test_no_look_at_a_case_is_too_tall(at: At, place: str, tmp_path: Path) -> None:
    clerk = Desk("--home", str(at(place)), data=tmp_path)
    for key in CASE_KEYS:
        clerk.types("s", after="选：")
        said = clerk.sees("选（0 返回）：")
        found = [part.split()[0] for part in said.splitlines()[-1].split("   ") if part.endswith(key)]
        clerk.asked_at.append(len(clerk.seen))
        clerk.child.sendline(found[0] if found else "0")
        clerk.typed.append("")
        _to_the_worklist(clerk)
    clerk.child.sendline("q")
    assert clerk.ends() == 0
    assert clerk.too_tall() == []
    assert clerk.too_wide() == []


def _to_the_worklist(clerk: Desk) -> None:
    """Press Enter at every page, until the worklist asks again."""
    while True:
        which = clerk.child.expect_exact(["不看了 ----", "接着来：", "退出\r\n选："])
        clerk.seen += str(clerk.child.before) + str(clerk.child.after)
        if which == 2:
            clerk.child.buffer = ""
            clerk.asked_at.append(len(clerk.seen))
            clerk.child.sendline("?")
            clerk.typed.append("?")
            clerk.sees("接着来：")
            clerk.asked_at.append(len(clerk.seen))
            clerk.child.sendline("")
            return
        clerk.asked_at.append(len(clerk.seen))
        clerk.child.sendline("")
        clerk.typed.append("")
