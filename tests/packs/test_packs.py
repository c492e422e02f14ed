"""A pile: counted first, made where something is missing, bound in printing order, and a copy without signatures."""

import io
from datetime import timedelta
from pathlib import Path

import pikepdf

from tests.papers_after.conftest import CAME, CASE, Village, as_called, evening, lapsed, press, text_of, to_the_end
from xiangyue.acts.paper.occasion import pack_due
from xiangyue.acts.paper.packing import Pile, count_pack, make_pile, name_of_pile
from xiangyue.acts.paper.packs import PACKS, Pack
from xiangyue.documents import Bound, bind
from xiangyue.model import PaperKind

__all__ = ["as_called", "evening", "lapsed", "press", "to_the_end"]

K = PaperKind


def made(village: Village, pile: Pile, *, two_sided: bool) -> bytes:
    village.now += timedelta(minutes=1)
    return make_pile(
        village.office,
        pile,
        press=village.press,
        key=village.opened.key,
        by=village.clerk,
        now=village.now,
        two_sided=two_sided,
    )


def due(village: Village) -> Pack | None:
    return pack_due(village.opened.register, village.opened.register.case(CASE))


def test_before_the_meeting_it_is_counted_without_anything_being_made(evening: Village) -> None:
    register = evening.opened.register
    before = register.head()
    assert due(evening) is Pack.BEFORE
    pile = count_pack(evening.office, CASE, Pack.BEFORE, press=evening.press)
    assert register.head() == before
    assert [one.kind for one in pile.needed.papers] == [K.AGENDA, K.SIGN_IN_SHEET, K.TALLY_SHEET, K.REDLINE]
    ballots = next(one for one in pile.papers if one.kind is K.BALLOT)
    assert (ballots.needed, ballots.copies) == (False, 11)  # 86 households, eight ballots a sheet


def test_each_copy_begins_on_a_sheet_of_its_own(evening: Village, tmp_path: Path) -> None:
    pile = count_pack(evening.office, CASE, Pack.BEFORE, press=evening.press).needed
    one_side, both = made(evening, pile, two_sided=False), made(evening, pile, two_sided=True)
    with pikepdf.open(io.BytesIO(one_side)) as pdf:
        assert len(pdf.pages) == pile.pages
    with pikepdf.open(io.BytesIO(both)) as pdf:
        assert len(pdf.pages) == 2 * pile.sheets
        assert "/AcroForm" not in pdf.Root
        assert not pdf.attachments
    file = tmp_path / "pile.pdf"
    file.write_bytes(one_side)
    first = text_of(file).split("\f")[0]
    assert "议程" in first
    assert "打印用" in name_of_pile(evening.opened.register, pile)


def test_the_same_papers_give_the_same_pile_and_copies_repeat(evening: Village) -> None:
    content = evening.print(K.AGENDA).read_bytes()
    piles = [bind([Bound(content=content, copies=3)], title="一叠", two_sided=True) for _ in range(2)]
    assert piles[0] == piles[1]
    with pikepdf.open(io.BytesIO(piles[0])) as pdf:
        assert len(pdf.pages) == 6


def test_after_the_meeting_the_record_and_the_resolution_are_made(evening: Village) -> None:
    evening.room(*CAME, "1400 开", "1405 4", "1420 票 65 2 1", "1500 完", by_item=False)
    assert due(evening) is Pack.AFTER
    pile = count_pack(evening.office, CASE, Pack.AFTER, press=evening.press)
    assert [one.kind for one in pile.needed.papers] == [K.RECORD, K.RESOLUTION]
    made(evening, pile.needed, two_sided=False)
    assert {K.RECORD, K.RESOLUTION} <= {one.kind for one in evening.opened.register.papers(CASE)}
    papers = len(evening.opened.register.papers(CASE))
    made(evening, pile.needed, two_sided=False)
    assert len(evening.opened.register.papers(CASE)) == papers


def test_what_is_sent_and_what_hangs_follow_from_the_case(to_the_end: Village) -> None:
    assert due(to_the_end) is Pack.ARCHIVE
    sent = count_pack(to_the_end.office, CASE, Pack.SENDING, press=to_the_end.press).needed
    assert [one.kind for one in sent.papers] == [K.FILING_REPORT, K.TEXT, K.RECORD, K.RESOLUTION]
    assert sent.papers[0].copies == 2
    hung = count_pack(to_the_end.office, CASE, Pack.POSTING, press=to_the_end.press)
    groups = to_the_end.opened.register.village.groups
    assert [(one.kind, one.copies) for one in hung.papers] == [(K.ANNOUNCEMENT, 1 + groups), (K.TEXT, 1 + groups)]


def test_the_pile_of_the_archive_holds_every_paper_behind_its_list(to_the_end: Village, tmp_path: Path) -> None:
    to_the_end.print(K.NOTICE)
    pile = count_pack(to_the_end.office, CASE, Pack.ARCHIVE, press=to_the_end.press)
    assert pile.papers[0].kind is K.ARCHIVE_LIST
    assert K.NOTICE in {one.kind for one in pile.papers}
    file = tmp_path / "pile.pdf"
    file.write_bytes(made(to_the_end, pile, two_sided=False))
    listed = "".join(text_of(file).split("\f")[:3])
    assert "归档文件目录" in listed
    assert "会议通知" in listed


def test_every_kind_of_every_pack_can_be_made() -> None:
    from xiangyue.acts.paper.kinds import RECIPES  # noqa: PLC0415

    assert {part.kind for parts in PACKS.values() for part in parts} <= RECIPES.keys()
