"""The clerk at the worklist: keys, what others did meanwhile, a look at the year, hints that refuse nothing."""

import dataclasses
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.acceptance.calling import call
from tests.acceptance.conftest import At
from tests.acceptance.terminal.desk import Desk
from xiangyue.acts.case.finding import find
from xiangyue.acts.case.hints import hints_after
from xiangyue.acts.office import Office
from xiangyue.intake import AnswersRefused
from xiangyue.intake.answers import Wrong
from xiangyue.model import BEIJING
from xiangyue.model.happened import MeetingCalled, VoteCounted
from xiangyue.records import NotAFolder, Register
from xiangyue.records.copying import said_of_disk
from xiangyue.rules import Law
from xiangyue.words import refused

STUDY = ("--set", "held_on=2026-03-02", "--set", "should_attend=5", "--set", "present=5", "--set", "in_favour=5")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def test_the_law_of_the_year_is_read_and_the_township_reminded(at: At, data: Path) -> None:
    clerk = Desk("--home", str(at("review")), data=data)
    clerk.sees("今年法定要办的")
    clerk.answers(("选：", "ｆ"))
    clerk.sees("《村民委员会组织法》第二十五条（2025年修正）")
    clerk.sees("登记簿是2026年3月2日启用的")
    clerk.answers(("接着来：", ""), ("选：", "c"))
    clerk.sees("周明：您好！石桥村的“")
    clerk.answers(("接着来：", ""))
    assert clerk.leaves() == 0
    assert clerk.too_wide() == []
    assert clerk.foreign() == []


def test_an_adopted_text_is_taken_down_by_a_digit_and_enter(at: At, data: Path) -> None:
    clerk = Desk("--home", str(home := at("end")), "--now", "2026-07-03T12:00:00", data=data)
    clerk.sees("公布稿：2026年7月1日已满期，可以撤下")
    clerk.answers(("选：", "1"), ("]：", "0"), ("选：", "1"), ("]：", ""))
    clerk.sees("记上了：第 1 件贴的，2026年7月3日撤下。")
    assert clerk.leaves() == 0
    with Register.open_reading(home) as register:
        assert register.entry(register.head()[0]).act == "posting.taken_down"


def test_what_another_did_meanwhile_is_shown_and_the_draft_thrown_away(at: At, data: Path) -> None:
    clerk = Desk("--home", str(home := at("party_study")), "--now", "2026-03-02T10:00:00", data=data)
    clerk.answers(("选：", "1"), ("周一]：", ""), ("[5]：", ""), ("到会几人：", "5"))
    answered = ("--for", "陈国富", "--evidence", "record_book", "--where", "党组织会议记录本第18页")
    agreed = ("--set", "agreed=true")
    done = call("--home", home, "--now", "2026-03-02T10:01:00", "do", "1", *STUDY, *agreed, *answered)
    assert done.status == 0, done.err
    clerk.answers(("同意几人：", "5"), ("选：", "1"), ("选 [1]：", "1"), ("写全）：", "18"))
    clerk.sees("没有记上：这一件已经有人办过了。")
    clerk.sees("3月2日 10:01 李秀芳")
    clerk.answers(("选：", "1"))
    clerk.sees("村党组织研究，到会5，同意5")
    clerk.answers(("接着来：", ""))
    assert clerk.leaves() == 0
    assert clerk.too_wide() == []


def test_a_case_is_found_by_what_was_typed_and_by_who_had_to_do_with_it(at: At) -> None:
    with Register.open_reading(at("end")) as register:
        office = Office(register=register, law=Law.national())
        for words in ("村规民约", "5人联名", "陈国富"):
            assert [one.number for one in find(office, words)] == ["2026-1"] or words == "5人联名", words
        assert find(office, "修水库") == ()


def test_one_who_counts_and_watches_and_a_minor_in_the_chair_are_hinted_at(at: At) -> None:
    with Register.open_reading(at("end")) as register:
        counted = register.entries_of("2026-1", VoteCounted)[-1]
        did = {**counted.payload["did"], "counter": counted.payload["did"]["scrutineer"]}
        alike = dataclasses.replace(counted, payload={**counted.payload, "did": did})
        called = register.entries_of("2026-1", MeetingCalled)[-1]
        young = min((one for one in register.people(date(2026, 6, 6))), key=lambda one: -one.born.toordinal())
        meeting = {**called.payload["did"], "called": {**called.payload["did"]["called"], "chair": young.id}}
        minor = dataclasses.replace(called, payload={**called.payload, "did": meeting})
        assert hints_after(register, counted) == ()
        assert "监票和计票是同一个人" in hints_after(register, alike)[0]
        assert hints_after(register, called) == ()
        assert f"{young.name}开会那天还没满18周岁，当会议主持人" in hints_after(register, minor)[0]


def test_a_second_revision_of_one_text_is_hinted_at(at: At) -> None:
    started = call("--home", at("draft"), "--now", "2026-04-01T09:00:00", "start", "regulation_revision")
    assert started.status == 0
    assert "提示（不拦）：第 1 件" in started.out


def test_a_file_where_a_folder_should_be_is_said_to_be_one(tmp_path: Path) -> None:
    (file := tmp_path / "登记簿").write_text("", encoding="utf-8")
    said = call("--home", file, "init", "--from", "examples/shiqiao")
    assert said.status == 3
    assert "是一个文件" in said.err.replace("\n  ", "")
    assert "盘满" not in said.err
    assert isinstance(said_of_disk(NotADirectoryError(20, "", "x")), NotAFolder)


def test_of_many_wrong_fields_the_rest_are_counted() -> None:
    wrong = [Wrong(path=(place,), title=f"第{place}项", reason="要填") for place in range(9)]
    message, _ = refused(AnswersRefused(form="张贴", wrong=wrong))
    assert "还有 3 处没有列出" in message
    message, _ = refused(AnswersRefused(form="张贴", wrong=wrong[:6]))
    assert "还有" not in message


def test_a_paper_of_another_register_is_said_to_be_one(at: At, tmp_path: Path, root: Path) -> None:
    paper = at("end") / "papers" / "2026-1" / "minutes.pdf"
    other = tmp_path / "other"
    at_start = ("--home", other, "--now", datetime(2026, 3, 1, 9, tzinfo=BEIJING).strftime("%Y-%m-%dT%H:%M:%S"))
    assert call("--home", other, "init", "--from", root / "examples" / "shiqiao").status == 0
    said = call(*at_start[:2], "verify", paper)
    assert "是另一个登记簿出的" in said.out
    assert "是另一个登记簿出的" not in call("--home", at("end", 2), "verify", paper).out


def test_a_wrong_call_speaks_no_english_of_what_is_missing() -> None:
    said = call("do")
    assert "要写 环节" in said.err
    assert "STEP" not in said.err + call("do", "--help").out
