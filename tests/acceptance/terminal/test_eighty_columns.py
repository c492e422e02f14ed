"""No line of any screen is wider than 80 columns, on a terminal that draws ambiguous characters as two."""

import io
import json
import unicodedata
from contextlib import redirect_stderr, redirect_stdout

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiangyue.model import TallyDoesNotAddUp, UnknownWord
from xiangyue_cli.tell import (
    COLUMNS,
    LINES,
    cut,
    fold,
    laid_out,
    lines,
    machine,
    pad,
    rule,
    table,
    tell_refusal,
    width,
    wrap,
)

TEXTS = st.text(max_size=300) | st.text("村规民约修订12ab ，。“”（）—…①𠮷", max_size=300)
ROWS = st.lists(st.lists(TEXTS, min_size=4, max_size=4), max_size=6)


def independent_width(line: str) -> int:
    wide = {"W": 2, "F": 2, "A": 2}
    return sum(
        0 if unicodedata.category(sign) in {"Mn", "Me"} or unicodedata.combining(sign)
        else wide.get(unicodedata.east_asian_width(sign), 1)
        for sign in line
    )  # fmt: skip


@given(TEXTS)
def test_no_folded_line_is_too_wide(text: str) -> None:
    assert all(independent_width(line) <= COLUMNS for line in wrap(text, indent="  "))


@given(st.text("村民会议 表决abc12，。", max_size=400))
def test_folding_loses_nothing_but_blanks(text: str) -> None:
    assert "".join(wrap(text)).replace(" ", "") == text.replace(" ", "")


@given(ROWS)
def test_no_line_of_a_table_is_too_wide(rows: list[list[str]]) -> None:
    heads = ("环节", "要多少", "现在", "谁能补")
    assert all(independent_width(line) <= COLUMNS for line in laid_out(heads, rows))


@given(TEXTS, st.integers(), TEXTS)
def test_no_refusal_is_too_wide_whatever_its_facts(kind: str, number: int, word: str) -> None:
    for refusal in (UnknownWord(kind=kind, word=word), TallyDoesNotAddUp(counted=number, present=19)):
        with redirect_stderr(io.StringIO()) as told:
            tell_refusal(refusal, as_json=False)
        assert all(independent_width(line) <= COLUMNS for line in told.getvalue().split("\n"))
        assert "\x1b" not in told.getvalue()


def test_a_refusal_is_three_lines() -> None:
    with redirect_stderr(io.StringIO()) as told:
        tell_refusal(TallyDoesNotAddUp(counted=18, present=19), as_json=False)
    assert told.getvalue().splitlines() == [
        "没有记上：票数对不拢。",
        "合计 18，到会 19，差 1。",
        "请重新清点；在场没表决的记作“未投”。",
    ]


def test_a_refusal_to_a_machine_is_a_code_a_message_and_a_remedy() -> None:
    with redirect_stderr(io.StringIO()) as told:
        tell_refusal(TallyDoesNotAddUp(counted=18, present=19), as_json=True)
    assert json.loads(told.getvalue()) == {
        "code": "tally-does-not-add-up",
        "message": "没有记上：票数对不拢。\n合计 18，到会 19，差 1。",
        "remedy": "请重新清点；在场没表决的记作“未投”。",
    }


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("石桥村", 6), ("“一”", 6), ("𠮷", 2), ("e\u0301", 1), ("①…", 4), ("", 0)]
)
def test_widths_are_those_of_a_chinese_terminal(text: str, columns: int) -> None:
    assert width(text) == columns


def test_a_stop_begins_no_line_and_a_number_is_not_torn() -> None:
    folded = wrap("一" * 39 + "会，应到 412 户，2026-12-26", 80)
    assert folded == ["一" * 39, "会，应到 412 户，2026-12-26"]
    assert wrap("一" * 38 + "2026-12-26")[1] == "2026-12-26"


def test_columns_stand_under_their_heads() -> None:
    told = laid_out(("件", "办什么", "还差"), [("7", "村民议事会", "等签到表"), ("12", "白事", "")])
    assert told == ["件  办什么      还差", " 7  村民议事会  等签到表", "12  白事"]


def test_what_is_too_wide_for_a_column_goes_on_below() -> None:
    told = laid_out(("依据", "说明"), [("第二十六条", "长" * 60)])
    assert told[1].startswith("第二十六条  长")
    assert told[2].startswith(" " * 12 + "长")


def test_words_are_cut_with_two_dots() -> None:
    assert cut("村规民约修订", 8) == "村规民.."
    assert cut("村规", 4) == "村规"
    assert pad("村", 4, right=True) == "  村"


def test_a_long_list_says_how_many_lines_are_left_out() -> None:
    folded = fold([str(number) for number in range(40)])
    assert len(folded) == LINES
    assert folded[-1] == "另有 17 行没有列出"
    assert fold(["一", "二"]) == ["一", "二"]


def test_what_a_stranger_wrote_cannot_command_the_terminal() -> None:
    with redirect_stdout(io.StringIO()) as told:
        lines("罗\x1b[2J小\u202e平\udc80\r\x07", "")
        rule()
        table(("一",), [("a\x1b[31m",)])
    assert told.getvalue() == "罗[2J小平\n\n" + "-" * 80 + "\n一\na[31m\n"


def test_a_machine_reads_the_same_words() -> None:
    with redirect_stdout(io.StringIO()) as told:
        machine({"village": "石桥村", "n": (1, 2)})
    assert json.loads(told.getvalue()) == {"village": "石桥村", "n": [1, 2]}


def test_a_terminal_that_lacks_a_character_shows_a_question_mark() -> None:
    raw = io.BytesIO()
    with redirect_stdout(io.TextIOWrapper(raw, encoding="gb2312")) as out:
        lines("罗𠮷")
        out.flush()
    assert raw.getvalue().decode("gb2312") == "罗?\n"
