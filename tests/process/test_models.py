"""The models that are shipped: they load with their forms, and the straight way leads to the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from xiangyue.process import Model, check, diagram, load

if TYPE_CHECKING:
    from pathlib import Path

    from tests.process.conftest import Case
    from xiangyue.model import FactValue

AGREED: dict[str, FactValue] = {
    "answer.party_study.agreed": True,
    "case.review": "agreed",
    "ruling.assembly.quorum.met": True,
    "ruling.assembly.majority.met": True,
    "case.filing": "filed",
}
STAGES = ("征集民意", "拟定草案", "提请审核", "审议表决", "备案公布")


def shelf(folder: Path, ending: str) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob(f"*{ending}"))}


@pytest.fixture(scope="module")
def models(root: Path) -> dict[str, bytes]:
    return shelf(root / "workflows", ".bpmn")


@pytest.fixture(scope="module")
def forms(root: Path) -> dict[str, bytes]:
    return shelf(root / "forms", ".schema.json")


@pytest.fixture(scope="module")
def revision(models: dict[str, bytes], forms: dict[str, bytes]) -> Model:
    return load(models, "regulation_revision", forms)


def test_the_revision_has_no_findings(models: dict[str, bytes], forms: dict[str, bytes]) -> None:
    assert [finding.said() for finding in check(models, "regulation_revision", forms)] == []


def test_the_revision_is_about_the_convention(revision: Model) -> None:
    assert revision.matter == "convention_revision"


def test_the_revision_goes_through_the_five_stages(revision: Model) -> None:
    assert revision.stages == STAGES


def test_the_straight_way_leads_through_every_stage_to_the_archive(revision: Model, begin: type[Case]) -> None:
    facts = dict(AGREED)
    case = begin(revision, facts.get)
    stages = list[str]()
    while case.position.ended is None:
        stages += [case.position.stage] * (case.position.stage not in stages)
        if case.waiting == ["announcement.post"]:
            facts["case.published"] = True
        if case.waiting:
            case.do(case.waiting[0])
        else:
            case.fire(case.timers[0])
    assert (case.position.ended, tuple(stages), len(case.acted)) == ("done", STAGES, 2)


def test_no_step_of_the_township_may_be_typed_as_the_villages_own(revision: Model) -> None:
    of_township = [step for step in revision.steps.values() if step.role.of_township]
    assert {kind.value for step in of_township for kind in step.evidence} == {"received"}


def test_the_state_of_a_revision_is_never_a_kilobyte(revision: Model, begin: type[Case]) -> None:
    case = begin(revision, AGREED.get)
    longest = 0
    while case.position.ended is None:
        longest = max(longest, len(case.state))
        case.do(case.waiting[0]) if case.waiting else case.fire(case.timers[0])
    assert longest < 1_000


def test_every_model_has_a_picture(models: dict[str, bytes]) -> None:
    assert all(diagram(raw, {}).startswith("<svg ") for raw in models.values())
