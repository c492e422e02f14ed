"""A real register, on a machine whose clock we hold: every date is the machine's, and no option changes it."""

import json
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.calling import Answer, well_said
from tests.acceptance.machine import Machine
from xiangyue.acts.office import BEIJING
from xiangyue.intake import Line, Scenario
from xiangyue.records import Register, verify

OPENED = datetime(2026, 3, 1, 9, tzinfo=BEIJING)
HOME = Path("data") / "xiangyue" / "registers" / "石桥村"


@pytest.fixture(scope="module")
def opened(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a clerk has on his machine who opened a register in March."""
    user = tmp_path_factory.mktemp("clerk")
    with Machine(user) as machine:
        done(machine.call("init", "--from", root / "examples" / "shiqiao", now=OPENED))
    return user


@pytest.fixture
def user(opened: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(opened, tmp_path / "clerk"))


@pytest.fixture
def machine(user: Path) -> Iterator[Machine]:
    with Machine(user) as machine:
        yield machine


def entries(user: Path) -> int:
    with Register.open_reading(user / HOME) as register:
        return register.head()[0]


def refused(machine: Machine, user: Path, *words: object, now: datetime) -> str:
    """Make a call that must be refused, and return the code."""
    before = entries(user)
    heard = machine.call("--json", *words, now=now)
    assert (heard.status, heard.out) == (3, ""), heard
    assert entries(user) == before
    assert well_said([*heard.refusal["message"].split("\n"), heard.refusal["remedy"]])
    return heard.refusal["code"]


def township_words(line: Line, defects: Path) -> list[str]:
    """Return how the township's answer is recorded, without its paper."""
    result = line.answers["result"]
    if result == "return":
        defects.write_text(json.dumps(line.answers["defects"], ensure_ascii=False), encoding="utf-8")
        return ["return", "1", "--defects", str(defects)]
    return [{"agree": "approve", "filed": "file-accept"}[result], "1"]


def paper_of(line: Line) -> list[str]:
    """Return the options by which its paper is registered (收件)."""
    paper: Any = line.evidence
    words = ["--number", paper.number, "--signed-by", paper.signed_by, "--where", paper.where]
    return [*words, "--signed-on", paper.signed_on.isoformat()]


def step_words(line: Line, answers: Path) -> list[str]:
    """Return how the clerk does a step, another's by record book or signed paper."""
    answers.write_text(json.dumps(dict(line.answers), ensure_ascii=False), encoding="utf-8")
    words = ["do", f"1/{line.do}", "--answers", str(answers), "--on", f"{line.when:%Y-%m-%d}"]
    if line.evidence is None:
        return words
    who = {"party_secretary": "陈国富"}.get(line.who, line.who)
    return [*words, "--for", who, "--evidence", line.evidence.kind, "--where", line.evidence.where]


def done(answer: Answer) -> Answer:
    assert (answer.status, answer.err) == (0, ""), answer
    return answer


def test_a_whole_case_goes_by_the_machines_clock_and_the_township_by_its_papers(
    machine: Machine, user: Path, scenario: Scenario, tmp_path: Path
) -> None:
    start, file = scenario.start.typed_at, tmp_path / "answers.json"
    opened = entries(user)
    early: tuple[tuple[str, ...], ...] = (
        ("todo",),
        ("start", "regulation_revision"),
        ("tick",),
        ("render", "1"),
        ("verify", "--register"),
    )
    for call in early:
        assert refused(machine, user, "--now", "2026-03-02T09:00", *call, now=start) == "clock-in-real-register"
    done(machine.call("start", "regulation_revision", "--title", scenario.title, now=start))
    for line in scenario.lines:
        now = line.typed_at
        match line.do:
            case "tick":  # a wait needs nobody: the next deed finds it over
                continue
            case "review" | "filing":
                words = township_words(line, tmp_path / "defects.json")
                assert refused(machine, user, *words, now=now) == "township-paper-needed"
                assert refused(machine, user, "--as", line.who, *words, now=now) == "township-paper-needed"
                bare = refused(machine, user, *words, "--number", "青府函〔2026〕1号", now=now)
                assert bare == "township-paper-needed"
                done(machine.call(*words, *paper_of(line), now=now))
            case "render":
                done(machine.call("render", "1", now=now))
            case "verify":
                told = machine.call("--json", "verify", user / HOME / "papers/2026-1/minutes.pdf", now=now)
                assert (told.status, told.told[0]["mode"], told.told[0]["whole"]) == (0, "real", True)
            case "supply":
                numbers = [str(one) for one in line.answers["defects"]]
                done(machine.call("supply", "1", *numbers, "--how", line.answers["how"], now=now))
            case _:
                done(machine.call(*step_words(line, file), now=now))
    shown = done(machine.call("--json", "show", "1", now=scenario.lines[-1].typed_at)).told
    assert shown["case"]["flow"]["ended"] == "done"
    assert entries(user) > opened
    with Register.open_reading(user / HOME) as register:
        assert verify(register) == ()
        townships = [one for one in register.entries("2026-1") if one.act in {"review.answered", "filing.answered"}]
        assert {one.by.evidence.kind for one in townships} == {"received"}
        for one in register.entries("2026-1"):
            assert one.happened_at <= one.recorded_at
    head = done(machine.call("verify", "--register", now=scenario.lines[-1].typed_at)).out
    assert "演练" not in head


def test_a_wait_of_a_real_register_is_over_at_midnight_in_beijing_by_the_machines_clock(
    machine: Machine, user: Path, tmp_path: Path
) -> None:
    day = datetime(2026, 8, 3, 10, tzinfo=BEIJING)
    done(machine.call("start", "regulation_revision", now=day))
    motion = ("--set", "source=villagers", "--set", "proposers=罗永泰", "--set", "summary=修桥")
    done(machine.call("do", "1/propose", *motion, now=day))
    study = {"held_on": "2026-08-03", "should_attend": 5, "present": 5, "in_favour": 5, "agreed": True}
    (tmp_path / "study.json").write_text(json.dumps(study), encoding="utf-8")
    book = ("--for", "陈国富", "--evidence", "record_book", "--where", "记录本第1页")
    done(machine.call("do", "1/party_study", "--answers", tmp_path / "study.json", *book, now=day))
    post = {"posted_on": "2026-08-03", "places": ["村务公开栏"], "posted_by": "李秀芳"}
    (tmp_path / "post.json").write_text(json.dumps(post), encoding="utf-8")
    posted = machine.call("--json", "do", "1/opinions_posting.post", "--answers", tmp_path / "post.json", now=day)
    due = datetime.fromisoformat(done(posted).told["due"][0]["at"])
    assert due.astimezone(BEIJING).hour == 0
    opinions = ("do", "1/opinions", "--set", "received=0", "--set", "written=0")
    assert refused(machine, user, *opinions, now=due - timedelta(seconds=1)) == "step-not-waiting"
    assert done(machine.call("--json", "tick", now=due)).told == {"moved": ["2026-1"]}


def test_a_machine_whose_clock_fell_back_writes_nothing(machine: Machine, user: Path) -> None:
    back = datetime(2026, 1, 5, tzinfo=BEIJING)
    assert refused(machine, user, "start", "regulation_revision", now=back) == "clock-behind"
