"""接续, gone on with: step after step is typed from its paper, until the case stands where the matter stands."""

from datetime import datetime
from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.from_paper import FromPaper
from xiangyue_cli.keys import pick
from xiangyue_cli.people import Behalf, by_of, typist
from xiangyue_cli.session import Session, now_of
from xiangyue_cli.tell import lines, rule

if TYPE_CHECKING:
    from xiangyue.acts.case.do import Done
    from xiangyue.acts.office import Office
    from xiangyue.model import By, Case, Waiting
    from xiangyue_cli.doing import Call

RECORD, STOP = 1, 2


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


def _next(office: "Office", case: "Case", waiting: "Waiting") -> int:
    rule()
    lines(
        say("resume.standing", case=small(case), title=case.title, until=until_name(office, case)),
        say("resume.next", step=waiting.name, role=say(f"role.{waiting.role}")),
        say("resume.choices"),
    )
    return pick(say("resume.how_choose"), most=STOP, default=RECORD)


def _stop(session: Session, office: "Office", case: "Case", waiting: "Waiting", *, now: datetime) -> None:
    """It stands here after all."""
    from xiangyue.acts.case.resume import stands_at  # noqa: PLC0415

    papers = papers_of(office, case)
    by = clerk(session, office, now=now)
    stands_at(office, case.number, until=waiting.step, papers=papers, by=by, now=now)


def standing_lines(case: "Case", *, now: datetime) -> list[str]:
    """Say where it stands now."""
    from xiangyue.acts.case.on_paper import done_on_paper  # noqa: PLC0415
    from xiangyue_cli.screens import due_line  # noqa: PLC0415

    if case.flow.ended or case.withdrawn:
        return [say("resume.ended", case=small(case))]
    if case.flow.waiting and not done_on_paper(case, case.flow.waiting[0].step):
        return [say("resume.reached", case=small(case), step=case.flow.waiting[0].name)]
    if case.flow.waiting:
        return [say("told.next", step=case.flow.waiting[0].name, role=say(f"role.{case.flow.waiting[0].role}"))]
    return [*(due_line(due, now=now) for due in case.flow.due), say("resume.waits", case=small(case))]


def ticked(office: "Office", number: str, *, now: datetime) -> "Case":
    """What is over is ended, so that the step behind it waits."""
    from xiangyue.acts.case.tick import fire_due  # noqa: PLC0415

    case = office.register.case(number)
    if any(due.at <= now for due in case.flow.due):
        with office.register.writing(now=now) as journal:
            fire_due(journal, office, number, now=now)
    return office.register.case(number)


def until_name(office: "Office", case: "Case") -> str:
    """Return the name of the step at which a resumed matter stands."""
    from xiangyue.model.happened import CaseResumed  # noqa: PLC0415

    resumed = office.register.last(case.number, CaseResumed)
    return resumed.until_name if resumed else ""


def clerk(session: Session, office: "Office", *, now: datetime) -> "By":
    """Return who sits there, as the clerk."""
    return by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())


def small(case: "Case") -> str:
    """Return the number of a case as people say it."""
    return case.number.rpartition("-")[2]
