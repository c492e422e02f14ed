"""How many pages, whole, the same in every reader, and what a villager must never be left to guess."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.papers.conftest import Tell, pages, said
from tests.papers.telling import BEFORE, Told, small, with_facts
from xiangyue.acts.paper.verify import verify_paper
from xiangyue.documents import GlyphMissing
from xiangyue.model import Change, ChangeKind, PaperKind, code_of

K = PaperKind
ONE_PAGE = (K.OPINIONS_NOTICE, K.REVIEW_REQUEST, K.NOTICE, K.AGENDA, K.BALLOT)
PLACE = "堰塘湾与李家沟交界处原供销社老仓库前面的水泥院坝（下雨改到村小学食堂二楼大会议室，从侧门进，自己带凳子）"


def test_every_paper_is_whole_and_known_to_its_register(village: Told) -> None:
    register = village.opened.register
    for kind in BEFORE:
        verified = verify_paper(village.paper(kind).read_bytes(), office=village.office, now=village.now)
        assert (verified.whole, verified.in_register, verified.head_known) == (True, True, True), kind
    for paper in register.papers("2026-1"):
        assert code_of(register.entry(paper.of_entry).hash) in said(village.paper(paper.kind))


def test_every_paper_is_archival_and_can_be_read_aloud(
    village: Told, vera: Callable[..., dict[tuple[str, str], str]]
) -> None:
    answers = vera(*(village.paper(kind) for kind in BEFORE))
    assert {answer for answer in answers.values() if answer != "PASS"} == set()
    assert len(answers) == 2 * len(BEFORE)


@pytest.mark.parametrize("kind", BEFORE)
def test_it_says_that_below_is_nothing(village: Told, kind: PaperKind) -> None:
    assert kind is K.BALLOT or "（以下空白）" in said(village.paper(kind))


@pytest.mark.parametrize("kind", ONE_PAGE)
def test_it_is_one_page(village: Told, kind: PaperKind) -> None:
    assert len(pages(village.paper(kind))) == 1


def test_long_names_and_sixty_articles_still_fit(telling: Tell) -> None:
    changes = tuple(
        Change(
            kind=ChangeKind.CHANGE,
            article=f"a-{number:02}",
            words=f"第{number}件事改成提倡大家照办，红白喜事从简办理，不相互攀比，家家户户都来监督。",
            reason="群众意见和镇上意见，改为提倡，写得清楚一些",
        )
        for number in range(1, 61, 2)
    )
    told = telling(
        with_facts(
            small((3, 2), heads=("阿卜杜热依木·买买提江·吐尔逊", "欧阳䶮堃")),
            village="新桥生产建设移民安置第二村",
            convention="新桥生产建设移民安置第二村村规民约和移风易俗公约",
            articles=60,
            changes=changes,
            places=(PLACE,),
            about="大家提了三十处，" * 8 + "都要改",
        )
    )
    for kind in ONE_PAGE:
        assert len(pages(told.paper(kind))) == 1, kind
    assert "第五十九条" in said(told.paper(K.REDLINE))
    assert len(pages(told.paper(K.SIGN_IN_SHEET))) == 2
    assert "阿卜杜热依木·买买提江·吐尔逊" in said(told.paper(K.SIGN_IN_SHEET))


def test_one_household_in_one_group_is_a_village_too(telling: Tell) -> None:
    told = telling(small((1,)))
    assert "一组第1页，共1页" in said(told.print(K.SIGN_IN_SHEET))
    assert "全村1户到1户" in said(told.print(K.AGENDA))


def test_a_character_no_font_has_is_refused_before_anything_is_kept(telling: Tell) -> None:
    told = telling(small((1,), heads=("罗\ue123",)))
    with pytest.raises(GlyphMissing):
        told.print(K.SIGN_IN_SHEET)
    assert told.opened.register.papers("2026-1") == ()
    assert not list(Path(told.opened.register.home / "papers").rglob("*.pdf"))


def test_a_notice_can_be_read_out_as_it_stands(village: Told) -> None:
    words = said(village.paper(K.NOTICE))
    assert "广播稿（念两遍）各位村民请注意：2026年5月30日，星期六，上午9点30分，在老祠堂坝子召开村民会议" in words
