"""接续 from a file: each step is put on record by itself; the same file again goes on where it stopped."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import refused, say
from xiangyue_cli.people import Behalf, by_of, typist
from xiangyue_cli.session import Session, now_of
from xiangyue_cli.tell import lines, machine

if TYPE_CHECKING:
    from datetime import datetime

    from xiangyue.acts.office import Office
    from xiangyue.intake import PaperStep, Resumed
    from xiangyue.model import By, Case


class ResumeAnswersMissing(Refusal):
    """There is nobody to ask, and no file was given."""

    code = "resume-answers-missing"

    def __init__(self) -> None:
        super().__init__()


class ResumeDiffers(Refusal):
    """The file tells another course than the register has."""

    code = "resume-differs"

    def __init__(self, *, line: int, step: str, recorded: str, count: int) -> None:
        super().__init__(line=line, step=step, recorded=recorded, count=count)


class ResumeStopped(Refusal):
    """A step of the file was refused; those before it are on record."""

    code = "resume-stopped"

    def __init__(self, *, line: int, step: str, count: int, why: str, case: str, because: str) -> None:
        super().__init__(line=line, step=step, count=count, why=why, case=case, because=because)


def resume_from_file(session: Session, office: "Office", told: str, file: str) -> None:
    """Open the case, or go on with it, and put every step of the file on record that is not there yet.

    Raises:
        FileRefused: nothing was written.
        ResumeDiffers: the file does not begin with what is on record.
        ResumeStopped: a step was refused.

    """
    from xiangyue.intake import content_of, read_resumed  # noqa: PLC0415

    content = sys.stdin.buffer.read() if file == "-" else content_of(Path(file))
    matter = read_resumed(content, name=Path(file).name)
    now = now_of(session, office)
    case, fresh = _case_of(session, office, told, matter, now=now)
    there = 0 if fresh else _already(office, case, matter)
    for count, step in enumerate(matter.steps[there:], start=there):
        _one(session, office, case.number, step, beside=Path(file).parent, count=count, now=now)
    _tell(session, office, case.number, matter, recorded=len(matter.steps) - there, now=now)


def _case_of(
    session: Session, office: "Office", told: str, matter: "Resumed", *, now: "datetime"
) -> "tuple[Case, bool]":
    """Return the case, and whether it was opened just now."""
    from xiangyue.acts.case.on_paper import resuming_until  # noqa: PLC0415
    from xiangyue.acts.case.resume import resume_case, stands_at  # noqa: PLC0415
    from xiangyue.acts.case.start import workflows  # noqa: PLC0415

    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    if told in workflows() or not told[:1].isdecimal():
        opened = resume_case(
            office,
            told,
            until=matter.until,
            papers=matter.papers,
            began_on=matter.began,
            title=matter.title,
            by=by,
            now=now,
        )
        return opened, True
    case = office.register.case(told)
    if resuming_until(case) != matter.until:
        case = stands_at(office, told, until=matter.until, papers=matter.papers, by=by, now=now)
    return case, False


def _already(office: "Office", case: "Case", matter: "Resumed") -> int:
    """Return how many steps of the file are on record; they must be its first ones."""
    recorded = _recorded(office, case)
    for count, (step, done) in enumerate(zip(matter.steps, recorded, strict=False)):
        if step.do != done:
            raise ResumeDiffers(
                line=step.line, step=_named(office, case, step.do), recorded=_named(office, case, done), count=count
            )
    return min(len(recorded), len(matter.steps))


def _recorded(office: "Office", case: "Case") -> list[str]:
    return [
        str(entry.payload["step"])
        for entry in office.register.entries(case.number)
        if entry.payload["step"] and entry.payload["answers"]
    ]


def _one(
    session: Session, office: "Office", number: str, step: "PaperStep", *, beside: Path, count: int, now: "datetime"
) -> None:
    from xiangyue.acts.case.do import do  # noqa: PLC0415

    case = office.register.case(number)
    try:
        by = _by(session, office, case, step, beside=beside, now=now)
        do(office, number, step.do, step.answers, by=by, now=now, on=step.on)
    except Refusal as refusal:
        raise ResumeStopped(
            line=step.line,
            step=_named(office, case, step.do),
            count=count,
            why=refused(refusal)[0].split("\n")[1],
            case=number,
            because=refusal.code,
        ) from refusal


def _by(session: Session, office: "Office", case: "Case", step: "PaperStep", *, beside: Path, now: "datetime") -> "By":
    """Whoever held the post on the day of the step answers for it."""
    from xiangyue.acts.case.moving import model_of  # noqa: PLC0415

    known = model_of(office.register, case).steps.get(step.do)
    behalf = Behalf(
        responsible=step.responsible,
        kind=step.evidence,
        where=step.where,
        number=step.number,
        signed_by=step.signed_by,
        signed_on=step.signed_on,
        scan=beside / step.scan if step.scan else None,
    )
    who = replace(session, who=typist(session, office, on=now.date()))
    role, on = known.role if known else "", _day(step, today=now.date())
    return by_of(who, office, behalf, role=role, case=case, answers=step.answers, on=on)


def _day(step: "PaperStep", *, today: date) -> date:
    told = [value for name, value in step.answers.items() if name.endswith("_on") and isinstance(value, str)]
    try:
        return step.on or (date.fromisoformat(told[0]) if told else today)
    except ValueError:  # the form will say so
        return today


def _named(office: "Office", case: "Case", path: str) -> str:
    from xiangyue.acts.case.moving import model_of, name_of  # noqa: PLC0415

    step = model_of(office.register, case).steps.get(path)
    return name_of(step) if step else path


def _tell(
    session: Session, office: "Office", number: str, matter: "Resumed", *, recorded: int, now: "datetime"
) -> None:
    from xiangyue_cli.resuming import standing_lines, ticked  # noqa: PLC0415

    case = ticked(office, number, now=now)
    if session.json:
        reached = any(one.step == matter.until for one in case.flow.waiting)
        waiting = [one.step for one in case.flow.waiting]
        machine({"case": case.number, "recorded": recorded, "waiting": waiting, "reached": reached})
        return
    lines(say("resume.recorded", count=recorded), *standing_lines(case, now=now))
