"""签到表, 表决票, 计票单: who stands on which line, and that nothing can be written behind the last."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.papers.conftest import Tell, bare, pages, said
from tests.papers.telling import CASE, Told, called, small, with_facts
from xiangyue.acts.meeting.roll import roll_lines
from xiangyue.acts.office import BEIJING
from xiangyue.acts.paper.ballot import gather_ballot_by_article
from xiangyue.acts.paper.subject import Subject
from xiangyue.documents import BallotItem, GroupSheet, SheetLine, Venue
from xiangyue.documents.sign_in_sheet import LAST, LINES, pages_of
from xiangyue.model import CountedBy, PaperKind, PersonChange, PersonChangeKind, happened

K = PaperKind
LINE = re.compile(r"^ *(\d+) +(\S.*?)(?:  .*)?$")


def lines_of(page: str) -> Iterator[tuple[int, str]]:
    """The numbered lines of a page, as a reader sees them."""
    for line in page.splitlines():
        if found := LINE.match(line):
            yield int(found[1]), found[2]


def test_412_households_are_twelve_pages_each_with_its_group_and_page(large: Told) -> None:
    sheets = pages(large.paper(K.SIGN_IN_SHEET))
    assert len(sheets) == 12
    for place, page in enumerate(sheets):
        group = "一二三四五六"[place // 2]
        assert f"{group}组第{place % 2 + 1}页，共2页" in bare(page)
        assert "杉树垭村村民会议签到表" in page
        assert "2026年12月12日9:30" in page


def test_lines_are_numbered_as_they_are_typed_at_sign_in(large: Told) -> None:
    register = large.opened.register
    [meeting] = register.meetings(CASE)
    on = meeting.called.held_at.date()
    roll = roll_lines(register, on=on, counted_by=CountedBy.HOUSEHOLDS, printed_on=meeting.notice_on)
    typed = [(one.line, register.person(one.person).name) for one in roll]
    printed = [one for page in pages(large.paper(K.SIGN_IN_SHEET)) for one in lines_of(page)]
    assert [(number, name.partition("（")[0]) for number, name in printed] == typed
    assert len(typed) == 412


def test_namesakes_are_told_apart_by_their_year_or_their_household(large: Told) -> None:
    sheet = said(large.paper(K.SIGN_IN_SHEET))
    assert "罗小平（1971年生）" in sheet
    assert {"罗小平（1987年7月生）", "罗小平（1987年2月生）"} <= set(re.findall(r"罗小平（[^）]+）", sheet))
    assert "罗䶮（" not in sheet


def test_rare_names_are_printed(large: Told) -> None:
    sheet = said(large.paper(K.SIGN_IN_SHEET))
    assert [
        name for name in ("罗䶮", "谭㛃", "何𠮷", "邓喆", "苟堃", "覃犇", "欧阳㛃", "吉克阿依") if name not in sheet
    ] == []


def test_nothing_can_be_written_behind_the_last_line_of_a_group(large: Told) -> None:
    for place, page in enumerate(pages(large.paper(K.SIGN_IN_SHEET))):
        numbered = [number for number, _ in lines_of(page)]
        assert ("（以下空白）" in page) == (place % 2 == 1)
        assert numbered == list(range(numbered[0], numbered[-1] + 1))
        _, _, behind = page.partition("（以下空白）")
        assert not list(lines_of(behind))


@pytest.mark.parametrize("count", [1, 19, LAST, LAST + 1, LINES, LINES + 1, 69, 2 * LINES, 2 * LINES + 1, 251])
@pytest.mark.parametrize("last", [False, True])
def test_every_line_stands_on_one_page_and_no_page_is_too_full(count: int, last: bool) -> None:
    lines = tuple(SheetLine(number=number, name="某") for number in range(1, count + 1))
    made = list(pages_of(GroupSheet(group=1, places=("坝子",), lines=lines), last=last))
    assert tuple(line for page in made for line in page.lines) == lines
    assert all(0 < len(page.lines) <= LINES for page in made)
    assert not last or len(made[-1].lines) <= LAST
    assert [(page.number, page.of) for page in made] == [(place, len(made)) for place in range(1, len(made) + 1)]


def test_whoever_died_after_the_notice_keeps_the_line_and_does_not_sign(telling: Tell) -> None:
    told = telling(small((3,)))
    before = said(told.print(K.SIGN_IN_SHEET))
    assert "本组应到3户，全村3户" in before
    assert "全村3户到2户" in said(told.print(K.AGENDA))
    assert "应到3户" in said(told.print(K.TALLY_SHEET))
    changes = tuple(
        PersonChange(person=person, kind=PersonChangeKind.DIED, on=date(2026, 5, 20)) for person in ("p-0003", "p-0004")
    )
    told.tell(happened.RosterChanged(changes=changes), on=datetime(2026, 5, 20, 10, tzinfo=BEIJING))
    after = said(told.print(K.SIGN_IN_SHEET))
    assert "2左小满已去世，不签" in after
    assert "3时春生" in after
    assert "本组应到2户，全村2户" in after
    assert "全村2户到2户" in said(told.print(K.AGENDA))
    assert "应到2户" in said(told.print(K.TALLY_SHEET))


def test_with_nothing_new_a_sheet_is_the_stored_bytes(telling: Tell) -> None:
    told = telling(small((2,)))
    first = told.print(K.SIGN_IN_SHEET).read_bytes()
    assert told.print(K.SIGN_IN_SHEET).read_bytes() == first
    assert [one.id for one in told.opened.register.papers(CASE)] == [f"{CASE}/sign-in-sheet/1"]


def test_an_assembly_counted_by_adults_has_a_sheet_of_adults(telling: Tell) -> None:
    told = telling(small((2, 1)))
    sheet = said(told.print(K.SIGN_IN_SHEET_ADULTS))
    assert "本组应到4人，全村6人" in sheet
    assert "1万长河2家人13左小满4家人2" in sheet
    assert "代来人" not in sheet


def test_a_meeting_called_again_has_papers_of_its_own(telling: Tell) -> None:
    told = telling(small((2,)))
    first = told.print(K.NOTICE)
    facts = with_facts(told.facts, held_at=datetime(2026, 6, 20, 9, 30, tzinfo=BEIJING))
    at = told.facts.held_at
    told.tell(happened.MeetingLapsed(meeting=f"m-{CASE}-1", then="again", reason="到会不够"), on=at)
    told.tell(called(facts, number=2, notice_on=date(2026, 6, 1)), on=datetime(2026, 6, 1, 9, tzinfo=BEIJING))
    again = told.print(K.NOTICE)
    assert (first.name, again.name) == ("notice.pdf", "notice-2.pdf")
    assert "2026年5月30日那次到会不够，没有开成" in said(again)
    for kind in (K.AGENDA, K.SIGN_IN_SHEET):
        assert "第2次召集" in said(told.print(kind)), kind


def test_each_group_signs_at_its_own_venue_and_each_venue_counts_by_itself(telling: Tell) -> None:
    told = telling(with_facts(small((3, 2)), places=("一组院坝", "二组晒坝")))
    first, second = pages(told.print(K.SIGN_IN_SHEET))
    assert ("一组院坝" in first, "二组晒坝" in first) == (True, False)
    assert ("一组院坝" in second, "二组晒坝" in second) == (False, True)
    tally = pages(told.print(K.TALLY_SHEET))
    assert [("计票单汇总" in page, "应到5户" in page) for page in tally] == [
        (False, False),
        (False, False),
        (True, True),
    ]
    assert "一组院坝（第1会场，共2个）应到3户" in bare(tally[0])
    assert "请到本组的会场" in said(told.print(K.NOTICE))


def test_a_ballot_has_three_boxes_and_no_name(village: Told) -> None:
    [page] = pages(village.paper(K.BALLOT))
    ballots = said(village.paper(K.BALLOT))
    assert ballots.count("白果村村民会议表决票《白果村村规民约（修订草案）》全文") == 8
    assert ballots.count("同意反对弃权") == 8
    assert "不写名字" in page


def test_a_tally_sheet_has_a_box_of_every_five_votes_and_three_who_sign(village: Told) -> None:
    sheet = said(village.paper(K.TALLY_SHEET))
    for words in ("同意", "反对", "弃权", "无效", "未投", "监票人：", "计票人：", "唱票人：", "应到5户"):
        assert words in sheet
    assert Venue(place="坝子", voters=412).boxes == 83


def test_article_by_article_a_ballot_has_a_row_for_each(village: Told) -> None:
    assert len(pages(village.print(K.BALLOT_BY_ARTICLE))) == 1
    ballots = said(village.print(K.BALLOT_BY_ARTICLE))
    for row in (
        "1第二条（改）垃圾分类投放，不乱倒。",
        "2第四条（增）防范电信诈骗。",
        "3原第五条（删去）第5件事大家都要照办",
    ):
        assert ballots.count(row) == 2
    assert "每一条只在一个格里画○" in ballots


def test_article_by_article_each_is_counted_by_itself(village: Told) -> None:
    counted = said(village.print(K.TALLY_BY_ARTICLE))
    for item in ("1第二条（改）", "2第四条（增）", "3原第五条（删去）"):
        assert item in counted
    assert counted.count("监票人：") == 1


def test_eight_articles_stand_twice_on_a_sheet_and_sixty_on_as_many_as_it_takes(village: Told) -> None:
    words = "红白喜事从简办理，提倡办席不超过…"
    items = [BallotItem(number=number, name="原第十九条（删去）", words=words) for number in range(1, 61)]
    ballot = gather_ballot_by_article(_subject(village))
    eight, sixty = (replace(ballot, items=tuple(items[:count])) for count in (8, 60))
    assert (eight.a_sheet, village.press.paper(eight).pages) == (2, 1)
    assert (sixty.a_sheet, village.press.paper(sixty).pages) == (1, 3)


def _subject(told: Told) -> Subject:
    register = told.opened.register
    return Subject(
        register=register,
        law=told.office.law,
        case=register.case(CASE),
        meeting=register.meetings(CASE)[0],
        entries=tuple(register.entries(CASE)),
        printing=1,
    )
