"""What the law demands first stands before filing and publishing; what was voted on is what is published."""

import json
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.calling import call, words_of
from tests.acceptance.conftest import At
from xiangyue.acts.case.asked import Asked
from xiangyue.acts.case.guard import Guarded
from xiangyue.acts.case.moving import model_of
from xiangyue.acts.case.refusals import NotShown
from xiangyue.acts.case.scene import Scene
from xiangyue.intake import Line, Scenario
from xiangyue.model import By, Evidence, EvidenceKind
from xiangyue.records import Register
from xiangyue.rules import Law
from xiangyue.signing import attached

BY = By(typed_by="p-0057", responsible="p-0057", evidence=Evidence(kind=EvidenceKind.SELF))


def lacks(home: Path, action: str) -> tuple[str, ...]:
    """Return what is missing for the action as the case stands, in the words a clerk would read."""
    with closing(Register.open(home)) as register:
        case, now = register.case("2026-1"), register.entry(register.head()[0]).recorded_at
        model = model_of(register, case)
        with register.writing(now=now) as journal:
            scene = Scene(
                register=register, journal=journal, law=Law.national(), case=case, step=model.steps["send_filing"],
                model=model, by=BY, now=now, day=now.date(),
            )  # fmt: skip
            try:
                Guarded(scene, Asked(journal, case), on=now.date()).actions[action]("send_filing")
            except NotShown as refusal:
                missing: tuple[str, ...] = refusal.facts["missing"]  # type: ignore[assignment]
                return missing
    return ()


@pytest.mark.parametrize(
    ("place", "missing"),
    [
        ("review", {"到会人数"}),
        ("assembly.sign_in", {"到会人数", "表决"}),
        ("assembly.no_quorum", {"到会人数", "表决"}),
        ("assembly.notice-2", {"到会人数", "表决"}),  # 流会: the next meeting counts for itself
        ("assembly.sign_in-2", {"到会人数", "表决"}),
        ("assembly.deliberate", {"表决"}),
        ("assembly.vote", {"表决"}),
        ("minutes", set()),
        ("send_filing", set()),
    ],
)
def test_nothing_is_filed_that_has_not_been_shown(at: At, place: str, missing: set[str]) -> None:
    assert set(lacks(at(place), "file")) == missing


def test_nothing_is_published_that_was_not_filed(at: At) -> None:
    assert lacks(at("filing"), "publish") != ()


@pytest.fixture
def last(scenario: Scenario) -> Mapping[str, Line]:
    return {line.do: line for line in scenario.lines}


def test_a_text_changed_after_the_vote_is_voted_on_again(at: At, last: Mapping[str, Line], tmp_path: Path) -> None:
    home = at("filing")
    assert lacks(home, "file") == ()
    defects = json.dumps([{"target": "text", "article": "a-20", "what": "还要改", "remedy": "再改"}]).encode()
    clock = ("--home", home, "--now", "2026-06-15T15:00")
    assert call(*clock, "--as", "文静波", "order-correction", "1", "--defects", "-", stdin=defects).status == 0
    changes = [{"kind": "change", "article": "a-20", "words": "违反的，劝导。", "reason": "镇上责令改正"}]
    (tmp_path / "draft.json").write_text(json.dumps({"changes": changes}), encoding="utf-8")
    assert call(*clock, "do", "1/draft", "--answers", tmp_path / "draft.json").status == 0
    assert {"到会人数", "表决"} <= set(lacks(home, "file"))
    assert set(lacks(home, "publish")) >= set(lacks(home, "file"))
    waiting = call(*clock, "--json", "todo").told
    assert [one["step"] for one in waiting] == ["draft_posting.post"]
    assert call(*clock, *words_of(last["assembly.vote"], tmp_path / "vote.json")[2:]).status == 3


def test_a_late_entry_stands_first_and_is_named_on_the_minutes(
    at: At, last: Mapping[str, Line], tmp_path: Path
) -> None:
    home, line = at("assembly.vote"), last["assembly.vote"]
    late = "2026-06-15T09:00"  # more than three working days after the meeting
    done = call("--home", home, "--now", late, "--json", *words_of(line, tmp_path / "vote.json")[2:])
    assert ("late", "advice") in {(one["subject"], one["outcome"]) for one in done.told["rulings"]}
    shown = call("--home", home, "--now", late, "show", "1").out.splitlines()
    noted = next(place for place, said in enumerate(shown) if "补录" in said)
    assert noted < next(place for place, said in enumerate(shown) if "征集民意" in said)
    assert next(iter(call("--home", home, "--now", late, "--json", "show", "1").told)) == "late"
    made = call("--home", home, "--now", late, "--json", "render", "1").told
    facts = json.loads(attached(Path(made["path"]).read_bytes(), "minutes.json"))
    assert any("补录" in one["note"] for one in facts["rulings"])


def test_a_wait_that_began_late_needs_a_witness_only_from_the_second_day(
    at: At, last: Mapping[str, Line], tmp_path: Path
) -> None:
    words = words_of(last["announcement.post"], tmp_path / "post.json")[2:]
    next_day = call("--home", at("announcement.post"), "--now", "2026-06-17T09:00", "--json", *words)
    assert next_day.status == 0
    later = call("--home", at("announcement.post", 1), "--now", "2026-06-18T09:00", "--json", *words)
    assert (later.status, later.refusal["code"]) == (3, "witness-needed")
