"""Scenarios as townships write them, and the folders they are played in."""

import shutil
from pathlib import Path

import pytest

from tests.acceptance.calling import call, refuses_plainly, rows
from tests.acceptance.conftest import At


@pytest.fixture
def told(root: Path) -> str:
    """A short rehearsal: the Party organisation does not agree, and the case ends."""
    return (root / "workflows" / "regulation_revision" / "rehearsals" / "not_taken_up.yaml").read_text("utf-8")


def put(folder: Path, told: str) -> Path:
    file = folder / "scenario.yaml"
    file.write_text(told, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("changed", "departs"),
    [
        (("ends: not_taken_up", "ends: done"), ("done", "not_taken_up")),
        (("waits: [party_study]", "waits: [draft]"), ("draft", "party_study")),
        (("waits: [party_study]", "waits: [], refused: not-yours"), ("not-yours", "-")),
        (("waits: [], ends", "rulings: {party_study: met}, waits: [], ends"), ("party_study met", "not_met")),
        (("who: party_secretary", "who: meeting:chair"), ("-", "nobody-in-that-role")),
        (("who: party_secretary", "who: 张三丰"), ("-", "nobody-of-that-name")),
        (("do: party_study", "do: draft"), ("-", "step-not-waiting")),
        (("present: 5, in_favour: 2", "present: 6, in_favour: 2"), ("-", "study-does-not-add-up")),
    ],
)
def test_a_scenario_that_expects_what_does_not_come_is_1_and_names_its_line(
    told: str, tmp_path: Path, changed: tuple[str, str], departs: tuple[str, str]
) -> None:
    file = put(tmp_path, told.replace(*changed, 1))
    played = call("--home", tmp_path / "home", "--json", "play", file)
    assert (played.status, played.err) == (1, ""), played
    departures = [(one["expected"], one["found"]) for one in played.told["departures"]]
    assert departs in departures


def test_people_are_told_the_line_at_which_a_rehearsal_departs(told: str, tmp_path: Path) -> None:
    played = call("--home", tmp_path / "home", "play", put(tmp_path, told.replace("ends: not_taken_up", "ends: done")))
    assert played.status == 1
    assert "第 10 行" in played.out


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lines:", "lines: ["),
        ("lines:", "stanzas:"),
        ("when: 2026-03-02T09:10", "when: yesterday"),
        ("when: 2026-03-02T09:10", "when: 2026-03-01T09:10"),  # the clock of a rehearsal never goes back
        ("do: propose", "doing: propose"),
        ("village: shiqiao", "village: ../../etc"),
        ("village: shiqiao", "village: nowhere"),
        ("workflow: regulation_revision", "workflow: nowhere"),
        ("waits: [party_study]", "refused: no-such-code-at-all, waits: []"),
    ],
)
def test_a_scenario_that_cannot_be_read_is_refused_and_leaves_no_home(
    told: str, tmp_path: Path, old: str, new: str
) -> None:
    played = call("--home", tmp_path / "home", "play", put(tmp_path, told.replace(old, new, 1)))
    if new.startswith("refused"):
        assert played.status in {1, 3}
        return
    assert (played.status, played.out) == (3, ""), played
    assert len(played.sentences) == 3


def test_a_rehearsal_is_never_played_in_a_folder_that_has_something(told: str, at: At, tmp_path: Path) -> None:
    file, home = put(tmp_path, told), at("review")
    refuses_plainly(home, "play", file)
    (tmp_path / "a file").write_text("x", encoding="utf-8")
    refuses_plainly(tmp_path / "a file", "play", file)


def test_the_demo_deletes_nothing_it_did_not_make(root: Path, tmp_path: Path, surroundings: Path) -> None:
    real = tmp_path / "real"
    assert call("--home", real, "init", "--from", root / "examples" / "shiqiao").status == 0
    before = rows(real)
    mine = tmp_path / "mine" / "papers"
    mine.mkdir(parents=True)
    (mine / "letter.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "a file").write_text("x", encoding="utf-8")
    spoiled = tmp_path / "spoiled"
    spoiled.mkdir()
    (spoiled / "register.db").write_bytes(b"spoiled")
    for out in (real, mine.parent, tmp_path / "a file", spoiled):
        said = call("demo", "--out", out)
        assert (said.status, said.out) == (3, ""), said
        assert len(said.sentences) == 3
    assert rows(real) == before
    assert (mine / "letter.txt").read_text("utf-8") == "mine"
    assert (spoiled / "register.db").read_bytes() == b"spoiled"
    shutil.rmtree(surroundings / "data" / "xiangyue" / "keys")


def test_of_several_registers_one_must_be_named(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert call("init", "--from", root / "examples" / "shiqiao").status == 0
    assert call("启用", "--from", root / "examples" / "shiqiao" / "village.toml").status == 3  # it stands there already
    assert call("todo").status == 0
    registers = tmp_path / "xiangyue" / "registers"
    shutil.copytree(registers / "石桥村", registers / "another")
    several = call("--json", "todo")
    assert (several.status, several.refusal["code"]) == (3, "several-registers")
    monkeypatch.setenv("XIANGYUE_HOME", str(registers / "another"))
    assert call("todo").status == 0
