"""办理: doing one step of a case."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from xiangyue.acts.case.asked import Asked
from xiangyue.acts.case.guard import Guarded
from xiangyue.acts.case.may import check_may
from xiangyue.acts.case.moving import flow_of, model_of, resume
from xiangyue.acts.case.on_paper import RESUMING, check_known, done_on_paper, resuming_until
from xiangyue.acts.case.printable import check_printable
from xiangyue.acts.case.refusals import BeforeItsTime, CaseEnded, NoSuchStep, WitnessNeeded
from xiangyue.acts.case.scene import Outcome, Scene
from xiangyue.acts.case.tick import fire_due
from xiangyue.acts.case.unproved import OWED, counted
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.steps import PREPARED, STEPS
from xiangyue.acts.village.meant import name_of
from xiangyue.errors import Overtaken
from xiangyue.intake import check_answers, read_form
from xiangyue.model import About, By, Case, Draft, Entry, Flow, Ruling
from xiangyue.process import Model, StepNotWaiting
from xiangyue.records import Journal
from xiangyue.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What became of a step: its entry, what the rules said, and the case as it stands now."""

    entry: Entry
    rulings: tuple[Ruling, ...]
    case: Case

    @property
    def counting(self) -> tuple[Ruling, ...]:
        """What the rules said, as it counts: 待补 where the step itself lacks its evidence."""
        if not self.entry.by.owing:
            return self.rulings
        return tuple(counted(ruling, self.entry.number) for ruling in self.rulings)


class _DryRun(Exception):  # noqa: N818 - never leaves this module: it rolls the trial back
    def __init__(self, done: Done) -> None:
        self.done = done


def do(
    office: Office,
    number: str,
    path: str,
    answers: Mapping[str, Any],
    *,
    by: By,
    now: datetime,
    on: date | None = None,
    seen: int | None = None,
    dry_run: bool = False,
) -> Done:
    """Do a waiting step and put it on record: all of it is written, or nothing.

    `on` is the day it happened, where the form does not ask for it; today, if it is not said.

    Raises:
        Overtaken: the case has moved since the entry `seen`.
        StepNotWaiting: it is not this step's turn.
        Refusal: of the answers, of the one who acts, or of the act itself.

    """
    done: Done | None = None
    with suppress(_DryRun), office.register.writing(now=now) as journal:
        fired = fire_due(journal, office, number, now=now)
        case = journal.case(number)
        if seen is not None and case.version != seen and not fired:
            raise Overtaken(case=number, step=_named(case, path), whom=_whom(journal, case))
        done = _do(journal, office, case, path, answers, by=by, now=now, on=on)
        if dry_run:
            raise _DryRun(done)
    if done is None:  # pragma: no cover - the block above either sets it or raises
        raise AssertionError(path)
    return done


def _do(
    journal: Journal,
    office: Office,
    case: Case,
    path: str,
    answers: Mapping[str, Any],
    *,
    by: By,
    now: datetime,
    on: date | None,
) -> Done:
    model = model_of(office.register, case)
    scene = _scene(journal, office, case, model, path, by=by, now=now, on=on)
    prepared = PREPARED[scene.step.act](scene, answers) if scene.step.act in PREPARED else answers
    form = _form(case, scene)
    if done_on_paper(case, path):
        check_known(form, scene.step.act, prepared)
    told = check_answers(form, prepared)
    check_printable(told, office.missing)
    outcome = STEPS[scene.step.act](scene, told)
    if by.owing:
        outcome = replace(outcome, facts={**outcome.facts, OWED: True})
    check_may(scene, on=outcome.happened_on)
    _check_day(scene, outcome)
    asked = Asked(journal, case)
    asked.add(outcome, step=path, answers=told)
    if resuming_until(case) == path:  # what comes from here on is done in the register
        asked.facts[RESUMING] = ""
    guarded = Guarded(scene, asked, on=outcome.happened_on)
    flow = None if outcome.stays else _move(model, scene, asked, guarded, outcome)
    rulings = outcome.rulings + office.law.late(
        happened_on=outcome.happened_on,
        recorded_on=scene.today,
        starts_period=outcome.starts_period,
        witnessed=outcome.witnessed,
        about=About(item=path),  # a later late step does not take the place of this one
    )
    happened_at = _moment(case, outcome.happened_on, now=now)
    entry = journal.append(
        Draft(
            case=case.number,
            by=by,
            happened_at=happened_at,
            did=outcome.did,
            step=path,
            answers=told,
            facts={name: told for name, told in asked.facts.items() if case.facts.get(name) != told},
            rulings=rulings,
            flow=flow,
        ),
        seen=case.version,
    )
    for event in guarded.did:
        journal.append(Draft(case=case.number, by=by, happened_at=happened_at, did=event, step=path))
    return Done(entry=entry, rulings=rulings, case=journal.case(case.number))


def _scene(
    journal: Journal, office: Office, case: Case, model: Model, path: str, *, by: By, now: datetime, on: date | None
) -> Scene:
    if case.withdrawn or case.flow.ended:
        raise CaseEnded(case=case.number)
    step = model.steps.get(path)
    if step is None:
        raise NoSuchStep(case=case.number, step=path)
    if not any(waiting.step == path for waiting in case.flow.waiting):
        raise StepNotWaiting(step=step.name, waiting=tuple(waiting.name for waiting in case.flow.waiting))
    return Scene(
        register=office.register,
        journal=journal,
        law=office.law,
        case=case,
        step=step,
        model=model,
        by=by,
        now=now,
        day=on or now.astimezone(BEIJING).date(),
    )


def _form(case: Case, scene: Scene) -> Mapping[str, Any]:
    return read_form(scene.register.content(case.models[f"forms/{scene.step.form}"]))


def _move(model: Model, scene: Scene, asked: Asked, guarded: Guarded, outcome: Outcome) -> Flow:
    position = resume(model, scene.case, facts=asked, actions=guarded.actions)
    position.complete(scene.step.path)
    return flow_of(
        position,
        scene.law,
        before=scene.case.flow.due,
        period_from=outcome.period_from or outcome.happened_on,
        period_until=outcome.period_until,
    )


def _check_day(scene: Scene, outcome: Outcome) -> None:
    """A fact is not older than the step it answers, and the late start of a period is witnessed.

    A fact of tomorrow is refused by the journal itself.
    """
    happened_on, today = outcome.happened_on, scene.today
    moved_on = scene.journal.waiting_since(scene.case.number, scene.step.path)
    if moved_on is not None and happened_on < moved_on:
        raise BeforeItsTime(step=scene.step.name, happened_on=happened_on, moved_on=moved_on)
    if (
        outcome.starts_period
        and (today - happened_on).days > scene.law.profile.period_late_after_days
        and not outcome.witnessed
    ):
        raise WitnessNeeded(happened_on=happened_on, today=today)


def moved_at(case: Case) -> datetime:
    """Return when the case last moved, by the clock of what happened."""
    return max((case.opened_at, *case.last_happened_at.values()))


def _moment(case: Case, day: date, *, now: datetime) -> datetime:
    """The day is what people say; within it the order of the entries is kept."""
    if day == now.astimezone(BEIJING).date():
        return now
    return max(datetime.combine(day, time.min, tzinfo=BEIJING), moved_at(case))


def _whom(journal: Journal, case: Case) -> str:
    """Return who wrote to the case last, and when."""
    last = journal.entry(case.version)
    at = last.recorded_at.astimezone(BEIJING)
    return say(
        "overtaken.whom", month=at.month, day=at.day, clock=f"{at:%H:%M}", who=name_of(journal, last.by.typed_by)
    )


def _named(case: Case, path: str) -> str:
    """Return a step as the worklist names it."""
    return next((waiting.name for waiting in case.flow.waiting if waiting.step == path), path)
