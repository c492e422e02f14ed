"""办理: the answers come from a file, from `--set`, or from questions; questions that break off leave a draft."""

import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.numbers import step_meant
from xiangyue_cli.people import Behalf, by_of
from xiangyue_cli.session import Session, at_terminal, now_of, office_of

if TYPE_CHECKING:
    from xiangyue.acts.case.do import Done
    from xiangyue.acts.office import Office
    from xiangyue.model import By, Case, Waiting


class AnswersMissing(Refusal):
    """There is nobody to ask, and no answers were given."""

    code = "answers-missing"

    def __init__(self, *, step: str) -> None:
        super().__init__(step=step)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What one call of `do` says beside the step."""

    answers: str | None = None  # a file, or - for standard input
    settings: tuple[str, ...] = ()
    behalf: Behalf = field(default_factory=Behalf)
    dry_run: bool = False
    on: date | None = None
    known: Mapping[str, Any] | None = None  # answers a command gives by itself: approve, return


def do_step(session: Session, told: str, call: Call) -> None:
    """Do one step and say what became of it."""
    office = office_of(session, writing=True)
    now = now_of(session, office)
    number, path = step_meant(office, told, now=now)
    if _to_be_asked(call) and not call.dry_run and _from_paper(office, number, path):
        from xiangyue_cli.resuming import walk  # noqa: PLC0415

        walk(session, office, number)
        return
    if _to_be_asked(call) and not call.dry_run:
        from xiangyue_cli.room.offer import room_chosen  # noqa: PLC0415 - a script has no screen

        if room_chosen(office, number, path, now=now):
            from xiangyue_cli.room import sit  # noqa: PLC0415

            office.register.close()
            sit(session, number)
            return
    done = perform(session, office, number, path, call, now=now)
    tell_done(session, done, dry_run=call.dry_run, office=office)


def perform(session: Session, office: "Office", number: str, path: str, call: Call, *, now: datetime) -> "Done":
    """Gather the answers, do the step.

    What was typed at questions is kept when it is refused. What a file says stands in the file: a draft of it would be
    gone on with by whoever sits down next.
    """
    from xiangyue.acts.case.do import do  # noqa: PLC0415

    case = office.register.case(number)
    waiting = _turn(office, case, path, now=now)
    if waiting is not None and waiting.form is not None and _to_be_asked(call):
        from xiangyue_cli.carrying import carry  # noqa: PLC0415

        return carry(session, office, case, waiting, call, now=now)
    answers = _answers(office, case, waiting, call)
    by = _by(session, office, case, path, waiting.role if waiting else "", call.behalf, answers, now=now)
    done = do(office, number, path, answers, by=by, now=now, on=call.on, seen=case.version, dry_run=call.dry_run)
    if not call.dry_run:
        with suppress(Refusal):  # the step is on record
            office.register.drop_draft(number, path)
    if not session.json:
        from xiangyue_cli.flagging import tell_flags  # noqa: PLC0415

        tell_flags(done)
    return done


def _turn(office: "Office", case: "Case", path: str, *, now: datetime) -> "Waiting | None":
    """Return the step as it waits, or as it may when the wait before it, which is over, has been ended by doing it."""
    if found := next((one for one in case.flow.waiting if one.step == path), None):
        return found
    if not any(due.at <= now for due in case.flow.due):
        return None
    from xiangyue.acts.case.moving import model_of  # noqa: PLC0415
    from xiangyue.model import Waiting  # noqa: PLC0415

    step = model_of(office.register, case).steps.get(path)
    if step is None:
        return None
    return Waiting(step=step.path, name=step.name, role=step.role, form=step.form, act=step.act)


def _by(
    session: Session,
    office: "Office",
    case: "Case",
    path: str,
    role: str,
    behalf: Behalf,
    answers: Mapping[str, Any],
    *,
    now: datetime,
) -> "By":
    by = by_of(session, office, behalf, role=role, case=case, answers=answers, on=now.date())
    if not by.on_behalf or not at_terminal():
        return by
    from xiangyue_cli.vouching import ask_evidence  # noqa: PLC0415

    shown = ask_evidence(office, case, path, by, behalf, now=now, answers=answers)
    return by_of(session, office, shown, role=role, case=case, answers=answers, on=now.date())


def _answers(office: "Office", case: "Case", waiting: "Waiting | None", call: Call) -> Mapping[str, Any]:
    from xiangyue.intake import content_of, parse_set, read_answers, read_form  # noqa: PLC0415

    given: dict[str, Any] = dict(call.known or {})
    if call.answers == "-":
        given |= read_answers(sys.stdin.buffer.read(), name="-")
    elif call.answers:
        given |= read_answers(content_of(Path(call.answers)), name=Path(call.answers).name)
    if waiting is None or waiting.form is None:
        return given
    form = read_form(office.register.content(case.models[f"forms/{waiting.form}"]))
    given = parse_set(form, call.settings, onto=given)
    if given or call.answers:
        return given
    raise AnswersMissing(step=waiting.name)


def _from_paper(office: "Office", number: str, path: str) -> bool:
    from xiangyue.acts.case.on_paper import done_on_paper  # noqa: PLC0415

    return done_on_paper(office.register.case(number), path)


def _to_be_asked(call: Call) -> bool:
    return at_terminal() and not (call.answers or call.settings or call.known)


def tell_done(session: Session, done: "Done", *, dry_run: bool, office: "Office") -> None:
    """Say what was recorded, what the rules said, what to look at once more, and what comes next."""
    from xiangyue.acts.case.hints import hints_after  # noqa: PLC0415
    from xiangyue_cli.screens import due_line, recorded_line, rulings_screen  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    if session.json:
        machine(
            {
                "case": done.case.number,
                "entry": done.entry.number,
                "rulings": done.counting,
                "hints": hints_after(office.register, done.entry),
                "waiting": [waiting.step for waiting in done.case.flow.waiting],
                "due": done.case.flow.due,
                "ended": done.case.flow.ended,
                "dry_run": dry_run,
            }
        )
        return
    lines(say("told.dry_run") if dry_run else recorded_line(office, done.entry))
    rulings_screen(done.counting)
    lines(*hints_after(office.register, done.entry))
    flow = done.case.flow
    if flow.ended:
        lines(say("told.ended", case=done.case.number.rpartition("-")[2]))
    for waiting in flow.waiting:
        lines(say("told.next", step=waiting.name, role=say(f"role.{waiting.role}")))
    for due in flow.due:
        lines(due_line(due, now=done.entry.recorded_at))
