"""接续: a matter half done on paper is opened, and its steps are typed from the papers until it stands where it stands."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.ask import parse_date
from xiangyue_cli.ask.days import said
from xiangyue_cli.from_paper import FromPaper
from xiangyue_cli.keys import line, needed, pick
from xiangyue_cli.people import Behalf, by_of, typist
from xiangyue_cli.session import Session, now_of, office_of
from xiangyue_cli.tell import lines, rule, tell_refusal

if TYPE_CHECKING:
    from xiangyue.acts.case.do import Done
    from xiangyue.acts.office import Office
    from xiangyue.model import By, Case, Waiting
    from xiangyue.process import Step
    from xiangyue_cli.doing import Call

RECORD, STOP = 1, 2
HAS_ONE = "1"


def resume_new(session: Session, office: "Office", workflow: str) -> None:
    """Ask how far the matter is and since when, open it, and type its steps.

    Raises:
        Away: whoever was asked left; what is on record stays.

    """
    from xiangyue.acts.case.resume import resume_case, steps_of  # noqa: PLC0415

    now = now_of(session, office)
    until = _which(steps_of(office, workflow)[1:])
    began = _began(now.date())
    papers = needed(say("resume.papers"))
    by = _clerk(session, office, now=now)
    case = resume_case(office, workflow, until=until, papers=papers, began_on=began, by=by, now=now)
    lines(say("resume.opened", case=_small(case), title=case.title))
    walk(session, office, case.number)


def resume_case_on(session: Session, office: "Office", number: str) -> None:
    """Go on typing a case; one that stands where it was said to stand may be further on by now.

    Raises:
        Away: whoever was asked left.

    """
    from xiangyue.acts.case.on_paper import resuming_until  # noqa: PLC0415
    from xiangyue.acts.case.resume import stands_at, steps_of  # noqa: PLC0415

    now = now_of(session, office)
    case = ticked(office, number, now=now)
    until = resuming_until(case)
    if not until or any(one.step == until for one in case.flow.waiting):
        steps = [one for one in steps_of(office, number) if all(one.path != here.step for here in case.flow.waiting)]
        until = _which(steps[1:])
        papers = needed(say("resume.papers"))
        case = stands_at(office, number, until=until, papers=papers, by=_clerk(session, office, now=now), now=now)
    lines(say("resume.again", case=_small(case), until=_until_name(office, case)))
    walk(session, office, number)


def offer_resuming(session: Session) -> None:
    """At the end of the first day: what is half done need not wait for a new matter."""
    from xiangyue.acts.case.start import titled_workflows  # noqa: PLC0415

    lines(say("resume.offer"))
    try:
        if line(say("resume.offer_choose")) != HAS_ONE:
            return
        titles = titled_workflows()
        lines(say("screen.new"), *(f"  {place} {title}" for place, title in enumerate(titles.values(), start=1)))
        workflow = list(titles)[pick(say("screen.choose"), most=len(titles)) - 1]
        resume_new(session, office_of(session, writing=True), workflow)
    except Refusal as refusal:
        tell_refusal(refusal, as_json=False)
    except KeyboardInterrupt:  # whoever left knows; the register is open
        return


def walk(session: Session, office: "Office", number: str) -> None:
    """Type step after step until the case stands where the matter stands, waits for a day, or it is left for later.

    Raises:
        Away: it was left for later.

    """
    from xiangyue.acts.case.on_paper import done_on_paper  # noqa: PLC0415
    from xiangyue_cli.doing import Call, perform  # noqa: PLC0415
    from xiangyue_cli.screens import recorded_line  # noqa: PLC0415

    while True:
        now = now_of(session, office)
        case = ticked(office, number, now=now)
        waiting = case.flow.waiting[0] if case.flow.waiting else None
        if waiting is None or not done_on_paper(case, waiting.step):
            lines(*standing_lines(case, now=now))
            return
        if _next(office, case, waiting) == STOP:
            _stop(session, office, case, waiting, now=now)
            continue
        rule()
        done = perform(session, office, number, waiting.step, Call(), now=now)
        lines(recorded_line(office, done.entry))


def carry_from_paper(
    session: Session, office: "Office", case: "Case", waiting: "Waiting", call: "Call", *, now: datetime
) -> "Done":
    """Do one step from its paper."""
    from xiangyue.intake import read_form  # noqa: PLC0415
    from xiangyue_cli.filling import Sitting  # noqa: PLC0415

    at = Sitting(
        office=office,
        case=case,
        waiting=waiting,
        schema=read_form(office.register.content(case.models[f"forms/{waiting.form}"])),
        typist=typist(session, office, on=now.date()),
        now=now,
    )
    papers = papers_of(office, case)
    return FromPaper(
        session=session, at=at, on=call.on, dry_run=call.dry_run, behalf=call.behalf, papers=papers
    ).to_the_end()


def papers_of(office: "Office", case: "Case") -> str:
    """Return where the papers of a resumed case lie."""
    from xiangyue.model.happened import CaseResumed  # noqa: PLC0415

    resumed = office.register.last(case.number, CaseResumed)
    return resumed.papers if resumed else ""


def _which(steps: "Sequence[Step]") -> str:
    """Show the steps by their stages and return the one picked."""
    stages = list(dict.fromkeys(step.stage for step in steps))
    ordered = sorted(steps, key=lambda step: stages.index(step.stage))
    lines(say("resume.steps"))
    for stage, group in groupby(enumerate(ordered, start=1), key=lambda one: one[1].stage):
        lines(f"{stage}  " + "  ".join(f"{place} {_short(step)}" for place, step in group))
    return ordered[pick(say("screen.choose"), most=len(ordered)) - 1].path


def _short(step: "Step") -> str:
    """The stage says already of which meeting it is; of a posting it must be said."""
    from xiangyue.acts.case.moving import name_of  # noqa: PLC0415

    return name_of(step) if step.name in step.call else step.name


def _began(today: date) -> date:
    while True:
        typed = needed(say("resume.began", example=f"{today.month}.1"))
        try:
            day = parse_date(typed, today=today)
        except Refusal as refusal:
            lines(say("ask.not_taken", why=say(refusal.code, **refusal.facts).split("\n")[1]))
            continue
        if day <= today:
            lines(say("ask.understood", value=said(day)))
            return day
        lines(say("ask.not_taken", why=say("resume.not_yet", day=day)))


def _next(office: "Office", case: "Case", waiting: "Waiting") -> int:
    rule()
    lines(
        say("resume.standing", case=_small(case), title=case.title, until=_until_name(office, case)),
        say("resume.next", step=waiting.name, role=say(f"role.{waiting.role}")),
        say("resume.choices"),
    )
    return pick(say("resume.how_choose"), most=STOP, default=RECORD)


def _stop(session: Session, office: "Office", case: "Case", waiting: "Waiting", *, now: datetime) -> None:
    """It stands here after all."""
    from xiangyue.acts.case.resume import stands_at  # noqa: PLC0415

    papers = papers_of(office, case)
    by = _clerk(session, office, now=now)
    stands_at(office, case.number, until=waiting.step, papers=papers, by=by, now=now)


def standing_lines(case: "Case", *, now: datetime) -> list[str]:
    """Say where it stands now."""
    from xiangyue.acts.case.on_paper import done_on_paper  # noqa: PLC0415
    from xiangyue_cli.screens import due_line  # noqa: PLC0415

    if case.flow.ended or case.withdrawn:
        return [say("resume.ended", case=_small(case))]
    if case.flow.waiting and not done_on_paper(case, case.flow.waiting[0].step):
        return [say("resume.reached", case=_small(case), step=case.flow.waiting[0].name)]
    if case.flow.waiting:
        return [say("told.next", step=case.flow.waiting[0].name, role=say(f"role.{case.flow.waiting[0].role}"))]
    return [*(due_line(due, now=now) for due in case.flow.due), say("resume.waits", case=_small(case))]


def ticked(office: "Office", number: str, *, now: datetime) -> "Case":
    """What is over is ended, so that the step behind it waits."""
    from xiangyue.acts.case.tick import fire_due  # noqa: PLC0415

    case = office.register.case(number)
    if any(due.at <= now for due in case.flow.due):
        with office.register.writing(now=now) as journal:
            fire_due(journal, office, number, now=now)
    return office.register.case(number)


def _until_name(office: "Office", case: "Case") -> str:
    from xiangyue.model.happened import CaseResumed  # noqa: PLC0415

    resumed = office.register.last(case.number, CaseResumed)
    return resumed.until_name if resumed else ""


def _clerk(session: Session, office: "Office", *, now: datetime) -> "By":
    return by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())


def _small(case: "Case") -> str:
    return case.number.rpartition("-")[2]
