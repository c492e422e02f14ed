"""Moving a case along its model: one position, used once and thrown away."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from xiangyue.acts.office import BEIJING
from xiangyue.model import Case, Due, FactValue, Flow, Waiting
from xiangyue.process import Model, Position, Step, load
from xiangyue.records import Register
from xiangyue.rules import Law
from xiangyue.words import say

Facts = Callable[[str], FactValue | None]
Actions = Mapping[str, Callable[[str], None]]


def model_of(register: Register, case: Case) -> Model:
    """Return the model the case was started on, from the content store."""
    return model_from({name: register.content(sha256) for name, sha256 in case.models.items()}, case.workflow)


def model_from(files: Mapping[str, bytes], workflow: str) -> Model:
    """Return the model of these files, linted; forms stand among them under `forms/`."""
    models = {name.removeprefix("workflows/"): raw for name, raw in files.items() if name.startswith("workflows/")}
    forms = {name.removeprefix("forms/"): raw for name, raw in files.items() if name.startswith("forms/")}
    return load(models, workflow, forms=forms)


def begin(model: Model, *, facts: Facts, actions: Actions) -> Position:
    """Stand at the first step of a new case."""
    return Position.begin(model, facts=facts, actions=actions)


def resume(model: Model, case: Case, *, facts: Facts, actions: Actions) -> Position:
    """Stand where the case stood after its last step."""
    return Position.resume(model, case.flow.state, facts=facts, actions=actions)


def flow_of(
    position: Position, law: Law, *, before: tuple[Due, ...], period_from: date, period_until: date | None
) -> Flow:
    """Return where the case stands now; the moment of a wait that has just begun is computed here."""
    known = {due.timer: due for due in before}
    return Flow(
        state=position.state(),
        waiting=tuple(
            Waiting(step=step.path, name=name_of(step), role=step.role, form=step.form, act=step.act)
            for step in position.waiting
        ),
        due=tuple(
            known.get(timer.path) or _due(timer.path, timer.rule, law, period_from, period_until)
            for timer in position.timers
        ),
        stage=position.stage,
        ended=position.ended,
    )


def name_of(step: Step) -> str:
    """Return the step's name as a worklist needs it: 张贴 alone could be any of three, 签到 that of any meeting."""
    if not step.call:
        return step.name
    return step.call if step.name in step.call else say("step.of_call", call=step.call, step=step.name)


def _due(path: str, rule: str, law: Law, period_from: date, period_until: date | None) -> Due:
    """The law's end of the period, or the later day that was promised on paper."""
    at = law.due(rule, start=period_from)
    if period_until is not None:
        at = max(at, end_of(period_until))
    return Due(timer=path, rule=rule, at=at)


def end_of(day: date) -> datetime:
    """Return 24:00 of a day (民法典 art 203)."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=BEIJING)
