"""Facts that cannot be, or may not be: refused in three lines, nothing changed, what was typed kept as a draft."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.calling import call, draft, head, refuses, words_of
from tests.acceptance.conftest import At
from xiangyue.intake import Line, Scenario

VOTE = {"method": "hands", "in_favour": 52, "against": 6, "abstained": 3, "scrutineer": "赵德全", "counter": "周玉芬"}


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """A line of the demo with something wrong in it, and the code it must be refused with."""

    name: str
    place: str
    code: str
    answers: Mapping[str, Any] = field(default_factory=dict)  # instead of those of the line; None: left out
    now: str = ""  # instead of the moment at which the line was typed
    more: tuple[str, ...] = ()


def rows_of(*present: tuple[str, str]) -> list[dict[str, str]]:
    return [{"person": person, "household": household} for person, household in present]


WRONG = [
    # who
    Wrong(name="of another role", place="propose", code="not-yours", more=("--for", "罗永泰")),
    Wrong(name="of nobody", place="propose", code="nobody-of-that-name", more=("--for", "张三丰")),
    Wrong(name="a reviewer's by the filer", place="review", code="not-yours", more=("--for", "文静波")),
    Wrong(name="a township's by the clerk", place="review", code="not-yours", more=("--for", "李秀芳")),
    Wrong(name="a secretary's without a page", place="party_study", code="evidence-nowhere", more=("--where", " ")),
    Wrong(name="a secretary's on what came by post", place="party_study", code="evidence-not-accepted",
          more=("--evidence", "received")),
    Wrong(name="a township's from the clerk's own book", place="review", code="township-paper-needed",
          more=("--evidence", "record_book")),
    Wrong(name="a township's paper signed tomorrow", place="review", code="township-paper-needed",
          more=("--signed-on", "2026-04-15")),
    Wrong(name="a scrutineer's by the chair", place="assembly.vote", code="not-yours", more=("--for", "陈国富")),
    Wrong(name="the minutes signed by another", place="minutes", code="not-an-officer",
          answers={"signatures": [{"person": "罗永泰", "capacity": "chair", "mark": "ink", "page": 2}]}),
    Wrong(name="the minutes signed twice", place="minutes", code="signed-twice",
          answers={"signatures": [{"person": "陈国富", "capacity": "chair", "mark": "ink", "page": 2}] * 2}),
    # when
    Wrong(name="tomorrow's study", place="party_study", code="fact-in-the-future", answers={"held_on": "2026-03-06"}),
    Wrong(name="a study before it was proposed", place="party_study", code="before-its-time",
          answers={"held_on": "2026-03-01"}),
    Wrong(name="tomorrow's motion", place="propose", code="fact-in-the-future", more=("--on", "2026-03-03")),
    Wrong(name="last month's motion", place="propose", code="before-its-time", more=("--on", "2026-02-01")),
    Wrong(name="an answer of next week", place="review", code="fact-in-the-future",
          answers={"answered_on": "2026-04-20"}),
    Wrong(name="a meeting that is still to come", place="assembly.sign_in", code="fact-in-the-future",
          now="2026-05-22T10:00"),
    Wrong(name="a meeting that begins this afternoon", place="assembly.sign_in", code="fact-in-the-future",
          now="2026-05-23T14:29"),
    Wrong(name="minutes signed before the meeting", place="minutes", code="before-its-time",
          answers={"signed_on": "2026-06-05"}),
    Wrong(name="the file before its time", place="archive", code="before-its-time",
          answers={"archived_on": "2026-07-01"}),
    Wrong(name="a posting typed two days later", place="opinions_posting.post", code="witness-needed",
          now="2026-03-07T09:00"),
    Wrong(name="vouched for by who typed it", place="opinions_posting.post", code="witness-needed",
          now="2026-03-07T09:00", answers={"witness": "李秀芳"}),
    Wrong(name="vouched for by nobody", place="opinions_posting.post", code="nobody-of-that-name",
          now="2026-03-07T09:00", answers={"witness": "张三丰"}),
    Wrong(name="a notice typed two days later", place="assembly.notice", code="witness-needed",
          now="2026-05-11T09:00"),
    Wrong(name="a notice vouched for by who typed it", place="assembly.notice", code="witness-needed",
          now="2026-05-11T09:00", answers={"witness": "李秀芳"}),
    Wrong(name="the last day of all", place="opinions_posting.post", code="answers-refused",
          answers={"until": "9999-12-31"}),
    Wrong(name="a day that is none", place="opinions_posting.post", code="answers-refused",
          answers={"posted_on": "2026-02-30"}),
    # the law
    Wrong(name="posted a day too short", place="announcement.post", code="posting-too-short",
          answers={"until": "2026-06-30"}),
    Wrong(name="called five days before", place="assembly.notice", code="notice-too-short",
          answers={"held_at": "2026-05-15T14:30"}),
    Wrong(name="called five days before, the reason a blank", place="assembly.notice", code="notice-too-short",
          answers={"held_at": "2026-05-15T14:30", "urgent_reason": "  "}),
    Wrong(name="a day short by the clock of another zone", place="assembly.notice", code="notice-too-short",
          answers={"held_at": "2026-05-20T00:30+09:00"}),
    # numbers
    Wrong(name="a vote too many", place="assembly.vote", code="tally-does-not-add-up", answers={**VOTE, "against": 7}),
    Wrong(name="a vote too few", place="assembly.vote", code="tally-does-not-add-up", answers={**VOTE, "against": 5}),
    Wrong(name="fewer than no votes", place="assembly.vote", code="answers-refused", answers={**VOTE, "against": -1}),
    Wrong(name="votes in words", place="assembly.vote", code="answers-refused", answers={**VOTE, "against": "六"}),
    Wrong(name="half a vote", place="assembly.vote", code="file-refused", answers={**VOTE, "against": 6.5}),
    Wrong(name="more came than are members", place="party_study", code="study-does-not-add-up",
          answers={"present": 6}),
    Wrong(name="more in favour than came", place="party_study", code="study-does-not-add-up",
          answers={"present": 4}),
    Wrong(name="more opinions in kinds than came in", place="opinions", code="opinions-do-not-add-up",
          answers={"received": 36}),
    # who came
    Wrong(name="more present than entitled", place="assembly.sign_in", code="present-not-on-roll",
          answers={"present": {"households": "1-87"}}),
    Wrong(name="a person twice", place="assembly.sign_in", code="signed-in-twice",
          answers={"counted_by": "adults", "present": [{"person": "p-0001"}, {"person": "陈国富"}]}),
    Wrong(name="a household twice", place="assembly.sign_in", code="signed-in-twice",
          answers={"present": rows_of(("p-0001", "h-0001"), ("p-0002", "h-0001"))}),
    Wrong(name="a number twice", place="assembly.sign_in", code="present-listed-twice",
          answers={"present": {"households": "1-60 60"}}),
    Wrong(name="a minor", place="assembly.sign_in", code="not-entitled",
          answers={"counted_by": "adults", "present": [{"person": "罗可馨"}]}),
    Wrong(name="a minor for her household", place="assembly.sign_in", code="not-entitled",
          answers={"present": rows_of(("p-0013", "h-0004"))}),
    Wrong(name="another household's", place="assembly.sign_in", code="not-their-household",
          answers={"present": rows_of(("p-0001", "h-0002"))}),
    Wrong(name="a household that is none", place="assembly.sign_in", code="not-entitled",
          answers={"present": rows_of(("p-0001", "h-9999"))}),
    Wrong(name="somebody from the township", place="assembly.sign_in", code="not-entitled",
          answers={"counted_by": "adults", "present": [{"person": "周明"}]}),
    Wrong(name="counted by cows", place="assembly.sign_in", code="answers-refused", answers={"counted_by": "cows"}),
    Wrong(name="counted by a list", place="assembly.sign_in", code="answers-refused", answers={"counted_by": [1]}),
    # the form
    Wrong(name="a field the form has not", place="propose", code="answers-refused", answers={"cost": 3}),
    Wrong(name="a field left out", place="propose", code="answers-refused", answers={"summary": None}),
    Wrong(name="a word the form has not", place="propose", code="answers-refused", answers={"source": "aliens"}),
    Wrong(name="an article that is none", place="draft", code="no-such-article",
          answers={"changes": [{"kind": "strike", "article": "a-99", "reason": "x"}]}),
    Wrong(name="an article struck twice", place="draft", code="article-changed-twice",
          answers={"changes": [{"kind": "strike", "article": "a-03", "reason": "x"}] * 2}),
    Wrong(name="a return without a defect", place="review", code="answers-refused", answers={"defects": []}),
    Wrong(name="a consent with defects", place="review", code="answers-refused", answers={"result": "agree"}),
    Wrong(name="a defect of an article that is none", place="review", code="no-such-article",
          answers={"defects": [{"target": "text", "article": "a-99", "what": "x", "remedy": "y"}]}),
    Wrong(name="not followed and no reason", place="opinions", code="answers-refused", answers={
        "groups": [{"summary": "桥要修", "count": 1, "treatment": "not_adopted"}]}),
]  # fmt: skip


@pytest.fixture(scope="session")
def lines(scenario: Scenario) -> Mapping[str, Line]:
    found: dict[str, Line] = {}
    for line in scenario.lines:
        found.setdefault(line.do, line)
    return found


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.name)
def test_it_is_refused_and_nothing_changed(at: At, lines: Mapping[str, Line], wrong: Wrong, tmp_path: Path) -> None:
    line, file, home = lines[wrong.place], tmp_path / "answers.json", at(wrong.place)
    words = words_of(line, file)
    answers = {name: told for name, told in {**line.answers, **wrong.answers}.items() if told is not None}
    file.write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")
    clock = ("--now", wrong.now or words[1])
    assert refuses(home, *words[2:], *wrong.more, clock=clock)["code"] == wrong.code
    assert draft(home, line.do) is None  # the file has them: a draft would be gone on with by whoever sits down next


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("do", "1/draft", "--set", "changes=x"), "step-not-waiting"),
        (("do", "1/nosuch", "--set", "a=1"), "no-such-step"),
        (("do", "9/propose", "--set", "a=1"), "no-such-case"),
        (("do", "2", "--set", "a=1"), "no-such-line"),
        (("do", "0", "--set", "a=1"), "no-such-line"),
        (("do", "9" * 5000, "--set", "a=1"), "no-such-line"),
        (("do", "²", "--set", "a=1"), "no-such-line"),
        (("show", "9" * 5000), "no-such-case"),
        (("show", "../../etc/passwd"), "no-such-case"),
        (("approve", "1"), "step-not-waiting"),
        (("file-accept", "1"), "step-not-waiting"),
        (("supply", "1", "1", "--how", "补了"), "owes-nothing"),
        (("supply", "1", "1", "--how", " "), "nothing-said"),
        (("withdraw", "1", "--reason", ""), "nothing-said"),
        (("render", "1"), "no-meeting"),
        (("text", "redline", "1"), "no-draft"),
        (("text", "show", "--on", "2001-01-01"), "no-text-then"),
        (("start", "nosuch"), "no-such-workflow"),
        (("start", "../shared"), "no-such-workflow"),
        (("do", "1"), "answers-missing"),
        (("do", "1", "--set", "source"), "setting-refused"),
        (("do", "1", "--signed-on", "whenever", "--set", "source=villagers"), "not-a-day"),
    ],
)
def test_what_is_not_there_is_not_done(at: At, words: tuple[str, ...], code: str) -> None:
    assert refuses(at("propose"), *words, clock=("--now", "2026-03-02T09:10"))["code"] == code


@pytest.mark.parametrize(
    ("place", "now", "words"),
    [
        ("start", "2026-03-02T09:00", ("start", "regulation_revision")),
        ("propose", "2026-03-02T09:10", ("withdraw", "1", "--reason", "不办了")),
        ("supply", "2026-04-15T09:00", ("supply", "1", "3", "--how", "补了")),
        ("render", "2026-06-08T08:40", ("render", "1")),
    ],
)
@pytest.mark.parametrize("who", ["罗永泰", "周明", "p-0013"])
def test_only_the_clerk_does_what_is_the_clerks(at: At, place: str, now: str, words: tuple[str, ...], who: str) -> None:
    assert refuses(at(place), *words, clock=("--now", now, "--as", who))["code"] == "not-yours"


def test_what_was_sent_already_is_not_supplied_again(at: At) -> None:
    home, clock = at("supply"), ("--now", "2026-04-15T09:00")
    assert refuses(home, "supply", "1", "9", "--how", "补了", clock=clock)["code"] == "nothing-owed"
    assert call("--home", home, *clock, "supply", "1", "3", "--how", "补了").status == 0
    assert refuses(home, "supply", "1", "3", "--how", "补了", clock=clock)["code"] == "nothing-owed"


@pytest.mark.parametrize("words", [("do", "1/archive", "--set", "box=x"), ("withdraw", "1", "--reason", "x")])
def test_a_case_that_has_ended_is_left_alone(at: At, words: tuple[str, ...]) -> None:
    assert refuses(at("end"), *words, clock=("--now", "2026-07-04T09:00"))["code"] == "case-ended"


def test_a_case_that_was_taken_back_is_left_alone(at: At) -> None:
    home, clock = at("propose"), ("--now", "2026-03-02T09:10")
    assert call("--home", home, *clock, "withdraw", "1", "--reason", "村民不办了").status == 0
    assert refuses(home, "do", "1/propose", "--set", "source=villagers", clock=clock)["code"] == "case-ended"
    assert refuses(home, "withdraw", "1", "--reason", "再撤", clock=clock)["code"] == "case-ended"


def test_nothing_is_done_before_its_wait_is_over_and_at_once_when_it_is(at: At) -> None:
    home = at("tick-7")  # before 23:59 of the last day
    words = ("do", "1/archive", "--set", "box=柜2盒3")
    early, late = ("--now", "2026-07-01T23:59:59"), ("--now", "2026-07-02T00:00:00")
    assert refuses(home, *words, "--set", "archived_on=2026-07-01", clock=early)["code"] == "step-not-waiting"
    assert call("--home", home, *late, *words, "--set", "archived_on=2026-07-02").status == 0


def test_a_trial_leaves_nothing(at: At, lines: Mapping[str, Line], tmp_path: Path) -> None:
    home = at("assembly.vote")
    before = head(home)
    tried = call("--home", home, *words_of(lines["assembly.vote"], tmp_path / "a.json"), "--dry-run")
    assert (tried.status, head(home)) == (0, before)


def test_one_who_turns_eighteen_before_the_meeting_may_come(at: At) -> None:
    home = at("assembly.sign_in-2")
    typed = json.dumps({"counted_by": "adults", "present": [{"person": "仇煜城"}], "sheets": "第1页"}).encode()
    done = call("--home", home, "--now", "2026-06-06T15:00", "do", "1", "--answers", "-", stdin=typed)
    assert done.status == 0, done.err


def test_a_wait_that_began_late_stands_with_a_witness_or_with_a_scan(
    at: At, lines: Mapping[str, Line], tmp_path: Path
) -> None:
    line = lines["opinions_posting.post"]
    (tmp_path / "photo.jpg").write_bytes(b"a photograph of the notice board")
    shown = (
        ("--set", "witness=刘世贵"),
        ("--scan", str(tmp_path / "photo.jpg")),
    )
    for number, more in enumerate(shown):
        home = at("opinions_posting.post", number)
        words = words_of(line, tmp_path / "a.json")[2:]
        done = call("--home", home, "--now", "2026-03-08T09:00", "--json", *words, *more)
        assert done.status == 0, done.err
        assert [(one["subject"], one["outcome"]) for one in done.told["rulings"]] == [("late", "advice")]
        course = call("--home", home, "--now", "2026-03-08T09:00", "--json", "show", "1").told
        assert course["due"][0]["at"].startswith("2026-03-16T00:00")  # from the day it hung, not from the day of typing


def shifted(root: Path, folder: Path, scenario: str) -> Path:
    """Put a rehearsal and its village a year back, under the law of 2018."""
    shutil.copytree(root / "examples" / "shiqiao", folder, ignore=shutil.ignore_patterns("demo.yaml"))
    posts = folder / "posts.csv"
    posts.write_text(posts.read_text("utf-8").replace("2025-12-18", "2024-12-18"), encoding="utf-8")
    told = (root / "workflows" / "regulation_revision" / "rehearsals" / scenario).read_text("utf-8")
    file = folder / scenario
    file.write_text(told.replace("2026-", "2025-"), encoding="utf-8")
    return file


def test_an_urgent_reason_shortens_the_notice_under_the_law_of_2025_and_not_under_that_of_2018(
    at: At, lines: Mapping[str, Line], root: Path, tmp_path: Path
) -> None:
    words = words_of(lines["assembly.notice"], tmp_path / "a.json")
    urgent = {**lines["assembly.notice"].answers, "held_at": "2026-05-15T14:30", "urgent_reason": "汛期临近"}
    (tmp_path / "a.json").write_text(json.dumps(urgent), encoding="utf-8")
    assert call("--home", at("assembly.notice"), *words).status == 0

    file = shifted(root, tmp_path / "shiqiao", "urgent_notice.yaml")
    before, _, after = file.read_text("utf-8").partition("urgent_reason")
    notice = f"{before}urgent_reason{after}".partition("  - {who: clerk, when: 2025-04-15T14:20")[0]
    file.write_text(notice.replace("waits: [assembly.sign_in]}", "refused: notice-too-short}"), encoding="utf-8")
    played = call("--home", tmp_path / "home", "--json", "play", file)
    assert (played.status, played.told["departures"]) == (0, [])
