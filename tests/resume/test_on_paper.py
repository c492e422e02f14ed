"""接续 is no shortcut past the law: what the acts ask of steps that were done on paper."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from tests.resume.conftest import NOW, Typed
from tests.resume.course import OPINIONS, PAPERS, STEPS, posted
from xiangyue.acts.case.do import do
from xiangyue.acts.case.on_paper import FactNotKnown, OpinionsNotCounted, done_on_paper
from xiangyue.acts.case.refusals import BeforeItsTime, EvidenceNowhere, NoSuchStep, NothingSaid, NotYours, WitnessNeeded
from xiangyue.acts.case.resume import AlreadyThere, NothingBefore, NothingBegun, resume_case, stands_at
from xiangyue.acts.case.show import show
from xiangyue.acts.case.start import start
from xiangyue.acts.office import Office
from xiangyue.errors import Refusal
from xiangyue.model import (
    By,
    Case,
    Evidence,
    EvidenceKind,
    EvidenceNotAccepted,
    PersonChange,
    PersonChangeKind,
    Role,
    Subject,
    Tenure,
)
from xiangyue.model.entry import Draft
from xiangyue.model.happened import CaseResumed, RosterChanged, TenureEnded, TenuresBegun
from xiangyue.records import FactInTheFuture, verify
from xiangyue.words import refused

Resumed = Callable[..., Case]
Upto = Callable[..., None]


def waiting(office: Office) -> list[str]:
    return [one.step for one in office.register.case("2026-1").flow.waiting]


def refuses(office: Office, what: Callable[[], object], refusal: type[Refusal]) -> Refusal:
    """See that it is refused, and that nothing was written."""
    before = office.register.head()
    with pytest.raises(refusal) as refused:
        what()
    assert office.register.head() == before
    return refused.value


def test_a_resumed_case_begins_on_its_own_day_and_says_how_far_it_is(office: Office, resumed: Resumed) -> None:
    case = resumed("send_review")
    told = office.register.last(case.number, CaseResumed)
    assert told is not None
    assert (case.opened_at.date(), told.until, told.papers) == (date(2026, 7, 1), "send_review", PAPERS)
    assert waiting(office) == ["propose"]
    assert show(office, "2026-1", on=NOW.date()).resumed == "接续：“报镇上审核”以前的照纸件补录，纸件在柜1盒4"


def test_the_steps_lead_to_where_the_matter_stands_with_every_ruling(office: Office, upto: Upto) -> None:
    upto("minutes", until="minutes")
    assert waiting(office) == ["minutes"]
    met = {seen.ruling.subject for seen in office.register.rulings("2026-1") if seen.ruling.met}
    assert met >= {Subject.PARTY_STUDY, Subject.WHO_DECIDES, Subject.NOTICE, Subject.QUORUM, Subject.MAJORITY}
    assert not done_on_paper(office.register.case("2026-1"), "minutes")
    assert verify(office.register) == ()


def test_every_step_typed_months_late_says_so_and_the_screen_says_it_once(office: Office, upto: Upto) -> None:
    upto("send_review", until="send_review")
    late = [seen for seen in office.register.rulings("2026-1") if seen.ruling.subject is Subject.LATE]
    assert [seen.voided_by for seen in late] == [None] * 7
    [shown] = show(office, "2026-1", on=NOW.date()).late
    assert shown.ruling.note == "补录 7 笔：2026年7月1日至2026年7月28日的事，2026年11月23日录入"


def test_what_comes_after_is_an_ordinary_step(office: Office, upto: Upto, typed: Typed) -> None:
    upto("send_review", until="send_review")
    today = {"number": "石桥村委〔2026〕9号", "sent_on": "2026-11-23"}
    typed("send_review", answers=today, evidence=Evidence(kind=EvidenceKind.SELF))
    assert waiting(office) == ["review"]
    assert not done_on_paper(office.register.case("2026-1"), "review")


@pytest.mark.parametrize(
    ("evidence", "refusal"),
    [
        (Evidence(kind=EvidenceKind.SELF), EvidenceNotAccepted),
        (Evidence(kind=EvidenceKind.NONE), EvidenceNotAccepted),
        (Evidence(kind=EvidenceKind.RECORD_BOOK, where=" "), EvidenceNowhere),
    ],
)
def test_the_clerk_names_the_paper_of_her_own_steps_too(
    office: Office, resumed: Resumed, typed: Typed, evidence: Evidence, refusal: type[Refusal]
) -> None:
    resumed()
    refuses(office, lambda: typed("propose", evidence=evidence), refusal)


def test_the_start_of_a_period_needs_a_witness(office: Office, upto: Upto, typed: Typed) -> None:
    upto("opinions_posting.post", until="send_review")
    alone = posted("2026-07-03", "2026-07-13") | {"witness": "李秀芳"}
    refuses(office, lambda: typed("opinions_posting.post", answers=alone), WitnessNeeded)


def test_no_step_happened_before_the_one_it_answers_or_tomorrow(office: Office, upto: Upto, typed: Typed) -> None:
    upto("opinions", until="send_review")
    early = refuses(office, lambda: typed("opinions", on=date(2026, 7, 13)), BeforeItsTime)
    assert early.facts["moved_on"] == date(2026, 7, 14)  # the posting hung to the end of the 13th
    assert "再按 2 接续" in refused(early)[1]
    refuses(office, lambda: typed("opinions", on=NOW.date() + timedelta(days=1)), FactInTheFuture)


def test_a_posting_that_still_hangs_is_waited_for(office: Office, upto: Upto, typed: Typed) -> None:
    upto("draft_posting.post", until="send_review")
    typed("draft_posting.post", answers=posted("2026-11-16", "2026-11-26"))
    assert waiting(office) == []
    later = NOW + timedelta(days=4)
    typed("comments", on=later.date(), now=later)
    assert waiting(office) == ["send_review"]


def test_nobody_knows_how_many_opinions_came(office: Office, upto: Upto) -> None:
    upto("draft", until="send_review")
    assert "收集意见，条数不详" in [line.words for line in show(office, "2026-1", on=NOW.date()).course]


def test_opinions_are_counted_where_nothing_was_done_on_paper(office: Office, clerk: By, upto: Upto) -> None:
    upto("opinions", until="opinions")
    unknown = {**OPINIONS, "unknown": True}
    refuses(office, lambda: do(office, "2026-1", "opinions", unknown, by=clerk, now=NOW), OpinionsNotCounted)


def test_opinions_are_not_half_unknown(office: Office, upto: Upto, typed: Typed) -> None:
    upto("opinions", until="send_review")
    half = {**OPINIONS, "received": 3, "unknown": True}
    refuses(office, lambda: typed("opinions", answers=half), OpinionsNotCounted)


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("party_study", "present"),
        ("opinions_posting.post", "posted_on"),
        ("opinions_posting.post", "posted_by"),
        ("opinions", "received"),
        ("send_review", "sent_on"),
        ("assembly.notice", "chair"),
        ("assembly.sign_in", "counted_by"),
        ("assembly.vote", "against"),
    ],
)
def test_what_a_rule_or_a_paper_needs_cannot_be_unknown(
    office: Office, upto: Upto, typed: Typed, path: str, field: str
) -> None:
    upto(path, until="minutes")
    step: dict[str, Any] = next(one for one in STEPS if one["do"] == path)
    told = refuses(office, lambda: typed(path, answers={**step["answers"], field: "不详"}), FactNotKnown)
    assert told.facts["what"]
    assert told.facts["why"]


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"until": "no_such_step"}, NoSuchStep),
        ({"until": "propose"}, NothingBefore),
        ({"papers": "  "}, NothingSaid),
        ({"began_on": date(2026, 11, 24)}, FactInTheFuture),
    ],
)
def test_nothing_is_opened_where_it_is_not_said_right(
    office: Office, resumed: Resumed, wrong: dict[str, Any], refusal: type[Refusal]
) -> None:
    refuses(office, lambda: resumed(**wrong), refusal)
    assert office.register.cases() == ()


def test_it_may_stand_here_after_all(office: Office, clerk: By, upto: Upto) -> None:
    upto("draft", until="send_review")
    stands_at(office, "2026-1", until="draft", papers=PAPERS, by=clerk, now=NOW)
    assert not done_on_paper(office.register.case("2026-1"), "draft")
    again = lambda: stands_at(office, "2026-1", until="draft", papers=PAPERS, by=clerk, now=NOW)
    assert refuses(office, again, AlreadyThere).facts["step"] == "拟定草案"


def test_a_matter_that_was_sent_back_on_paper_is_resumed_once_more(
    office: Office, clerk: By, upto: Upto, typed: Typed
) -> None:
    upto("review", until="review")
    stands_at(office, "2026-1", until="assembly.notice", papers=PAPERS, by=clerk, now=NOW)
    defect = {"target": "text", "what": "还写着限桌", "remedy": "改为倡导", "article": "a-08"}
    typed("review", answers={"result": "return", "answered_on": "2026-08-03", "defects": [defect]})
    assert waiting(office) == ["draft"]
    assert done_on_paper(office.register.case("2026-1"), "draft")
    typed("draft", on=date(2026, 8, 5))
    assert waiting(office) == ["draft_posting.post"]


def test_a_case_that_begins_only_now_is_not_resumed(office: Office, clerk: By) -> None:
    start(office, "regulation_revision", by=clerk, now=NOW)
    told = refuses(
        office, lambda: stands_at(office, "2026-1", until="draft", papers=PAPERS, by=clerk, now=NOW), NothingBegun
    )
    assert told.facts["opened_on"] == NOW.date()


def test_a_case_that_went_on_on_paper_for_a_while_is_resumed(office: Office, clerk: By) -> None:
    start(office, "regulation_revision", by=clerk, now=NOW)
    step: dict[str, Any] = STEPS[0]
    do(office, "2026-1", "propose", step["answers"], by=clerk, now=NOW)
    case = stands_at(office, "2026-1", until="draft", papers=PAPERS, by=clerk, now=NOW + timedelta(days=30))
    assert done_on_paper(case, "party_study")


def test_only_the_clerk_resumes(office: Office, clerk: By, resumed: Resumed) -> None:
    resumed()
    secretary = next(one.person for one in office.register.tenures(NOW.date()) if one.role == "party_secretary")
    other = By(typed_by=secretary, responsible=secretary, evidence=clerk.evidence)
    refuses(
        office,
        lambda: stands_at(office, "2026-1", until="draft", papers=PAPERS, by=other, now=NOW),
        NotYours,
    )


def test_those_who_lived_here_on_the_day_of_the_meeting_are_its_base(
    office: Office, clerk: By, upto: Upto, typed: Typed
) -> None:
    gone_since = office.register.adults(NOW.date())[-1]
    change = PersonChange(person=gone_since.id, kind=PersonChangeKind.DIED, on=date(2026, 9, 1), household=None)
    with office.register.writing(now=NOW) as journal:
        journal.append(Draft(case=None, by=clerk, happened_at=NOW, did=RosterChanged(changes=(change,), basis="死亡")))
    upto("assembly.sign_in", until="minutes")
    typed("assembly.sign_in")
    roll = office.register.meetings("2026-1")[-1].roll
    assert roll is not None
    assert gone_since.id in roll.adults
    assert len(roll.adults) == len(office.register.adults(date(2026, 8, 20)))


@pytest.fixture
def successor(office: Office, clerk: By) -> By:
    """Whoever is the clerk since October."""
    new = office.register.adults(NOW.date())[40].id
    october = date(2026, 10, 1)
    begun = Tenure(person=new, post="村文书", role=Role("clerk"), body=None, since=october, until=None, basis="推选")
    ended = TenureEnded(person=clerk.typed_by, post="村文书", until=october, basis="推选")
    with office.register.writing(now=NOW) as journal:
        for event in (TenuresBegun(tenures=(begun,)), ended):
            journal.append(Draft(case=None, by=clerk, happened_at=NOW, did=event))
    paper = Evidence(kind=EvidenceKind.SIGNED_PAPER, where=PAPERS)
    return By(typed_by=new, responsible=new, evidence=paper)


def test_a_clerk_types_what_the_clerk_before_her_did(office: Office, clerk: By, successor: By) -> None:
    resume_case(
        office,
        "regulation_revision",
        until="send_review",
        papers=PAPERS,
        began_on=date(2026, 7, 1),
        by=successor,
        now=NOW,
    )
    step: dict[str, Any] = STEPS[0]
    propose = partial(do, office, "2026-1", "propose", step["answers"], now=NOW, on=date(2026, 7, 1))
    refuses(office, lambda: propose(by=successor), NotYours)
    done = propose(by=replace(successor, responsible=clerk.typed_by))
    assert done.entry.by.on_behalf


def test_where_no_clerk_of_that_day_is_known_todays_answers_for_what_she_types(
    office: Office, clerk: By, resumed: Resumed, typed: Typed
) -> None:
    before = min(one.since for one in office.register.tenures() if one.role == "clerk") - timedelta(days=1)
    resumed(began_on=before)
    assert typed("propose", on=before).entry.by.responsible == clerk.typed_by


def test_an_ordinary_case_asks_the_clerk_of_the_day(office: Office, clerk: By, successor: By) -> None:
    start(office, "regulation_revision", by=replace(successor, evidence=clerk.evidence), now=NOW)
    step: dict[str, Any] = STEPS[0]
    of_predecessor = replace(successor, responsible=clerk.typed_by)
    told = lambda: do(office, "2026-1", "propose", step["answers"], by=of_predecessor, now=NOW)
    refuses(office, told, NotYours)
