"""The handbooks show screens of this program: each block is compared with what the rehearsal showed.

To write the blocks anew after a screen was changed: XIANGYUE_WRITE_HANDBOOK=1 pytest tests/acceptance/terminal/test_handbook.py
"""

import os
import re
from pathlib import Path

import pytest

from tests.acceptance.calling import call
from tests.acceptance.conftest import At
from xiangyue_cli.tell import COLUMNS, width

from .desk import Desk

HANDBOOKS = ("clerk.zh-CN.md", "reviewer.zh-CN.md")
BLOCK = re.compile(r"<!-- (屏幕|命令) ([^>]*?) -->\n```text\n(.*?)```\n", re.DOTALL)
LINES_OF_A_PAGE = 52
CLOCK = ("--now", "2026-07-03T12:00:00")


@pytest.mark.parametrize("name", HANDBOOKS)
def test_the_handbook_shows_what_the_program_shows(name: str, root: Path, clerk: Desk, at: At) -> None:
    book = root / "docs" / "handbook" / name
    text = book.read_text("utf-8")
    written = BLOCK.sub(lambda found: _block(found, clerk, at), text)
    if os.environ.get("XIANGYUE_WRITE_HANDBOOK"):
        book.write_text(written, "utf-8")
    assert written == text


@pytest.mark.parametrize("name", HANDBOOKS)
def test_the_handbook_is_short_and_fits_the_page(name: str, root: Path) -> None:
    lines = (root / "docs" / "handbook" / name).read_text("utf-8").splitlines()
    blocks = [line for found in BLOCK.finditer("\n".join(lines) + "\n") for line in found[3].splitlines()]
    assert blocks
    assert all(width(line) <= COLUMNS for line in blocks)
    assert len(lines) <= 4 * LINES_OF_A_PAGE


def _block(found: re.Match[str], clerk: Desk, at: At) -> str:
    kind, what, _ = found.groups()
    shown = _screen(what, clerk) if kind == "屏幕" else _answer(what, at)
    return f"<!-- {kind} {what} -->\n```text\n{shown.rstrip()}\n```\n"


def _screen(what: str, clerk: Desk) -> str:
    """`study 7`: the screen from that mark on, over seven lines typed."""
    name, lines = what.split()
    return clerk.screen(name, int(lines))


def _answer(what: str, at: At) -> str:
    """`end 查看 1`: what a command says when the demo has come to that place."""
    place, *command = what.split()
    home = at(place, copy=hash(what) % 10_000)
    papers = home / "papers" / "2026-1" / "minutes.pdf"
    said = call("--home", home, *CLOCK, *(str(papers) if one == "minutes.pdf" else one for one in command))
    return said.out + said.err
