"""演练: a scenario is read, and a broken one is refused with its line."""

from datetime import datetime
from pathlib import Path

import pytest

from xiangyue.intake import FileNotOpened, FileRefused, Flaw, read_scenario, scenario_of
from xiangyue.model import BEIJING, EvidenceKind, Outcome, Subject


def test_a_line_says_who_when_and_what(scenario: str) -> None:
    line = scenario_of(scenario, name="x.yaml").lines[0]
    assert (line.line, line.who, line.when, line.do) == (
        6,
        "clerk",
        datetime(2026, 3, 2, 9, 10, tzinfo=BEIJING),
        "propose",
    )


def test_a_line_typed_for_another_has_two_people_two_clocks_and_evidence(scenario: str) -> None:
    line = scenario_of(scenario, name="x.yaml").lines[1]
    assert (line.who, line.typed_by, line.typed_at.day, line.when.day) == ("party_secretary", "clerk", 5, 4)
    assert line.evidence is not None
    assert line.evidence.kind is EvidenceKind.RECORD_BOOK


def test_nothing_expected_is_not_the_same_as_nothing_waiting(scenario: str) -> None:
    lines = scenario_of(scenario, name="x.yaml").lines
    assert (lines[1].expected.waits, lines[2].expected.waits) == (None, ())


def test_a_line_may_expect_a_ruling_or_a_refusal(scenario: str) -> None:
    lines = scenario_of(scenario, name="x.yaml").lines
    assert lines[1].expected.rulings == {Subject.PARTY_STUDY: Outcome.MET}
    assert lines[3].expected.refused == "step-not-waiting"


def test_the_clerk_does_what_is_no_step(scenario: str) -> None:
    line = scenario_of(scenario, name="x.yaml").lines[2]
    assert (line.who, line.is_act) == ("clerk", True)


@pytest.mark.parametrize(
    ("there", "instead", "flaw", "line"),
    [
        ("village: shiqiao", "village: ../etc", Flaw.NOT_A_WORD, 1),
        ("village: shiqiao\n", "", Flaw.MISSING, 1),
        ("title: 修订村规民约", "title: ''", Flaw.NOT_A_TEXT, 3),
        ("title: 修订村规民约", "title: 5", Flaw.NOT_A_TEXT, 3),
        ("title:", "titel:", Flaw.UNKNOWN, 3),
        ("lines:", "lines: 5\nline:", Flaw.UNKNOWN, 7),
        ("do: propose", "do: Propose it", Flaw.NOT_A_WORD, 6),
        ("do: propose,", "", Flaw.MISSING, 6),
        ("who: clerk, when: 2026-03-02T09:10", "when: 2026-03-02T09:10", Flaw.MISSING, 6),
        ("2026-03-02T09:10", "2026-03-02", Flaw.NOT_A_MOMENT, 6),
        ("2026-03-02T09:10", "2026-02-30T09:10", Flaw.NOT_A_MOMENT, 6),
        ("2026-03-05T09:00", "2026-03-01T09:00", Flaw.BACK_IN_TIME, 9),
        ("2026-03-16T00:00", "2026-03-04T00:00", Flaw.BACK_IN_TIME, 14),
        ("kind: record_book", "kind: hearsay", Flaw.NOT_A_WORD, 11),
        ("kind: record_book, ", "", Flaw.MISSING, 11),
        ("where: 记录本第18页", "wher: 记录本第18页", Flaw.UNKNOWN, 11),
        ("party_study: met", "party_study: good", Flaw.NOT_A_WORD, 13),
        ("party_study: met", "weather: met", Flaw.NOT_A_WORD, 13),
        ("waits: []", "waits: propose", Flaw.NOT_A_LIST, 14),
        ("waits: []", "waits: [5]", Flaw.NOT_A_WORD, 14),
        ("refused: step-not-waiting", "refused: step-not-waiting, ends: done", Flaw.UNKNOWN, 15),
        ("{source: villagers}", "[villagers]", Flaw.NOT_A_MAPPING, 6),
        ("answers: {source: villagers}", "answers: {a: 1, a: 2}", Flaw.DUPLICATE, 6),
    ],
)
def test_a_broken_scenario_is_refused_with_its_line(
    scenario: str, there: str, instead: str, flaw: Flaw, line: int
) -> None:
    assert there in scenario
    with pytest.raises(FileRefused) as refusal:
        scenario_of(scenario.replace(there, instead, 1), name="x.yaml")
    assert (refusal.value.facts["flaw"], refusal.value.facts["line"]) == (flaw, line)


@pytest.mark.parametrize("content", ["", "[]", "5", "lines: []"])
def test_what_is_no_scenario_at_all_is_refused(content: str) -> None:
    with pytest.raises(FileRefused):
        scenario_of(content, name="x.yaml")


def test_a_scenario_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotOpened):
        read_scenario(tmp_path / "none.yaml")
