"""What a second pair of eyes found, each held down by a test."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.calling import call
from tests.acceptance.conftest import At
from xiangyue.model import Outcome, Subject
from xiangyue.records import Register

STUDY = ("--set", "held_on=2026-03-04", "--set", "should_attend=5", "--set", "present=1")
BEHALF = ("--for", "陈国富", "--evidence", "record_book", "--where", "记录本第18页")


def test_nobody_in_favour_is_not_agreement(at: At) -> None:
    told = (*STUDY, "--set", "in_favour=0", "--set", "agreed=true", *BEHALF, "--dry-run")

    answer = call("--home", at("party_study"), "--now", "2026-03-05T09:00", "do", "1", *told)

    assert (answer.status, "人数对不拢" in answer.err) == (3, True)


def test_a_register_without_its_head_is_damaged_and_no_fault_of_ours(at: At) -> None:
    home = at("end")
    with closing(sqlite3.connect(home / "register.db", isolation_level=None)) as raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f'DROP TRIGGER "{name}"')
        raw.execute("DELETE FROM head")

    assert call("--home", home, "verify", "--register").status == 1


@pytest.mark.parametrize("counted", ['"bases":{"adults":240}', '"bases":{},"present":{}'])
def test_votes_of_nobody_who_is_said_to_be_there_are_refused(counted: str) -> None:
    votes = '"votes":{"for":5,"against":0,"abstain":0}'
    facts = f'{{"body":"villagers_assembly","held_on":"2026-06-06",{counted},{votes}}}'

    assert call("rules", "check", "-", stdin=facts.encode()).status == 3


def test_people_counted_by_a_base_the_law_does_not_ask_for_are_refused() -> None:
    facts = '{"body":"villagers_assembly","held_on":"2026-06-06","bases":{"members":9},"present":{"members":9}}'

    assert call("rules", "check", "-", stdin=facts.encode()).status == 3


@pytest.mark.parametrize("named", ["3", "三", "第三条", "a-03"])
def test_an_article_is_named_as_people_name_it(at: At, named: str) -> None:
    change = (
        f"changes.0.article={named}",
        "changes.0.kind=change",
        "changes.0.words=门前三包。",
        "changes.0.reason=改短",
    )
    settings = [word for setting in change for word in ("--set", setting)]

    answer = call("--home", at("draft"), "--now", "2026-03-24T15:00", "do", "1", *settings, "--dry-run")

    assert answer.status == 0, answer.err


def test_a_paper_of_which_nothing_has_changed_is_the_stored_one(at: At) -> None:
    home = at("end")
    clock = ("--now", "2026-07-04T09:00")

    papers = [call("--home", home, *clock, "--json", "render", "1").told["paper"] for _ in range(2)]

    assert papers[0] == papers[1]


def test_that_a_text_hung_long_enough_is_ruled_when_its_days_are_over(at: At) -> None:
    def ruled(home: Path) -> list[Outcome]:
        with Register.open_reading(home) as register:
            return [one.ruling.outcome for one in register.rulings("2026-1") if one.ruling.subject is Subject.POSTING]

    assert ruled(at("announcement.post")) == []
    assert ruled(at("archive")) == [Outcome.OWED, Outcome.MET]


def test_checking_a_paper_says_what_was_typed_on_behalf(at: At) -> None:
    home = at("end")
    [paper] = (home / "papers").rglob("minutes.pdf")

    assert "其中代录" in call("--home", home, "verify", paper).out
