"""Every screen of the command line with the demo's register, and with names nobody shortens: 80 columns, no codes."""

import re
from pathlib import Path

import pytest

from tests.acceptance.calling import call
from tests.acceptance.conftest import At
from xiangyue_cli.tell import COLUMNS, width

from .desk import LATIN, PATH

SCREENS = (
    ("todo",), ("show", "1"), ("why", "1"), ("log",), ("log", "1"), ("papers", "1"), ("text", "show"), ("text", "redline", "1"),
    ("verify", "--register"), ("rules", "show", "--on", "2026-06-06"), ("rules", "show", "--on", "2020-06-06"), ("doctor",),
)  # fmt: skip
PLACES = ("party_study", "review", "assembly.no_quorum", "minutes", "announcement.post", "end")
OF_THE_LAW = re.compile(r"^[RV]-[A-Z]+-\d+  ")  # the number of a provision, by which one asks for it
OF_MACHINES = {("log",), ("log", "1")}  # a journal has whole dates in a column
LONG = "罗尔古·买买提江·阿卜杜热合曼·库尔班尼亚孜·艾力"


def shown(home: Path, *command: str) -> list[str]:
    said = call("--home", home, *command)
    assert said.status in {0, 1, 3}, said
    return (said.out + said.err).splitlines()


@pytest.mark.parametrize("place", PLACES)
def test_no_screen_is_too_wide_or_speaks_in_codes(at: At, place: str) -> None:
    home = at(place)
    for command in SCREENS:
        lines = shown(home, *command)
        assert [line for line in lines if width(line) > COLUMNS] == [], command
        if command in OF_MACHINES:
            lines = [re.sub(r"^\s*\d+  \d{4}-\d\d-\d\d", "", line) for line in lines]
        plain = [OF_THE_LAW.sub("", PATH.sub("", line)) for line in lines]
        assert [line for line in plain if LATIN.search(line)] == [], command


def test_a_case_stands_on_one_screen(at: At) -> None:
    for place in PLACES:
        assert len(shown(at(place), "show", "1")) <= 24, place


def test_names_and_words_however_long_are_folded(at: At, tmp_path: Path) -> None:
    home = at("propose")
    answers = tmp_path / "long.yaml"
    answers.write_text(
        f"source: villagers\nproposers: {'、'.join([LONG] * 5)}\nsummary: {'把卫生费改为自愿，' * 30}\n",
        encoding="utf-8",
    )
    clock = ("--now", "2026-03-02T09:10:00")
    assert call("--home", home, *clock, "do", "1", "--answers", answers).status == 0
    assert call("--home", home, *clock, "start", "regulation_revision", "--title", LONG * 4).status == 0
    for command in SCREENS:
        for line in shown(home, *clock, *command):
            assert width(line) <= COLUMNS, line
