"""One fact changed changes every paper that carries it, and what a paper says is what the register says."""

from collections.abc import Mapping
from datetime import date, datetime

import pytest

from tests.papers.conftest import Tell, said
from tests.papers.telling import BEFORE, CASE, Told, small, tell, with_facts
from xiangyue.acts.office import BEIJING
from xiangyue.documents import Press
from xiangyue.model import Base, Change, ChangeKind, PaperKind, happened
from xiangyue.model.revise import revise

K = PaperKind
OF_THE_MEETING = {K.NOTICE, K.AGENDA, K.SIGN_IN_SHEET, K.BALLOT, K.TALLY_SHEET}
HUNG = {K.OPINIONS_NOTICE, K.DRAFT_NOTICE}

# a fact: how it is told otherwise, how a paper says it before and after, and which papers say it
FACTS: Mapping[str, tuple[dict[str, object], str, str, set[PaperKind]]] = {
    "village": ({"village": "桑树坪村"}, "白果村村民", "桑树坪村村民", set(BEFORE)),
    "township": ({"township": "云雾镇"}, "清水乡", "云雾镇", {K.REVIEW_REQUEST}),
    "phone": (
        {"phone": "0999-2000002"},
        "0999-1000001",
        "0999-2000002",
        HUNG | {K.REVIEW_REQUEST, K.NOTICE},
    ),
    "convention": (
        {"convention": "桑树坪公约"},
        "《白果村村规民约",
        "《桑树坪公约",
        set(BEFORE) - {K.SIGN_IN_SHEET},
    ),
    "about": ({"about": "人情随礼要改"}, "垃圾和办席两条要改", "人情随礼要改", {K.OPINIONS_NOTICE}),
    "place": ({"places": ("小学操场",)}, "老祠堂坝子", "小学操场", OF_THE_MEETING - {K.BALLOT}),
    "day": (
        {"held_at": datetime(2026, 6, 7, 15, 5, tzinfo=BEIJING)},
        "2026年5月30日",
        "2026年6月7日",
        OF_THE_MEETING,
    ),
    "until": ({"until": date(2026, 4, 23)}, "2026年4月20日", "2026年4月23日", HUNG | {K.REVIEW_REQUEST}),
    "boards": ({"posted": ("河边凉亭",)}, "村务公开栏", "河边凉亭", HUNG),
    "number": ({"number": "桑坪委〔2026〕8号"}, "白果村委〔2026〕3号", "桑坪委〔2026〕8号", {K.REVIEW_REQUEST}),
    "reason": (
        {"changes": (Change(kind=ChangeKind.STRIKE, article="a-05", reason="没有必要"),)},
        "和法律不合",
        "没有必要",
        {K.REDLINE, K.AGENDA},
    ),
}


@pytest.fixture(scope="module")
def before(village: Told) -> dict[PaperKind, str]:
    return {kind: said(village.paper(kind)) for kind in BEFORE}


@pytest.fixture(scope="module")
def after(press: Press, tmp_path_factory: pytest.TempPathFactory) -> dict[PaperKind, str]:
    """What the papers of the same village say with every one of these facts told otherwise."""
    other = {name: value for one, *_ in FACTS.values() for name, value in one.items()}
    told = tell(tmp_path_factory.mktemp("other") / "home", press, with_facts(small((3, 2)), **other))
    return {kind: said(told.paper(kind)) for kind in BEFORE}


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_told_otherwise_changes_every_paper_that_carries_it(
    fact: str, before: dict[PaperKind, str], after: dict[PaperKind, str]
) -> None:
    _, was, now, papers = FACTS[fact]
    assert {kind for kind in BEFORE if was in before[kind]} == papers
    assert {kind for kind in BEFORE if now in after[kind]} == papers
    assert {kind for kind in BEFORE if was in after[kind] or now in before[kind]} == set()


def test_who_chairs_who_writes_and_who_comes_are_those_of_the_register(village: Told) -> None:
    register = village.opened.register
    chair, clerk = (register.person(one).name for one in ("p-0001", "p-0002"))
    assert f"主持人：{chair}记录人：{clerk}" in said(village.paper(K.AGENDA))
    for kind in (K.OPINIONS_NOTICE, K.DRAFT_NOTICE, K.NOTICE, K.REVIEW_REQUEST):
        assert f"村文书{clerk}" in said(village.paper(kind)), kind
    sheet = said(village.paper(K.SIGN_IN_SHEET))
    for household in register.households(date(2026, 5, 30)):
        assert register.person(household.head).name in sheet


def test_how_many_must_come_is_what_the_law_says_of_the_roster(large: Told) -> None:
    agenda = said(large.paper(K.AGENDA))
    on = large.facts.held_at.date()
    register, law = large.opened.register, large.office.law
    [meeting] = register.meetings(CASE)
    for base, size, words in (
        (Base.HOUSEHOLDS, len(register.households(on)), "全村{of}户到{needed}户"),
        (Base.ADULTS, len(register.adults(on)), "18周岁以上村民{of}人到{needed}人"),
    ):
        ruling = law.check_quorum(meeting.body, on=on, bases={base: size}, present={base: 0})
        assert words.format(of=size, needed=ruling.needed) in agenda
        assert ruling.citation in agenda
    assert "412户到275户" in agenda


def test_an_agenda_says_what_carries_it_if_just_enough_came(large: Told) -> None:
    assert "到会275户时，要138票同意才通过" in said(large.paper(K.AGENDA))


def test_the_table_of_changes_is_that_of_the_two_texts(village: Told) -> None:
    table = said(village.paper(K.REDLINE))
    assert "现行6条（2021年5月1日起施行），修订草案6条；改1条、增1条、删1条，其余未动" in table
    assert "第二条改第2件事大家都要照办，互相提醒，不添麻烦。垃圾分类投放，不乱倒。群众意见" in table.replace(
        "第2件事\n", ""
    )
    assert "第四条增（没有）防范电信诈骗。有人受骗" in table
    assert "原第五条删" in table
    assert "（删去）和法律不合" in table


def test_the_draft_that_hangs_is_the_whole_text_with_its_changes(village: Told) -> None:
    draft = said(village.paper(K.DRAFT_NOTICE))
    assert "改1条：第二条。增1条：第四条。删1条：原第五条。" in draft
    for number in "一二三四五六":
        assert f"第{number}条" in draft
    assert "第四条（增）防范电信诈骗。" in draft


def test_a_letter_says_how_the_draft_came_about(village: Told) -> None:
    letter = said(village.paper(K.REVIEW_REQUEST))
    assert "清水乡党委、清水乡人民政府：" in letter
    assert "由万长河等3人联名提出。村党组织2026年3月5日研究，应到3人，到会3人，同意3人。" in letter
    assert "2026年3月6日至2026年4月20日张贴公告" in letter
    assert "修订草案共6条，比现行的改1条、增1条、删1条" in letter
    assert "附件：1.《白果村村规民约》修改对照表2.《白果村村规民约（修订草案）》全文" in letter


def test_a_notice_is_of_the_draft_of_its_day_even_if_it_is_made_later(telling: Tell) -> None:
    told = telling(small((1,)))
    register = told.opened.register
    base = register.revision(CASE)
    assert base is not None
    later = (*told.facts.changes, Change(kind=ChangeKind.STRIKE, article="a-06", reason="也不要了"))
    text = revise(register.text(base.base), later)
    told.tell(
        happened.TextRevised(base=base.base, changes=later, text=text),
        on=datetime(2026, 5, 31, 10, tzinfo=BEIJING),
    )
    assert "（改1条、增1条、删1条）" in said(told.print(K.NOTICE))
    assert "改1条、增1条、删2条" in said(told.print(K.REDLINE))
