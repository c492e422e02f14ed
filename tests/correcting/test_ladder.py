"""Five rungs: what a wrong number costs follows from how far it has got."""

import subprocess
from datetime import timedelta
from pathlib import Path

import pytest

from tests.correcting.conftest import CASE, At, Village
from xiangyue.acts.case.do import do
from xiangyue.acts.case.refusals import NotShown
from xiangyue.acts.meeting.correcting import (
    BOARD,
    TOWNSHIP,
    TURNED,
    Agreed,
    ladder_of,
    send_correction,
    settle,
    sign_edition,
    sign_note,
    unfinished_of,
)
from xiangyue.acts.meeting.correcting.refusals import (
    NothingToCorrect,
    NotOfThose,
    NotTold,
    ResultTurns,
    SameNumbers,
    SignaturesWanting,
    StillUnsettled,
)
from xiangyue.acts.paper.correction import NoCorrection
from xiangyue.acts.paper.verify import verify_paper
from xiangyue.model import PaperKind, Subject
from xiangyue.model.corrected import Rung, Told
from xiangyue.model.happened import VoteCorrected
from xiangyue.records import verify


def words(paper: Path) -> str:
    told = subprocess.run(["pdftotext", "-layout", str(paper), "-"], capture_output=True, check=True, text=True)
    return "".join(told.stdout.split())


def left(village: Village) -> list[str]:
    return [one.what for one in unfinished_of(village.office.register, CASE)]


def test_before_the_vote_there_is_nothing_to_correct(at: At) -> None:
    village = at("assembly.deliberate")
    with pytest.raises(NothingToCorrect):
        village.correct(50, 8, 3)


def test_a_dry_run_says_what_comes_of_it_and_changes_nothing(at: At) -> None:
    village = at("assembly.vote")
    before = village.office.register.head()
    seen = village.correct(30, 28, 3, dry_run=True)
    assert (seen.recount.was_carried, seen.recount.carried, seen.recount.ruling.needed) == (True, False, 31)
    assert village.office.register.head() == before


def test_what_was_never_printed_is_changed_and_leaves_only_its_old_number_in_the_journal(at: At) -> None:
    village = at("assembly.vote")
    done = village.correct(50, 8, 3)
    assert (done.rung, village.tally, left(village)) == (Rung.UNPRINTED, (50, 8, 3), [])
    [did] = village.office.register.happened(CASE, VoteCorrected)
    assert (did.was.in_favour, did.tally.in_favour) == (52, 50)
    [majority] = [
        seen.ruling
        for seen in village.office.register.rulings(CASE)
        if seen.ruling.subject is Subject.MAJORITY and seen.voided_by is None
    ]
    assert (majority.actual, majority.met) == (50, True)
    assert verify(village.office.register) == ()


def test_the_case_goes_on_as_before_after_a_number_was_put_right(at: At) -> None:
    village = at("assembly.vote")
    village.correct(50, 8, 3)
    assert [one.step for one in village.office.register.case(CASE).flow.waiting] == ["minutes"]


def test_a_print_that_nobody_signed_is_dead_and_verify_says_so(at: At) -> None:
    village = at("assembly.vote")
    old = village.print().read_bytes()
    assert village.correct(50, 8, 3).rung is Rung.REPRINT
    told = verify_paper(old, office=village.office, now=village.now)
    assert (told.whole, told.void) == (True, True)
    new = village.print()
    assert "同意50票，反对8票" in words(new)
    assert "第2版" not in words(new)
    assert not verify_paper(new.read_bytes(), office=village.office, now=village.now).void


def test_while_one_has_not_signed_a_second_edition_is_made_and_all_sign_again(at: At) -> None:
    village = at("minutes", signatures=2)
    old = village.print().read_bytes()
    done = village.correct(52, 5, 4)
    assert done.rung is Rung.EDITION
    assert village.office.register.meetings(CASE)[-1].signatures == ()
    said = words(village.print())
    assert "第2版：全文计票更正：反对6改5，弃权3改4，依据计票单第1页；第1版作废存卷" in said
    assert "第2版：全文计票更正：反对6改5" in words(village.print(PaperKind.RECORD))
    assert verify_paper(old, office=village.office, now=village.now).void
    assert left(village) == ["edition"]
    refused = {"scrutineer": "对记录有不同意见"}
    sign_edition(
        village.office, CASE, signed_on=village.now.date(), refused=refused, by=village.clerk, now=village.later()
    )
    assert left(village) == []
    assert "没有签字，对记录有不同意见" in words(village.print())
    assert verify(village.office.register) == ()


def test_instead_of_a_second_edition_a_page_may_stand_beside_the_first(at: At) -> None:
    village = at("minutes", signatures=2)
    assert village.correct(52, 5, 4, beside=True).rung is Rung.NOTE
    assert len(village.office.register.meetings(CASE)[-1].signatures) == 2


def test_what_all_have_signed_stays_and_a_page_of_its_own_stands_beside_it(at: At) -> None:
    village = at("minutes")
    original = village.print().read_bytes()
    assert village.correct(52, 5, 4).rung is Rung.NOTE
    assert village.print().read_bytes() == original
    told = verify_paper(original, office=village.office, now=village.now)
    assert (told.void, told.corrected and told.corrected.tally.against) == (False, 5)
    page = words(village.print(PaperKind.CORRECTION))
    for part in (
        "更正说明",
        "原来写的5263",
        "计票单上的5254",
        "不变，仍是“够数”",
        "会议纪要（第1次打印）",
        "由赵德全发现",
    ):
        assert part in page
    assert left(village) == ["note"]
    sign_note(village.office, CASE, signed_on=village.now.date(), by=village.clerk, now=village.later())
    assert left(village) == []
    assert "已在纸上签字" in words(village.print(PaperKind.CORRECTION))


def test_what_was_sent_is_followed_to_the_township_and_to_the_board(at: At) -> None:
    village = at("announcement.post")
    assert village.correct(52, 5, 4).rung is Rung.NOTICE
    assert left(village) == ["note", TOWNSHIP, BOARD]
    sign_note(village.office, CASE, signed_on=village.now.date(), by=village.clerk, now=village.later())
    for to, where in ((TOWNSHIP, "周明收"), (BOARD, "村务公开栏")):
        send_correction(
            village.office, CASE, to, on=village.now.date(), where=where, by=village.clerk, now=village.later()
        )
    assert left(village) == []
    assert verify(village.office.register) == ()


def test_without_a_correction_there_is_no_such_page(at: At) -> None:
    village = at("minutes")
    with pytest.raises(NoCorrection):
        village.print(PaperKind.CORRECTION)


@pytest.mark.parametrize(("figures", "refusal"), [((52, 6, 3), SameNumbers), ((52, 6, 4), NotOfThose)])
def test_what_cannot_have_been_so_is_refused(at: At, figures: tuple[int, int, int], refusal: type[Exception]) -> None:
    village = at("assembly.vote")
    with pytest.raises(refusal):
        village.correct(*figures)


def agreed(village: Village, *, objected: bool = False, signed: tuple[str, ...] = TURNED) -> Agreed:
    on = village.now.date()
    return Agreed(signed=signed, signed_on=on, told=Told.READ, told_on=on, objected=objected)


def test_a_turned_result_is_refused_without_the_sheet_and_needs_three_signatures(at: At) -> None:
    village = at("assembly.vote")
    with pytest.raises(ResultTurns):
        village.correct(30, 28, 3)
    village.correct(30, 28, 3, sheet="柜2盒3")
    assert (village.tally, left(village)) == ((52, 6, 3), ["settle"])
    assert "三人在本页签字" in words(village.print(PaperKind.CORRECTION))
    with pytest.raises(StillUnsettled):
        village.correct(51, 7, 3)
    with pytest.raises(SignaturesWanting):
        settle(village.office, CASE, agreed(village, signed=("chair",)), by=village.clerk, now=village.later())


def test_a_posted_correction_has_to_have_hung(at: At) -> None:
    village = at("assembly.vote")
    village.correct(30, 28, 3, sheet="柜2盒3")
    on = village.now.date()
    today = Agreed(signed=TURNED, signed_on=on, told=Told.POSTED, told_on=on, until=on)
    with pytest.raises(NotTold):
        settle(village.office, CASE, today, by=village.clerk, now=village.later())
    hung = Agreed(signed=TURNED, signed_on=on, told=Told.POSTED, told_on=on, until=on + timedelta(days=3))
    settle(village.office, CASE, hung, by=village.clerk, now=village.later(days=4))
    assert village.tally == (30, 28, 3)


def test_a_turned_result_sends_the_case_the_other_way_where_nothing_was_done_since(at: At) -> None:
    village = at("assembly.vote")
    village.correct(30, 28, 3, sheet="柜2盒3")
    settle(village.office, CASE, agreed(village), by=village.clerk, now=village.later())
    case = village.office.register.case(CASE)
    assert village.tally == (30, 28, 3)
    assert [one.act for one in case.flow.waiting] == ["settle_failed_vote"]
    assert not village.office.register.meetings(CASE)[-1].votes[-1].adopted
    assert verify(village.office.register) == ()


def test_where_somebody_objects_the_number_stays_and_nothing_goes_out_any_more(at: At) -> None:
    village = at("minutes")
    village.correct(30, 28, 3, sheet="柜2盒3")
    done = settle(village.office, CASE, agreed(village, objected=True), by=village.clerk, now=village.later())
    assert (done.again, village.tally) == (True, (52, 6, 3))
    answers = {"number": "石桥村委〔2026〕9号", "sent_on": village.now.date().isoformat()}
    with pytest.raises(NotShown):
        do(village.office, CASE, "send_filing", answers, by=village.clerk, now=village.later())
    assert "重新表决" in words(village.print(PaperKind.CORRECTION))


def test_after_it_was_filed_a_turned_result_is_voted_on_again_whoever_signs(at: At) -> None:
    village = at("filing")
    village.correct(30, 28, 3, sheet="柜2盒3")
    done = settle(village.office, CASE, agreed(village), by=village.clerk, now=village.later())
    assert (done.again, village.tally) == (True, (52, 6, 3))


def test_a_second_correction_knows_of_the_first(at: At) -> None:
    village = at("minutes", signatures=2)
    village.print()
    village.correct(52, 5, 4)
    village.print()
    assert village.correct(51, 6, 4).rung is Rung.REPRINT
    assert ladder_of(village.office.register, CASE).edition == 2
