"""One clerk, one evening after the other: a revision from the first digit to the archive, typed at a terminal."""

import unicodedata
from pathlib import Path

from xiangyue.records import Register, verify

from .desk import Desk
from .story import ADDED


def test_a_case_is_carried_to_its_end_by_digits_and_enter(clerk: Desk, carried: Path) -> None:
    assert "第 1 件办结了。" in clerk.seen
    with Register.open_reading(carried) as register:
        assert register.case("2026-1").flow.ended == "done"
        assert verify(register) == ()


def test_no_line_of_it_is_too_wide(clerk: Desk) -> None:
    assert clerk.too_wide() == []


def test_no_screen_of_it_is_too_tall(clerk: Desk) -> None:
    assert len(clerk.screens) > 150
    assert clerk.too_tall() == []


def test_no_input_method_is_needed_for_it_but_for_what_others_worded(clerk: Desk) -> None:
    told = [typed for typed in clerk.typed if not unicodedata.normalize("NFKC", typed).isascii()]
    assert told == [ADDED, "青府函 2026 12", "青府备 2026 3"]


def test_no_line_of_it_needs_a_foreign_language(clerk: Desk) -> None:
    assert clerk.foreign() == []


def test_it_costs_few_keys(clerk: Desk) -> None:
    assert clerk.keys < 520, clerk.keys


def test_what_stood_in_the_way_was_said_with_its_numbers(clerk: Desk) -> None:
    for said in (
        "离通知只有 7 日，要提前 10 日，最早 2026年4月13日",
        "到 14 户；没来：3 冯建国、8 张伟",
        "要 58 户，有 26 户",
        "人数不够，今天不能表决",
        "52+6+2=60，到会 61，差 1 人。",
        "52+6+3=61，等于到会 61。",
        "过半数，通过。",
        "凭据 收件：青府函〔2026〕12",
        "凭据 收件：青府函〔2026〕17",
    ):
        assert said in "".join(clerk.lines).replace("  ", " ") or said in clerk.seen, said


def test_who_came_for_a_household_and_who_typed_for_whom_is_on_record(carried: Path, clerk: Desk) -> None:
    assert clerk.typed
    with Register.open_reading(carried) as register:
        first, second = register.meetings("2026-1")
        assert first.lapsed == "again"
        assert first.sign_in is not None
        names = [register.person(one.person).name for one in first.sign_in.present]
        assert "罗丽" in names
        assert "唐军" not in names
        assert (second.votes[0].tally.in_favour, second.votes[0].adopted) == (52, True)
        (study,) = [entry for entry in register.entries("2026-1") if entry.act == "party.studied"]
        assert study.by.evidence.where == "党组织会议记录本第18页"
