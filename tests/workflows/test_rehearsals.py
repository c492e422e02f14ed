"""The rehearsals of the revision: each reads well, and together they leave no step and no end out."""

from pathlib import Path

import pytest
from lxml import etree

from xiangyue.intake import Scenario, read_scenario
from xiangyue.process import Model, load

BPMN = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
FOLDER = Path(__file__).parents[2] / "workflows" / "regulation_revision" / "rehearsals"
FILES = sorted(FOLDER.glob("*.yaml"))


@pytest.fixture(scope="session")
def revision(models: dict[str, bytes], forms: dict[str, bytes]) -> Model:
    return load(models, "regulation_revision", forms)


@pytest.fixture(scope="session")
def rehearsals() -> list[Scenario]:
    return [read_scenario(file) for file in FILES]


def test_there_is_one_for_each_way() -> None:
    assert {file.stem for file in FILES} >= {
        "straight",
        "returned_text",
        "returned_procedure",
        "returned_material",
        "returned_typo",
        "lapsed_again",
        "lapsed_closed",
        "vote_failed_draft",
        "vote_failed_closed",
        "correction_ordered",
        "late_entry",
        "not_taken_up",
        "urgent_notice",
        "not_allowed",
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_rehearsal_says_first_in_chinese_what_it_shows(file: Path) -> None:
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert not first.isascii()


def test_rehearsals_name_only_steps_of_the_model(rehearsals: list[Scenario], revision: Model) -> None:
    for one in rehearsals:
        named = {line.do for line in one.lines if not line.is_act}
        named |= {step for line in one.lines for step in line.expected.waits or ()}
        assert named <= set(revision.steps), one.name


def test_together_they_do_every_step(rehearsals: list[Scenario], revision: Model) -> None:
    done = {line.do for one in rehearsals for line in one.lines if line.expected.refused is None}
    assert set(revision.steps) - done == set()


def test_together_they_come_to_every_end(rehearsals: list[Scenario], models: dict[str, bytes]) -> None:
    root = etree.fromstring(models["regulation_revision/regulation_revision.bpmn"])
    ends = {one.get("id") for one in root.iter(f"{BPMN}endEvent")}
    assert {line.expected.ends for one in rehearsals for line in one.lines} - {None} == ends


def test_every_line_says_what_must_wait_after_it(rehearsals: list[Scenario]) -> None:
    silent = [(one.name, line.line) for one in rehearsals for line in one.lines if line.expected.waits is None]
    assert silent == []
