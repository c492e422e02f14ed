"""What each event leaves in the register."""

import dataclasses
import inspect
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.records.story import CASE, CERTIFICATE, CLERK, NEW_TEXT, OLD_TEXT, OPENED, Story, flow, ruling
from xiangyue.model import (
    Article,
    Defect,
    Draft,
    Due,
    Entry,
    FilingResult,
    Mark,
    NoSuchArticle,
    ReviewResult,
    Signature,
    Target,
    Text,
    happened,
)
from xiangyue.records import Register
from xiangyue.records.apply import APPLIERS

EVENTS: dict[str, Any] = {
    one.act: one for _, one in inspect.getmembers(happened, inspect.isclass) if hasattr(one, "act")
}
OTHER_TEXT = Text(title="石桥村村规民约", articles=(Article(id="a-01", words="又改了一回。"),))


def write(home: Path, story: Story, *drafts: Draft) -> Entry:
    """Write the drafts in one transaction and return the last entry."""
    with Register.open(home) as register, register.writing(now=story.now) as journal:
        for draft in drafts:
            entry = journal.append(draft)
    return entry


def test_every_event_has_an_applier_and_no_two_share_an_act() -> None:
    assert {act: applied.event for act, applied in APPLIERS.items()} == EVENTS


def test_the_story_tells_every_event_but_what_goes_wrong(whole: Path) -> None:
    with Register.open_reading(whole) as register:
        told = {entry.act for entry in register.entries()}
    untold = "value.erased values.sealed meeting.lapsed vote.failed case.withdrawn clock.set_right"
    untold += " pin.code_given certificate.issued post.handed_over"  # tests/who
    untold += " evidence.supplied proxies.confirmed value.seen"  # tests/who
    untold += " integrity_key.changed recovery.changed"  # tests/who
    untold += " promise.made promise.kept handover.countersigned"  # tests/who
    untold += " case.resumed"  # tests/resume
    untold += " topic.taken opinion.reached opinion.settled"  # tests/meeting
    room = {act for act in EVENTS if act.startswith("room.")} | {"votes.counted"}  # tests/meeting
    untold += " vote.corrected correction.begun correction.signed correction.sent"  # tests/correcting
    assert set(EVENTS) - told == set(untold.split()) | room


def test_the_genesis_names_the_village(whole: Path) -> None:
    with Register.open_reading(whole) as register:
        assert (register.id, register.mode, register.village.name) == ("r-shiqiao", "real", "石桥村")


def test_a_case_stands_where_its_last_flow_says(whole: Path) -> None:
    with Register.open_reading(whole) as register:
        case = register.case(CASE)
        last = [entry for entry in register.entries(CASE)][-1]
    assert case.flow.state == flow("look").state
    assert [one.step for one in case.flow.waiting] == ["look"]
    assert case.version == last.number
    assert case.text == NEW_TEXT.digest
    assert case.facts == {"published": False, "review": "none"}
    assert case.answers["archive"] == {"typed": ["as", "the", "form", 1, True]}
    assert case.last_happened_at["archive"] < last.recorded_at


def test_a_step_that_goes_on_waiting_has_waited_since_it_began(home: Path, story: Story) -> None:
    before = story.now.date()
    story.now += timedelta(days=3)
    write(home, story, story.draft(happened.CaseArchived(box="柜1"), step="else", flow=flow("look", "new")))
    with Register.open_reading(home) as register:
        assert [(one.step, one.since) for one in register.todo()] == [("look", before), ("new", story.now.date())]


def test_a_step_done_and_waiting_again_waits_from_now(home: Path, story: Story) -> None:
    story.now += timedelta(days=3)
    write(home, story, story.draft(happened.CaseArchived(box="柜1"), step="look", flow=flow("look")))
    with Register.open_reading(home) as register:
        assert register.todo()[0].since == story.now.date()


def test_an_entry_that_goes_with_a_step_leaves_the_answers_that_were_typed(home: Path, story: Story) -> None:
    beside = dataclasses.replace(story.draft(happened.CaseArchived(box="x"), step="archive"), answers={})
    write(home, story, beside)
    with Register.open_reading(home) as register:
        case = register.case(CASE)
    assert case.answers["archive"] == {"typed": ["as", "the", "form", 1, True]}
    assert case.last_happened_at["archive"] == beside.happened_at


def test_a_changed_text_voids_the_rulings_on_the_text_before(home: Path, story: Story) -> None:
    entry = write(home, story, story.draft(story.revised(OTHER_TEXT), step="revise"))
    with Register.open_reading(home) as register:
        seen = {one.ruling.rule: one.voided_by for one in register.rulings(CASE)}
    assert seen == {"R-PTY-01": None, "R-ASM-05": entry.number, "R-ASM-06": entry.number}


def test_the_same_text_drafted_again_voids_nothing(home: Path, story: Story) -> None:
    write(home, story, story.draft(story.revised(NEW_TEXT), step="revise"))
    with Register.open_reading(home) as register:
        assert {one.voided_by for one in register.rulings(CASE)} == {None}


def test_a_new_meeting_of_the_step_voids_the_rulings_about_the_one_before(home: Path, story: Story) -> None:
    entry = write(home, story, story.called("m-2026-1-2"))
    with Register.open_reading(home) as register:
        seen = {one.ruling.rule: one.voided_by for one in register.rulings(CASE)}
    assert seen == {"R-PTY-01": None, "R-ASM-05": entry.number, "R-ASM-06": entry.number}


def test_a_meeting_of_another_step_voids_nothing(home: Path, story: Story) -> None:
    write(home, story, story.called("m-2026-1-2", call="council"))
    with Register.open_reading(home) as register:
        assert {one.voided_by for one in register.rulings(CASE)} == {None}


def test_a_later_ruling_about_the_same_stands_in_the_place_of_the_earlier(home: Path, story: Story) -> None:
    again = ruling("R-ASM-05", meeting="m-2026-1-1", text=NEW_TEXT.digest)
    other = ruling("R-ASM-05", meeting="m-2026-1-1", item="another", text=NEW_TEXT.digest)
    entry = write(home, story, story.draft(happened.CaseArchived(box=""), rulings=(again, other)))
    with Register.open_reading(home) as register:
        seen = [(one.ruling, one.voided_by) for one in register.rulings(CASE) if one.ruling.rule == "R-ASM-05"]
    assert seen == [(again, entry.number), (again, None), (other, None)]


def test_defects_are_numbered_through_the_case_and_supplied_one_by_one(whole: Path) -> None:
    with Register.open_reading(whole) as register:
        every = register.all_defects(CASE)
        still = register.defects(CASE)
    assert [(one.number, one.defect.target, one.supplied) for one in every] == [
        (1, Target.MATERIAL, True),
        (2, Target.TYPO, False),
    ]
    assert still == ()  # the township has answered again since


def test_a_new_answer_leaves_the_defects_of_the_last_behind(home: Path, story: Story) -> None:
    ordered = Defect(target=Target.TEXT, what="与上位法不符", remedy="改第一条", article="a-01")
    result = happened.FilingAnswered(result=FilingResult.ORDER_CORRECTION, text=NEW_TEXT.digest, defects=(ordered,))
    write(home, story, story.draft(result))
    with Register.open_reading(home) as register:
        assert [(one.number, one.defect) for one in register.defects(CASE)] == [(3, ordered)]


def test_agreeing_leaves_nothing_owed(home: Path, story: Story) -> None:
    defect = Defect(target=Target.MATERIAL, what="缺签到表", remedy="补上")
    returned = happened.ReviewAnswered(result=ReviewResult.RETURN, text=NEW_TEXT.digest, defects=(defect,))
    agreed = happened.ReviewAnswered(result=ReviewResult.AGREE, text=NEW_TEXT.digest)
    write(home, story, story.draft(returned), story.draft(agreed))
    with Register.open_reading(home) as register:
        assert register.defects(CASE) == ()


def test_a_published_text_is_in_force_from_its_day(whole: Path) -> None:
    with Register.open_reading(whole) as register:
        assert register.text_in_force(date(2019, 12, 31)) is None
        assert register.text_in_force(date(2026, 3, 5)) == OLD_TEXT
        assert register.text_in_force(date(2026, 3, 6)) == NEW_TEXT
        assert [one.case for one in register.texts_in_force()] == [None, CASE]


def test_the_last_revision_is_told_with_its_changes(whole: Path, story: Story) -> None:
    with Register.open_reading(whole) as register:
        assert register.revision(CASE) == story.revised(NEW_TEXT)
        assert register.revision("2026-9") is None


def test_a_meeting_is_told_whole(whole: Path) -> None:
    with Register.open_reading(whole) as register:
        (meeting,) = register.meetings(CASE)
        assert register.meeting(meeting.id) == meeting
    assert meeting.sign_in is not None
    assert [one.household for one in meeting.sign_in.present] == ["h-0001", "h-0003"]
    assert meeting.roll is not None
    assert len(meeting.roll.households) == 3
    assert meeting.called.places == ("村委会院坝",)
    assert [one.tally.in_favour for one in meeting.votes] == [2]
    assert [one.words for one in meeting.remarks] == ["同意定上限。"]
    assert [one.capacity for one in meeting.signatures] == ["主持人"]


def test_who_signs_later_stands_as_he_last_did(home: Path, story: Story) -> None:
    refused = Signature(person="p-0003", capacity="监票人", mark=Mark.INK, signed_on=None, reason="外出")
    later = Signature(person="p-0003", capacity="监票人", mark=Mark.INK, signed_on=date(2026, 3, 7))
    for one in (refused, later):
        write(home, story, story.draft(happened.MinutesSigned(meeting="m-2026-1-1", signatures=(one,))))
    with Register.open_reading(home) as register:
        assert register.meeting("m-2026-1-1").signatures[-1] == later
        assert len(register.meeting("m-2026-1-1").signatures) == 2


def test_a_lapsed_meeting_says_what_comes_of_it(home: Path, story: Story) -> None:
    write(home, story, story.draft(happened.MeetingLapsed(meeting="m-2026-1-1", then="again", reason="下雨")))
    with Register.open_reading(home) as register:
        assert register.meeting("m-2026-1-1").lapsed == "again"


def test_a_vote_counted_again_has_the_later_count(home: Path, story: Story) -> None:
    counted = next(one for one in story.meeting() if isinstance(one.did, happened.VoteCounted)).did
    assert isinstance(counted, happened.VoteCounted)
    again = dataclasses.replace(counted, adopted=False)
    write(
        home, story, story.draft(again), story.draft(happened.VoteFailed(meeting="m-2026-1-1", then="draft", reason=""))
    )
    with Register.open_reading(home) as register:
        assert [one.adopted for one in register.meeting("m-2026-1-1").votes] == [False]


def test_postings_and_opinions_and_papers_are_told(whole: Path) -> None:
    with Register.open_reading(whole) as register:
        (posting,) = register.postings(CASE)
        (opinions,) = register.opinions(CASE)
        (paper,) = register.papers(CASE)
        assert register.head_at(paper.of_entry) == paper.head
    assert posting.places == ("村口公示栏", "二组活动室")
    assert posting.ended_at is not None
    assert opinions.groups[0].count == 9
    assert paper.made_by == CLERK


def test_people_and_their_posts_follow_the_day(whole: Path) -> None:
    with Register.open_reading(whole) as register:
        assert [one.name for one in register.adults(date(2012, 3, 1))] == ["李秀芳", "王建国"]
        assert [one.name for one in register.adults(date(2012, 3, 2))] == ["李秀芳", "王建国", "赵喆"]
        assert [one.role for one in register.tenures(date(2026, 3, 9))] == ["party_secretary", "clerk"]
        assert [one.role for one in register.tenures(date(2026, 3, 10))] == ["clerk"]
        assert [one.id for one in register.find_people("喆")] == ["p-0003"]
        assert len(register.households(date(2026, 3, 9))) == 3
        assert register.official("o-1").office == "青溪镇司法所"


def test_a_roster_taken_in_again_puts_the_later_in_the_place_of_the_earlier(home: Path, story: Story) -> None:
    with Register.open_reading(home) as register:
        one = dataclasses.replace(register.person("p-0003"), name="赵翀")
    write(home, story, story.draft(happened.RosterTaken(households=(), people=(one,)), case=None))
    with Register.open_reading(home) as register:
        assert register.person("p-0003").name == "赵翀"
        assert len(register.people(date(2026, 3, 9))) == 3


def test_a_withdrawn_case_waits_for_nobody(home: Path, story: Story) -> None:
    write(home, story, story.draft(happened.CaseWithdrawn(reason="不改了")))
    with Register.open_reading(home) as register:
        case = register.case(CASE)
        assert (case.withdrawn, case.flow.waiting, case.flow.due) == (True, (), ())
        assert register.todo() == ()


def test_what_has_run_out_is_told_by_the_clock_one_hands_in(whole: Path) -> None:
    ends = OPENED + timedelta(days=30)
    with Register.open_reading(whole) as register:
        assert register.due(ends - timedelta(seconds=1)) == ()
        assert register.due(ends) == ((CASE, Due(timer="announce.wait", rule="R-PUB-04", at=ends)),)


def test_a_list_of_what_is_to_do_is_cut_to_roles_and_length(home: Path, story: Story) -> None:
    write(home, story, story.draft(happened.CaseArchived(box=""), step="x", flow=flow("one", "two", "three")))
    with Register.open_reading(home) as register:
        assert [one.step for one in register.todo(["clerk"], limit=2)] == ["one", "two"]
        assert register.todo(["party_secretary"]) == ()


def test_cases_are_numbered_within_their_year(home: Path) -> None:
    with Register.open_reading(home) as register:
        assert register.next_case_number(2026) == "2026-2"
        assert register.next_case_number(2027) == "2027-1"
        assert [one.number for one in register.cases()] == [CASE]


def test_an_article_that_is_not_there_is_not_there(whole: Path) -> None:
    with Register.open_reading(whole) as register, pytest.raises(NoSuchArticle):
        register.text(NEW_TEXT.digest).place("a-09")


def test_the_certificate_lies_in_the_content_store(whole: Path) -> None:
    with Register.open_reading(whole) as register:
        entry = register.entry(1)
        assert register.content(entry.payload["did"]["integrity_certificate"]) == CERTIFICATE
