"""An assembly by the sheets of its groups, voted on article by article."""

from datetime import timedelta

import pytest

from tests.meeting.conftest import CASE, DAY, Begun, Lines
from xiangyue.acts.meeting.by_item import AmendmentNotInText, NothingVotedOn
from xiangyue.acts.meeting.closing import RoomStillOpen, settle_room
from xiangyue.acts.meeting.judging import TooFewHere
from xiangyue.acts.meeting.room import RoomBegunBefore, RoomNotBegun, keep
from xiangyue.acts.office import Office
from xiangyue.model import By, Subject
from xiangyue.model.happened import VotesCounted
from xiangyue.model.revise import revise
from xiangyue.model.room import AlreadyHere, Closed, TallyOfOthers
from xiangyue.records import FactInTheFuture, verify

NEXT_MORNING = DAY + timedelta(days=1)
ENOUGH = ("1400 到 一组 全到", "1401 到 二组 全到", "1402 到 三组 全到", "1403 到 四组 全到", "1404 到 五组 全到")


def test_the_sheets_of_the_groups_are_numbered_each_from_one(begun: Begun, lines: Lines) -> None:
    begun()
    sitting, _ = lines("1400 到 一组 除 2 5-7", "1401 到 二组 1-3")
    first = [line for line in sitting.sheet if line.group == 1]
    assert len(sitting.room.here) == len(first) - 4 + 3


def test_what_was_not_adopted_does_not_enter_the_text(
    office: Office, begun: Begun, lines: Lines, vouched: dict[str, By]
) -> None:
    sitting = begun()
    assert [item.words.split(" ")[:2] for item in sitting.begun.agenda] == [
        ["第十一条", "改"],
        ["第十四条", "改"],
        ["第二十条", "删"],
    ]
    sitting, _ = lines(*ENOUGH, "1410 开", "1411 4")
    there = len(sitting.room.here)
    few = there // 3
    sitting, rulings = lines(f"1420 票 {there} 0 0")
    assert [one.subject for one in rulings] == [Subject.QUORUM, Subject.MAJORITY]
    lines(f"1430 票 {few} {there - few} 0", "1431 不一致 不攀比；反对：说得太死", f"1440 票 {there} 0 0", "1500 完")
    settle_room(office, CASE, vouched, now=NEXT_MORNING)
    register = office.register
    case = register.case(CASE)
    assert [one.step for one in case.flow.waiting] == ["minutes"]
    voted = register.last(CASE, VotesCounted)
    assert voted is not None
    assert [one.adopted for one in voted.votes] == [True, False, True]
    base = register.text(voted.base)
    assert case.text == voted.text.digest
    assert revise(base, voted.changes) == voted.text
    kept = {article.id: article.words for article in voted.text.articles}
    assert kept["a-14"] == {article.id: article.words for article in base.articles}["a-14"]
    assert "a-20" not in kept
    assert verify(register) == ()


def test_the_rulings_stand_on_the_text_that_was_adopted(
    office: Office, begun: Begun, lines: Lines, vouched: dict[str, By]
) -> None:
    begun()
    sitting, _ = lines(*ENOUGH, "1410 开", "1411 4")
    there = len(sitting.room.here)
    lines(f"1420 票 {there} 0 0", f"1430 票 0 {there} 0", f"1440 票 {there} 0 0", "1500 完")
    settle_room(office, CASE, vouched, now=NEXT_MORNING)
    text = office.register.case(CASE).text
    standing = [one.ruling for one in office.register.rulings(CASE) if one.voided_by is None]
    about = {one.subject for one in standing if one.about.meeting and one.about.text == text}
    assert {Subject.WHO_DECIDES, Subject.NOTICE, Subject.QUORUM, Subject.MAJORITY} <= about


def test_with_nothing_adopted_the_case_does_not_go_on_to_the_minutes(
    office: Office, begun: Begun, lines: Lines, vouched: dict[str, By]
) -> None:
    begun()
    sitting, _ = lines(*ENOUGH, "1410 开", "1411 4")
    there = len(sitting.room.here)
    lines(f"1420 票 0 {there} 0", f"1430 票 0 {there} 0", f"1440 票 0 {there} 0", "1500 完")
    settle_room(office, CASE, vouched, now=NEXT_MORNING)
    assert [one.step for one in office.register.case(CASE).flow.waiting] == ["not_passed"]


def test_the_whole_text_is_one_item(office: Office, begun: Begun, lines: Lines, vouched: dict[str, By]) -> None:
    begun(by_item=False)
    sitting, _ = lines(*ENOUGH, "1410 开", "1411 4")
    there = len(sitting.room.here)
    lines("1412 走 一组 1", f"1420 票 {there - 3} 2 0", "1421 改", f"1422 票 {there - 2} 1 0", "1500 完")
    settle_room(office, CASE, vouched, now=NEXT_MORNING, sheets="签到表第1-5页")
    [meeting] = office.register.meetings(CASE)
    assert meeting.sign_in is not None
    assert len(meeting.sign_in.present) == there
    assert meeting.votes[-1].tally.counted == there - 1
    assert [one.step for one in office.register.case(CASE).flow.waiting] == ["minutes"]
    assert verify(office.register) == ()


def test_nobody_votes_while_too_few_are_there(begun: Begun, lines: Lines) -> None:
    begun()
    sitting, _ = lines("1400 到 一组 全到", "1410 开", "1411 4")
    there = len(sitting.room.here)
    with pytest.raises(TooFewHere) as refused:
        lines(f"1420 票 {there} 0 0")
    assert refused.value.facts["actual"] == there
    assert refused.value.facts["needed"] == 58  # two thirds of 86 households


def test_too_few_end_in_the_meeting_that_lapses(
    office: Office, begun: Begun, lines: Lines, vouched: dict[str, By]
) -> None:
    begun()
    lines("1400 到 一组 全到", "1410 开", "1430 完")
    settle_room(office, CASE, vouched, now=NEXT_MORNING)
    assert [one.step for one in office.register.case(CASE).flow.waiting] == ["assembly.no_quorum"]


def test_a_refused_line_names_people_as_the_sheet_does_and_nothing_is_kept(
    office: Office, begun: Begun, lines: Lines
) -> None:
    begun()
    lines("1400 到 一组 1")
    before = office.register.head()
    with pytest.raises(AlreadyHere) as refused:
        lines("1401 到 一组 1")
    assert str(refused.value.facts["seats"]).startswith("('1组1号 ")
    assert office.register.head() == before


def test_lines_are_refused_before_the_room_is_begun_and_it_is_begun_once(
    office: Office, begun: Begun, clerk: By
) -> None:
    with pytest.raises(RoomNotBegun):
        keep(office, CASE, Closed(at=DAY), by=clerk, now=NEXT_MORNING)
    begun()
    with pytest.raises(RoomBegunBefore):
        begun()
    with pytest.raises(FactInTheFuture):
        keep(office, CASE, Closed(at=NEXT_MORNING + timedelta(hours=1)), by=clerk, now=NEXT_MORNING)


def test_an_open_room_and_one_with_an_item_left_over_are_not_settled(
    office: Office, begun: Begun, lines: Lines, vouched: dict[str, By]
) -> None:
    begun()
    sitting, _ = lines(*ENOUGH, "1410 开", "1411 4")
    there = len(sitting.room.here)
    with pytest.raises(RoomStillOpen):
        settle_room(office, CASE, vouched, now=NEXT_MORNING)
    lines(f"1420 票 {there} 0 0", "1500 完")
    with pytest.raises(NothingVotedOn) as refused:
        settle_room(office, CASE, vouched, now=NEXT_MORNING)
    assert refused.value.facts["count"] == 2
    assert [one.step for one in office.register.case(CASE).flow.waiting] == ["assembly.sign_in"]
    with pytest.raises(TallyOfOthers):
        lines("1501 改", f"1502 票 {there + 1} 0 0")


def test_with_nothing_adopted_the_record_names_no_change_as_adopted_and_the_draft_stays(
    office: Office, begun: Begun, lines: Lines, vouched: dict[str, By]
) -> None:
    begun()
    drafted = office.register.revision(CASE)
    sitting, _ = lines(*ENOUGH, "1410 开", "1411 4")
    there = len(sitting.room.here)
    lines(f"1420 票 0 {there} 0", f"1430 票 0 {there} 0", f"1440 票 0 {there} 0", "1500 完")
    settle_room(office, CASE, vouched, now=NEXT_MORNING)
    voted = office.register.last(CASE, VotesCounted)
    assert voted is not None
    assert voted.changes == ()
    assert office.register.revision(CASE) == drafted


def test_an_adopted_amendment_whose_words_no_draft_has_makes_no_text(
    office: Office, begun: Begun, lines: Lines, vouched: dict[str, By]
) -> None:
    begun()
    sitting, _ = lines(*ENOUGH, "1410 开", "1411 动议 1 写成倡导")
    there = len(sitting.room.here)
    lines(*(f"14{minute} 票 {there} 0 0" for minute in (20, 21, 22, 23)), "1500 完")
    before = office.register.case(CASE).text
    with pytest.raises(AmendmentNotInText):
        settle_room(office, CASE, vouched, now=NEXT_MORNING)
    assert office.register.case(CASE).text == before
