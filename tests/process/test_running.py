from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from xiangyue.model import EvidenceKind
from xiangyue.process import (
    ActionNotKnown,
    FactMissing,
    FactOfAnotherKind,
    NoWayOn,
    Position,
    StepNotWaiting,
    TimerNotRunning,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.process.conftest import Case, Sketch

    Make = type[Sketch]
    Begin = Callable[..., Case]


def revision(sketch: Make) -> Sketch:
    """Draft, review, and back to the draft until it is agreed; then it is published."""
    drawn = sketch("revision")
    drawn.chain(drawn.start(), drawn.step("draft"), drawn.step("review", role="township_reviewer"), drawn.choice("ok"))
    drawn.arrow("ok", drawn.action("make_public", "publish"), 'case.review == "agreed"')
    drawn.arrow("ok", "draft", default=True)
    drawn.arrow("make_public", drawn.end())
    return drawn


def test_a_case_begins_at_its_first_step(sketch: Make, case: Begin) -> None:
    assert case(sketch().straight("draft", "review")).waiting == ["draft"]


def test_a_completed_step_makes_the_next_one_wait(sketch: Make, case: Begin) -> None:
    assert case(sketch().straight("draft", "review")).do("draft").waiting == ["review"]


def test_a_case_ends_at_its_end_event(sketch: Make, case: Begin) -> None:
    assert case(sketch().straight("draft")).do("draft").position.ended == "done"


def test_an_ended_case_keeps_the_stage_it_ended_in(sketch: Make, case: Begin) -> None:
    assert case(sketch().straight("draft")).do("draft").position.stage == "征集民意"


def test_a_step_that_does_not_wait_is_refused_with_what_waits(sketch: Make, case: Begin) -> None:
    with pytest.raises(StepNotWaiting) as refused:
        case(sketch().straight("draft", "review")).do("review")
    assert refused.value.facts == {"step": "名review", "waiting": ("名draft",)}


def test_a_step_is_not_done_twice(sketch: Make, case: Begin) -> None:
    with pytest.raises(StepNotWaiting):
        case(sketch().straight("draft", "review")).do("draft", "draft")


def test_nothing_can_be_done_on_an_ended_case(sketch: Make, case: Begin) -> None:
    with pytest.raises(StepNotWaiting):
        case(sketch().straight("draft")).do("draft", "draft")


@pytest.mark.parametrize("name", ["begin", "done", "End", "Start", "sketch.EndJoin", "nothing", "", "draft>review"])
def test_only_steps_can_be_completed(sketch: Make, case: Begin, name: str) -> None:
    with pytest.raises(StepNotWaiting):
        case(sketch().straight("draft")).do(name)


def test_a_condition_that_does_not_hold_leads_the_default_way(sketch: Make, case: Begin) -> None:
    assert case(revision(sketch)).do("draft", "review").waiting == ["draft"]


def test_a_condition_that_holds_leads_its_way(sketch: Make, case: Begin) -> None:
    agreed = case(revision(sketch), facts={"case.review": "agreed"}).do("draft", "review")
    assert (agreed.position.ended, agreed.acted) == ("done", ["make_public"])


def test_the_first_arrow_of_the_file_that_holds_is_taken(sketch: Make, case: Begin) -> None:
    drawn = sketch()
    drawn.chain(drawn.start(), drawn.step("vote"), drawn.choice("how"))
    drawn.arrow("how", drawn.end("adopted"), "ruling.majority.met")
    drawn.arrow("how", drawn.end("held"), "ruling.quorum.met")
    drawn.arrow("how", drawn.end("lapsed"), default=True)
    both = {"ruling.majority.met": True, "ruling.quorum.met": True}
    assert case(drawn, facts=both).do("vote").position.ended == "adopted"


def test_an_action_nobody_handed_over_is_refused_and_the_case_stays(sketch: Make, case: Begin) -> None:
    filed = case(revision(sketch), facts={"case.review": "agreed"}).do("draft")
    filed.actions.clear()
    with pytest.raises(ActionNotKnown):
        filed.do("review")
    assert filed.waiting == ["review"]


def test_what_an_action_refuses_reaches_the_caller_as_it_was(sketch: Make, case: Begin) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(path)

    filed = case(revision(sketch), facts={"case.review": "agreed"}).do("draft")
    filed.actions["publish"] = refuse
    with pytest.raises(PermissionError, match="make_public"):
        filed.do("review")


def test_a_position_that_raised_stands_where_it_stood(sketch: Make, case: Begin) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(path)

    filed = case(revision(sketch), facts={"case.review": "agreed"}).do("draft")
    filed.actions["publish"] = refuse
    position = filed.position
    with pytest.raises(PermissionError):
        position.complete("review")
    assert position.state() == filed.state


def meeting(sketch: Make) -> Sketch:
    inner = sketch("meeting")
    inner.chain(inner.start(), inner.step("sign_in"), inner.choice("enough"))
    inner.arrow("enough", inner.step("vote"), "ruling.quorum.met")
    inner.arrow("enough", inner.end("lapsed"), default=True)
    inner.arrow("vote", inner.end("voted"))
    return inner


def hall(sketch: Make) -> Sketch:
    outer = sketch("hall")
    outer.chain(outer.start(), outer.call("assembly", "meeting", "审议表决"), outer.choice("then"))
    outer.arrow("then", outer.end("adopted"), "ruling.assembly.majority.met")
    outer.arrow("then", outer.end("not_adopted"), default=True)
    return outer


def test_a_step_inside_a_call_is_named_by_its_path(sketch: Make, case: Begin) -> None:
    assert case(hall(sketch), meeting(sketch)).waiting == ["assembly.sign_in"]


def test_a_name_inside_a_call_means_that_of_the_call(sketch: Make, case: Begin) -> None:
    held = case(hall(sketch), meeting(sketch), facts={"ruling.assembly.quorum.met": True})
    assert held.do("assembly.sign_in").waiting == ["assembly.vote"]


def test_a_ruling_of_no_call_says_nothing_inside_one(sketch: Make, case: Begin) -> None:
    held = case(hall(sketch), meeting(sketch), facts={"ruling.quorum.met": True})
    assert held.do("assembly.sign_in").position.ended == "not_adopted"


def test_the_stage_of_the_outermost_call_holds_inside_it(sketch: Make, case: Begin) -> None:
    assert case(hall(sketch), meeting(sketch)).position.stage == "审议表决"


def test_a_call_inside_a_call_has_a_longer_path(sketch: Make, case: Begin) -> None:
    outer = sketch("outer")
    outer.chain(outer.start(), outer.call("day", "hall", "备案公布"), outer.end())
    held = case(outer, hall(sketch), meeting(sketch), facts={"ruling.day.assembly.quorum.met": True})
    assert held.do("day.assembly.sign_in").waiting == ["day.assembly.vote"]


def asking(sketch: Make) -> Sketch:
    drawn = sketch()
    drawn.chain(drawn.start(), drawn.step("ask"), drawn.choice("said"))
    drawn.arrow("said", drawn.end("yes"), "answer.ask.agreed")
    drawn.arrow("said", drawn.end("no"), default=True)
    return drawn


def test_an_answer_decides(sketch: Make, case: Begin) -> None:
    assert case(asking(sketch), facts={"answer.ask.agreed": True}).do("ask").position.ended == "yes"


def test_a_missing_answer_never_decides(sketch: Make, case: Begin) -> None:
    with pytest.raises(FactMissing) as refused:
        case(asking(sketch)).do("ask")
    assert refused.value.facts == {"name": "answer.ask.agreed", "step": "名ask"}


def test_a_gateway_without_a_way_on_refuses(sketch: Make, case: Begin) -> None:
    drawn = sketch()
    drawn.chain(drawn.start(), drawn.step("ask"), drawn.choice("said"))
    drawn.arrow("said", drawn.end("again"), 'answer.ask.then == "again"')
    drawn.arrow("said", drawn.end("close"), 'answer.ask.then == "close"')
    with pytest.raises(NoWayOn):
        case(drawn, facts={"answer.ask.then": "never"}).do("ask")


@pytest.mark.parametrize("value", ["yes", "True", ""])
def test_a_text_is_not_taken_for_true(sketch: Make, case: Begin, value: str) -> None:
    with pytest.raises(FactOfAnotherKind):
        case(asking(sketch), facts={"answer.ask.agreed": value}).do("ask")


def test_a_fact_outside_its_words_is_refused(sketch: Make, case: Begin) -> None:
    with pytest.raises(FactOfAnotherKind):
        case(revision(sketch), facts={"case.review": "perhaps"}).do("draft", "review")


def test_both_branches_of_a_fork_wait_at_once(sketch: Make, case: Begin) -> None:
    assert case(forked(sketch)).waiting == ["village", "township"]


def test_a_join_waits_for_every_branch(sketch: Make, case: Begin) -> None:
    assert case(forked(sketch)).do("township").waiting == ["village"]


@pytest.mark.parametrize("first", [("village", "township"), ("township", "village")])
@pytest.mark.parametrize("second", [("village", "township"), ("township", "village")])
def test_a_join_asks_for_both_again_in_the_second_round(
    sketch: Make, case: Begin, first: tuple[str, str], second: tuple[str, str]
) -> None:
    again = case(forked(sketch)).do(*first, second[0])
    assert again.waiting == [second[1]]


def forked(sketch: Make) -> Sketch:
    drawn = sketch()
    drawn.chain(drawn.start(), drawn.choice("again"), drawn.fork("split"))
    for step in ("village", "township"):
        drawn.chain("split", drawn.step(step), "join" if "join" in drawn.nodes else drawn.fork("join"))
    drawn.arrow("join", drawn.choice("agreed"))
    drawn.arrow("agreed", drawn.end(), 'case.review == "agreed"')
    drawn.arrow("agreed", "again", default=True)
    return drawn


def test_a_timer_runs_and_says_its_rule(sketch: Make, case: Begin) -> None:
    [timer] = case(posted(sketch)).do("post").position.timers
    assert (timer.path, timer.rule) == ("wait", "R-PUB-04")


def test_a_timer_that_fires_lets_the_case_go_on(sketch: Make, case: Begin) -> None:
    assert case(posted(sketch)).do("post").fire("wait").waiting == ["take_down"]


def test_a_timer_that_is_not_running_does_not_fire(sketch: Make, case: Begin) -> None:
    with pytest.raises(TimerNotRunning):
        case(posted(sketch)).fire("wait")


def posted(sketch: Make) -> Sketch:
    drawn = sketch()
    drawn.chain(drawn.start(), drawn.step("post"), drawn.timer("wait"), drawn.step("take_down"), drawn.end())
    return drawn


def late(sketch: Make, *, interrupting: bool) -> Sketch:
    drawn = sketch()
    drawn.chain(drawn.start(), drawn.step("review"), drawn.end())
    drawn.chain(
        drawn.deadline("too_late", "review", interrupting=interrupting), drawn.step("remind"), drawn.end("given_up")
    )
    return drawn


def test_an_interrupting_deadline_takes_the_step_away(sketch: Make, case: Begin) -> None:
    assert case(late(sketch, interrupting=True)).fire("too_late").waiting == ["remind"]


def test_another_deadline_leaves_the_step_and_runs_no_more(sketch: Make, case: Begin) -> None:
    after = case(late(sketch, interrupting=False)).fire("too_late")
    assert (sorted(after.waiting), after.timers) == (["remind", "review"], [])


def test_a_deadline_stops_when_its_step_is_done(sketch: Make, case: Begin) -> None:
    done = case(late(sketch, interrupting=True)).do("review")
    assert (done.position.ended, done.timers) == ("done", [])


def test_exactly_one_of_two_timers_fires(sketch: Make, case: Begin) -> None:
    drawn = sketch()
    drawn.chain(drawn.start(), drawn.fork("split"))
    for name in ("one", "two"):
        drawn.chain("split", drawn.timer(name), "join" if "join" in drawn.nodes else drawn.fork("join"))
    drawn.chain("join", drawn.end())
    assert case(drawn).fire("two").timers == ["one"]


def test_nobody_speaks_for_the_township(sketch: Make, case: Begin) -> None:
    assert case(revision(sketch)).model.steps["review"].evidence == (EvidenceKind.RECEIVED,)


def test_a_step_says_who_and_what(sketch: Make, case: Begin) -> None:
    drawn = sketch()
    drawn.chain(
        drawn.start(), drawn.step("study", role="meeting:chair", evidence="record_book signed_paper"), drawn.end()
    )
    step = case(drawn).model.steps["study"]
    assert (step.role, step.act, step.form, step.evidence, step.stage) == (
        "meeting:chair",
        "do_it",
        "study.json",
        (EvidenceKind.RECORD_BOOK, EvidenceKind.SIGNED_PAPER),
        "征集民意",
    )


def test_one_model_serves_many_cases_and_stays_as_it_was(sketch: Make, case: Begin) -> None:
    model = case(forked(sketch)).model
    spec = model.woven.specs["sketch"]
    before = {name: (tuple(one._inputs), tuple(one._outputs)) for name, one in spec.task_specs.items()}
    for _ in range(20):
        case(forked(sketch), facts={"case.review": "agreed"}).do("township", "village")
    assert {name: (tuple(one._inputs), tuple(one._outputs)) for name, one in spec.task_specs.items()} == before


def test_a_position_begins_without_a_clock_or_a_random_number(sketch: Make, case: Begin) -> None:
    model = case(forked(sketch)).model
    states = {Position.begin(model, facts=lambda _: None, actions={}).state() for _ in range(5)}
    assert states == {'{"at":["township","village"],"v":1}'}
