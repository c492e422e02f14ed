"""The handbooks show screens of this program: each block is compared with what the rehearsal showed.

To write the blocks anew after a screen was changed: XIANGYUE_WRITE_HANDBOOK=1 pytest tests/acceptance/terminal/test_handbook.py
"""

import os
import re
from pathlib import Path

import pytest

from tests.acceptance.calling import call
from tests.acceptance.conftest import At
from tests.meeting.council import called_in
from xiangyue_cli.tell import COLUMNS, width

from .desk import Desk

FOLDER = Path(__file__).parents[3] / "docs" / "handbook"
HANDBOOKS = sorted(file.name for file in FOLDER.glob("*.md"))
BLOCK = re.compile(r"<!-- (屏幕|会场|命令) ([^>]*?) -->\n```text\n(.*?)```\n", re.DOTALL)
LINES_OF_A_PAGE = 52
PAGES = 4
FIRST_PAGE_ENDS = "<!-- 第一页完 -->"
CLOCK = ("--now", "2026-07-03T12:00:00")
EVENING = (("2 不对]：", ""), ("> ", "1 1-6 8-14 16 18-20"), ("> ", "假 21 务工未回"), ("> ", "1931 开"), ("> ", "4"),
           ("> ", "5 17 0 0"), ("> ", "1941 1 7"), ("> ", "5 16 1 2"), ("> ", "5 16 1 1"))  # fmt: skip


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A clerk who has kept the room of a council up to the second vote."""
    folder = tmp_path_factory.mktemp("evening")
    home = called_in(folder)
    desk = Desk("--home", str(home), "--now", "2026-11-26T19:28", "会场", "1", data=folder)
    desk.answers("room", *EVENING)
    desk.sees("> ")
    desk.child.close()
    return desk


@pytest.mark.parametrize("name", [name for name in HANDBOOKS if BLOCK.search((FOLDER / name).read_text("utf-8"))])
def test_the_handbook_shows_what_the_program_shows(name: str, clerk: Desk, evening: Desk, at: At) -> None:
    book = FOLDER / name
    text = book.read_text("utf-8")
    written = BLOCK.sub(lambda found: _block(found, clerk, evening, at), text)
    if os.environ.get("XIANGYUE_WRITE_HANDBOOK"):
        book.write_text(written, "utf-8")
    assert written == text


@pytest.mark.parametrize("name", HANDBOOKS)
def test_the_handbook_is_short_and_fits_the_page(name: str) -> None:
    lines = (FOLDER / name).read_text("utf-8").splitlines()
    blocks = [line for found in BLOCK.finditer("\n".join(lines) + "\n") for line in found[3].splitlines()]
    assert all(width(line) <= COLUMNS for line in blocks)
    assert len(lines) <= PAGES * LINES_OF_A_PAGE


def test_its_first_page_stands_by_itself_and_leads_to_all_the_others() -> None:
    page, end, _ = (FOLDER / "clerk.zh-CN.md").read_text("utf-8").partition(FIRST_PAGE_ENDS)
    assert end
    assert len(page.splitlines()) <= LINES_OF_A_PAGE
    assert BLOCK.search(page)
    assert {*re.findall(r"\]\(([^)]+\.md)\)", page), "clerk.zh-CN.md"} == set(HANDBOOKS)


def _block(found: re.Match[str], clerk: Desk, evening: Desk, at: At) -> str:
    kind, what, _ = found.groups()
    shown = _answer(what, at) if kind == "命令" else _screen(what, evening if kind == "会场" else clerk)
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
