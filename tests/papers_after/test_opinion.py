"""协商意见: what comes of a council's evening on one page, and what cannot be made of a council's case."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.papers_after.conftest import CASE, Village, pages, said
from xiangyue.acts.office import Office
from xiangyue.acts.paper.opinion import CouncilHasNoText, NoOpinionYet, usual_kind
from xiangyue.acts.paper.packing import count_pack
from xiangyue.acts.paper.packs import Pack
from xiangyue.acts.paper.verify import verify_paper
from xiangyue.acts.rehearse.play import Stage, play
from xiangyue.acts.village.open import open_village
from xiangyue.documents import Press
from xiangyue.intake import read_scenario, read_village
from xiangyue.model import Mode, PaperKind
from xiangyue.rules import Law
from xiangyue.words import say

K = PaperKind
ONLY = "本意见供村民会议审议时参考，不是决议。"
SIGNED_AND_SETTLED = 2  # the last lines of the evening: nothing of the paper depends on them


class Council(Village):
    """The example village with its own charter."""

    @property
    def office(self) -> Office:
        return Office(register=self.opened.register, law=Law.of_village(self.opened.register.home))


def heard(root: Path, folder: Path, press: Press, *, without: int = 0, lines: tuple[str, ...] = ()) -> Council:
    """Play the evening but its last lines; `lines`: what is typed in the room instead."""
    course = read_scenario(root / "workflows" / "council_deliberation" / "rehearsals" / "evening.yaml")
    kept = list(course.lines[: len(course.lines) - without])
    if lines:
        room = next(place for place, line in enumerate(kept) if line.do == "room")
        kept[room] = replace(
            kept[room],
            answers={**kept[room].answers, "lines": list(lines)},
            expected=replace(kept[room].expected, rulings={}),
        )
    village = read_village(root / "examples" / "shiqiao")
    opened = open_village(folder / "home", village, mode=Mode.REHEARSAL, keys=folder, now=course.start.typed_at)
    office = Office(register=opened.register, law=Law.of_village(folder / "home"))
    stage = Stage(office=office, press=lambda: press, key=opened.key)
    assert play(stage, replace(course, lines=tuple(kept)), tell=lambda _: None) == ()
    return Council(opened=opened, press=press, now=list(opened.register.entries())[-1].recorded_at)


@pytest.fixture(scope="module")
def evening(root: Path, press: Press, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Council]:
    council = heard(root, tmp_path_factory.mktemp("council"), press)
    with council.opened.register:
        yield council


def test_the_opinion_is_one_page_and_says_who_came_and_what_each_item_came_to(evening: Council) -> None:
    paper = evening.print(K.OPINION)
    words = said(paper)
    assert pages(paper) == 1
    assert "石桥村村民议事会协商意见" in words
    assert "2026年11月26日19:31至21:02" in words
    assert "应到21人，实到20人" in words
    assert "迟到3人、早退1人、请假1人" in words
    assert "到14人可以开会，符合《石桥村村民议事会章程》第十二条的到会人数要求" in words
    for late in ("刘世贵19:41", "杨德彬19:52", "何桂英20:15", "王启华20:40"):
        assert late in words
    agreed, divided = words.index("一、以下7项"), words.index("二、以下1项意见不一致")
    assert "4.第九条畜禽养殖污染：到会20人（其中1人回避），同意17人" in words[agreed:divided]
    assert "同意16人、不同意1人、弃权1人、未投1人，过半数要10人" in words[agreed:divided]
    assert "第十一条" not in words[agreed:divided]
    assert "1.第十一条卫生费自愿缴纳：到会20人，同意9人、不同意8人、弃权3人，过半数要11人。" in words[divided:]
    assert "同意的理由：清运车要钱。不同意的理由：低保户交不起，要有减免。" in words[divided:]
    assert "罗国民回避第九条畜禽养殖污染。" in words[divided:]
    assert "（以下空白）" in words
    for capacity in ("主持人罗永泰", "记录人李秀芳", "监票人赵德全"):
        assert capacity in words
    assert re.search(r"核验码\w{4}-\w{4}-", words)


def test_it_never_says_that_anything_was_resolved_or_adopted(evening: Council) -> None:
    words = said(evening.print(K.OPINION))
    assert ONLY in words
    rest = words.replace(ONLY, "")
    assert "决议" not in rest
    assert "通过" not in rest


def test_it_is_whole_and_signing_it_makes_no_other_paper(root: Path, press: Press, tmp_path: Path) -> None:
    council = heard(root, tmp_path, press, without=SIGNED_AND_SETTLED)
    with council.opened.register as register:
        paper = council.print(K.OPINION)
        assert verify_paper(paper.read_bytes(), office=council.office, now=council.now + timedelta(minutes=1)).whole
        council.print(K.OPINION)
        assert [one.kind for one in register.papers(CASE)] == [K.OPINION]


def test_what_was_put_off_and_what_nobody_agreed_to_is_said(root: Path, press: Press, tmp_path: Path) -> None:
    lines = (
        "1928 1 1-6 8-14 16 18-20",
        "1931 开",
        "1936 4",
        "1938 5 3 10 4",
        "1940 不一致 省事；反对：管不住",
        "2102 0",
    )
    council = heard(root, tmp_path, press, without=SIGNED_AND_SETTLED, lines=lines)
    with council.opened.register:
        words = said(council.print(K.OPINION))
    assert "一、没有一项得到到会人员过半数同意。" in words
    assert "同意3人、不同意10人、弃权4人，过半数要9人。同意的理由：省事。不同意的理由：管不住。" in words
    assert "三、第五条垃圾分类投放、" in words
    assert "这次没有表示意见，放到下次。" in words
    assert "迟到0人、早退0人、请假0人" in words


def test_a_paper_of_a_text_is_refused_in_three_plain_lines(evening: Council) -> None:
    for kind in (K.MINUTES, K.RECORD, K.RESOLUTION, K.CHECKLIST, K.TEXT, K.NOTICE, K.REDLINE, K.FILING_REPORT):
        with pytest.raises(CouncilHasNoText) as refused:
            evening.print(kind)
        told = say(refused.value.code, **refused.value.facts).splitlines()
        assert len(told) == 3, told
        assert told[0].startswith("没有生成：第 1 件是议事会商量的事")
        assert "协商意见" in told[2]


def test_of_a_council_the_opinion_is_meant_and_of_a_convention_the_minutes(
    evening: Council, to_the_end: Village
) -> None:
    assert usual_kind(evening.opened.register, CASE) is K.OPINION
    assert usual_kind(to_the_end.opened.register, CASE) is K.MINUTES
    with pytest.raises(NoOpinionYet):
        to_the_end.print(K.OPINION)


def test_the_pile_after_the_council_is_its_opinion(evening: Council) -> None:
    pile = count_pack(evening.office, CASE, Pack.AFTER, press=evening.press)
    assert [(one.kind, one.pages) for one in pile.papers] == [(K.OPINION, 1)]
