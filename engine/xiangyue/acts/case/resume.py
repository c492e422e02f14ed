"""接续: opening a case of a matter that is half done on paper, and saying how far it is (ADR 21)."""

from datetime import date, datetime, time

from xiangyue.acts.case.may import check_clerk
from xiangyue.acts.case.moving import model_from, model_of, name_of
from xiangyue.acts.case.on_paper import RESUMING
from xiangyue.acts.case.refusals import CaseEnded, NoSuchStep, NothingSaid
from xiangyue.acts.case.start import files_of, kept_files, open_case
from xiangyue.acts.case.tick import fire_due
from xiangyue.acts.office import BEIJING, Office
from xiangyue.errors import Refusal
from xiangyue.model import By, Case, Draft
from xiangyue.model.happened import CaseResumed
from xiangyue.process import Model, Step
from xiangyue.records import Journal
from xiangyue.words import say


class NothingBefore(Refusal):
    """The first step of a model has none before it that could have been done on paper."""

    code = "resume-nothing-before"

    def __init__(self, *, step: str) -> None:
        super().__init__(step=step)


class NothingBegun(Refusal):
    """The case was opened as one that begins only now: what happened before that day cannot be typed into it."""

    code = "resume-nothing-begun"

    def __init__(self, *, case: str, opened_on: date) -> None:
        super().__init__(case=case, opened_on=opened_on)


class AlreadyThere(Refusal):
    """The case stands at that step: nothing before it is left to be typed."""

    code = "resume-already-there"

    def __init__(self, *, case: str, step: str) -> None:
        super().__init__(case=case, step=step)


def resume_case(
    office: Office,
    workflow: str,
    *,
    until: str,
    papers: str,
    began_on: date,
    by: By,
    now: datetime,
    title: str | None = None,
) -> Case:
    """Open a case of a matter that began that day, and whose steps before `until` were done on paper.

    Raises:
        NoSuchWorkflow, ModelRefused, NotYours: as when a case is started.
        NoSuchStep, NothingBefore: `until` is no step of the model, or its first.
        NothingSaid: it is not said where the papers lie.
        FactInTheFuture: the day has not come.

    """
    files = kept_files(office, workflow)
    _check_papers(papers)
    model = model_from(files, workflow)
    with office.register.writing(now=now) as journal:
        check_clerk(journal, by, what="does.resume", on=_day(now))
        opened = open_case(
            journal,
            office,
            workflow,
            files,
            title=title,
            by=by,
            now=now,
            began_at=datetime.combine(began_on, time.min, tzinfo=BEIJING),
        )
        if opened.flow.waiting[0].step == until:
            raise NothingBefore(step=opened.flow.waiting[0].name)
        _say_until(journal, opened, model, until=until, papers=papers, by=by, now=now)
        return journal.case(opened.number)


def stands_at(office: Office, number: str, *, until: str, papers: str, by: By, now: datetime) -> Case:
    """Say of a case that goes on which of its steps it really stands at: further on, or here after all.

    Raises:
        CaseEnded: it is closed.
        NothingBegun: it begins only now.
        NoSuchStep: its model has no such step.
        AlreadyThere: it stands there, and nothing else was said before.
        NothingSaid, NotYours: see `resume_case`.

    """
    _check_papers(papers)
    with office.register.writing(now=now) as journal:
        check_clerk(journal, by, what="does.resume", on=_day(now))
        fire_due(journal, office, number, now=now)
        case = journal.case(number)
        if case.withdrawn or case.flow.ended:
            raise CaseEnded(case=number)
        check_begun(case)
        here = any(one.step == until for one in case.flow.waiting)
        if here and case.facts.get(RESUMING, "") in ("", until):
            raise AlreadyThere(case=number, step=_named(model_of(office.register, case), number, until))
        _say_until(journal, case, model_of(office.register, case), until=until, papers=papers, by=by, now=now)
        return journal.case(number)


def check_begun(case: Case) -> None:
    """Refuse a case that begins only now.

    Raises:
        NothingBegun: see there.

    """
    if not case.answers and RESUMING not in case.facts:
        raise NothingBegun(case=case.number.rpartition("-")[2], opened_on=_day(case.opened_at))


def steps_of(office: Office, told: str) -> tuple[Step, ...]:
    """Return the steps of a workflow, or of a case, in the order in which they are come to."""
    cases = {one.number: one for one in office.register.cases()}
    model = model_of(office.register, cases[told]) if told in cases else model_from(files_of(told), told)
    return tuple(model.steps.values())


def _say_until(journal: Journal, case: Case, model: Model, *, until: str, papers: str, by: By, now: datetime) -> None:
    did = CaseResumed(until=until, until_name=_named(model, case.number, until), papers=papers.strip())
    journal.append(Draft(case=case.number, by=by, happened_at=now, did=did, facts={RESUMING: until}), seen=case.version)


def _named(model: Model, case: str, path: str) -> str:
    step = model.steps.get(path)
    if step is None:
        raise NoSuchStep(case=case, step=path)
    return name_of(step)


def _check_papers(papers: str) -> None:
    if not papers.strip():
        raise NothingSaid(what=say("said.papers"))


def _day(now: datetime) -> date:
    return now.astimezone(BEIJING).date()
