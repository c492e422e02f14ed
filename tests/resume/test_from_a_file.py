"""接续 from a file, on a real register on a machine whose clock stands in November."""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.calling import Answer, well_said
from tests.acceptance.machine import Machine
from tests.resume.conftest import NOW
from tests.resume.course import STEPS, matter
from xiangyue.model import BEIJING

Resume = Callable[..., Answer]


@pytest.fixture
def resume(machine: Machine, tmp_path: Path) -> Resume:
    """Hand in a matter."""

    def hand_in(what: str, told: Mapping[str, Any], *words: str) -> Answer:
        file = tmp_path / "接续.json"
        file.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        return machine.call("--json", "resume", what, "--answers", file, *words)

    return hand_in


def entries(machine: Machine) -> int:
    return len(json.loads(machine.call("--json", "log").out))


def test_a_matter_that_waits_for_the_township_is_carried_to_minutes(
    machine: Machine, resume: Resume, tmp_path: Path
) -> None:
    told = resume("regulation_revision", matter("send_review")).told
    assert (told["recorded"], told["waiting"], told["reached"]) == (7, ["send_review"], True)
    case = told["case"]
    answers = tmp_path / "answers.json"

    def do(path: str, given: Mapping[str, Any], *words: object, now: datetime) -> None:
        answers.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
        done = machine.call("do", f"{case}/{path}", "--answers", answers, *words, now=now)
        assert done.status == 0, done.err

    def at(month: int, day: int, hour: int = 9) -> datetime:
        return datetime(2026, month, day, hour, tzinfo=BEIJING)

    steps = {step["do"]: step["answers"] for step in STEPS}
    paper = ("--number", "青府函〔2026〕20号", "--signed-by", "周明", "--signed-on", "2026-11-26", "--where", "柜2盒3")
    received = ("--evidence", "received", *paper)
    book = ("--evidence", "record_book", "--where", "村民会议记录本第31页")
    do("send_review", {"number": "石桥村委〔2026〕9号", "sent_on": "2026-11-23"}, now=NOW)
    do("review", {"result": "agree", "answered_on": "2026-11-26"}, *received, now=at(11, 26))
    notice = {**steps["assembly.notice"], "notice_on": "2026-11-26", "held_at": "2026-12-12T14:00"}
    do("assembly.notice", notice, now=at(11, 26, 10))
    do("assembly.sign_in", steps["assembly.sign_in"], now=at(12, 12, 17))
    do("assembly.deliberate", steps["assembly.deliberate"], "--for", "陈国富", *book, now=at(12, 12, 17))
    do("assembly.vote", steps["assembly.vote"], "--for", "赵德全", *book, now=at(12, 12, 17))
    made = machine.call("--json", "render", case, now=at(12, 12, 18))
    assert made.status == 0, made.err
    whole = machine.call("verify", "--register", now=at(12, 12, 18))
    assert whole.status == 0, whole.out
    machine.today = at(12, 13)


def test_the_same_file_goes_on_where_it_stopped(machine: Machine, resume: Resume) -> None:
    broken = matter("send_review")
    broken["steps"] = [dict(step) for step in broken["steps"]]
    broken["steps"][3] = {**broken["steps"][3], "on": "2026-07-10"}
    stopped = resume("regulation_revision", broken)
    assert stopped.status == 3
    assert stopped.refusal["code"] == "resume-stopped"
    told = [*stopped.refusal["message"].split("\n"), stopped.refusal["remedy"]]
    assert well_said(told)
    assert "前面 3 步都已记上" in told[0]
    assert "2026年7月14日" in told[1]
    case = told[2].partition("接续 ")[2].split()[0]
    before = entries(machine)
    again = resume(case, matter("send_review")).told
    assert (again["recorded"], again["reached"]) == (4, True)
    assert entries(machine) == before + 4 + 2  # two postings came to their end
    assert resume(case, matter("send_review")).told["recorded"] == 0


def test_a_matter_that_waits_only_to_be_put_away_shows_every_ruling_on_the_way(
    machine: Machine, resume: Resume
) -> None:
    told = resume("regulation_revision", matter("archive")).told
    assert (told["recorded"], told["waiting"], told["reached"]) == (17, ["archive"], True)
    in_force = machine.call("text", "show", "--on", "2026-09-01").out
    assert "罚款200元" not in in_force
    assert "罚款200元" in machine.call("text", "show", "--on", "2026-08-01").out


def test_a_scan_vouches_for_the_day_a_period_began(resume: Resume, tmp_path: Path) -> None:
    told = matter("send_review", upto=3)
    posted = {name: value for name, value in told["steps"][2]["answers"].items() if name != "witness"}
    alone = {**told, "steps": [*told["steps"][:2], {**told["steps"][2], "answers": posted}]}
    assert resume("regulation_revision", alone).refusal["code"] == "resume-stopped"
    (tmp_path / "公告.jpg").write_bytes(b"as it hung there")
    alone["steps"][2]["scan"] = "公告.jpg"
    assert resume("regulation_revision", alone).told["recorded"] == 3


def test_a_file_of_another_matter_is_not_gone_on_with(machine: Machine, resume: Resume) -> None:
    case = resume("regulation_revision", matter("send_review", upto=2)).told["case"]
    other = matter("send_review")
    other["steps"] = other["steps"][1:]
    before = entries(machine)
    refused = resume(case, other)
    assert refused.refusal["code"] == "resume-differs"
    assert "提出动议" in refused.refusal["message"]
    assert entries(machine) == before


@pytest.mark.parametrize(
    "spoil",
    [
        {"papers": 3},
        {"began": "去年"},
        {"stages": []},
        {"steps": [{"do": "propose"}]},
        {"steps": [{"do": "propose", "answers": {}, "on": "昨天"}]},
    ],
)
def test_a_file_that_is_wrong_opens_nothing(machine: Machine, resume: Resume, spoil: Mapping[str, Any]) -> None:
    before = entries(machine)
    refused = resume("regulation_revision", {**matter("send_review"), **spoil})
    assert (refused.status, refused.refusal["code"]) == (3, "file-refused")
    assert entries(machine) == before


def test_without_a_file_and_a_terminal_nobody_can_be_asked(machine: Machine) -> None:
    refused = machine.call("--json", "接续", "regulation_revision")
    assert (refused.status, refused.refusal["code"]) == (3, "resume-answers-missing")


def test_people_are_told_how_far_it_came(machine: Machine, tmp_path: Path) -> None:
    file = tmp_path / "接续.json"
    file.write_text(json.dumps(matter("send_review", upto=3), ensure_ascii=False), encoding="utf-8")
    told = machine.call("接续", "regulation_revision", "--answers", file)
    assert told.status == 0
    assert "照纸件记上了 3 步。" in told.out
    assert "下一环节：收集群众意见（村文书）。" in told.out
