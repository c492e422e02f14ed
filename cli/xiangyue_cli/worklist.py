"""待办: the numbered worklist, and working it off with digits and Enter."""

from datetime import datetime
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.session import Session, now_of, office_of, typist_name
from xiangyue_cli.tell import lines, rule, table, tell_refusal

if TYPE_CHECKING:
    from xiangyue.records import Register

LEAVE = "q"
ROOM = 18  # lines of the list on a screen of 24
MOST_OVER = 6


def list_todo(register: "Register", *, now: datetime, room: int | None = ROOM) -> None:
    """Say what waits for whom, numbered, as much as there is room for; and what waits for time."""
    waiting = register.todo(limit=room)
    if waiting:
        table(
            (
                say("head.line"),
                say("head.case"),
                say("head.step"),
                say("head.role"),
                say("head.since"),
                say("head.title"),
            ),
            [
                (
                    str(place),
                    line.case.rpartition("-")[2],
                    line.name,
                    say(f"role.{line.role}"),
                    f"{line.since:%m-%d}",
                    line.title,
                )
                for place, line in enumerate(waiting, start=1)
            ],
        )
    else:
        lines(say("told.nothing_to_do"))
    if room is not None and (more := register.todo_count() - len(waiting)) > 0:
        lines(say("told.more_to_do", count=more))
    over = tuple(dict.fromkeys(case for case, _ in register.due(now)))
    if over:
        lines(say("told.over", cases=over[:MOST_OVER], count=len(over)))


def work(session: Session) -> None:
    """Show the worklist until the clerk leaves; a digit opens a step."""
    from xiangyue_cli.ask import typed_line  # noqa: PLC0415 - a list needs none of it
    from xiangyue_cli.opening import first_choice  # noqa: PLC0415
    from xiangyue_cli.session import NoRegisterYet  # noqa: PLC0415

    try:
        office_of(session).register.close()
    except NoRegisterYet:
        first_choice(session)
        return
    while True:
        _show(session)
        typed = typed_line(say("screen.choose")).strip().lower()
        if typed in {LEAVE, "0", ""}:
            return
        try:
            _open(session, typed)
        except Refusal as refusal:
            tell_refusal(refusal, as_json=False)


def _show(session: Session) -> None:
    office = office_of(session)
    now = now_of(session, office)
    village = office.register.village.name
    lines(say("screen.village", village=village, on=now, who=typist_name(session, office, on=now.date())))
    rule()
    list_todo(office.register, now=now)
    rule()
    lines(say("screen.keys"))
    office.register.close()


def _open(session: Session, typed: str) -> None:
    from xiangyue_cli.ask import half_width  # noqa: PLC0415
    from xiangyue_cli.doing import Call, do_step  # noqa: PLC0415
    from xiangyue_cli.opening import look, new_case  # noqa: PLC0415

    match half_width(typed):
        case "n":
            new_case(session)
        case "s":
            look(session)
        case number:
            do_step(session, number, Call())
