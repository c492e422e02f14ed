"""待办: the numbered worklist, and working it off with digits and Enter."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.session import Session, now_of, office_of, typist_name
from xiangyue_cli.tell import lines, rule, table, tell_refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from xiangyue.acts.office import Office
    from xiangyue.model import TodoLine
    from xiangyue.records import Register

ROOM = 18  # lines of the list on a screen of 24
AT_WORK = 12  # and what stands around it, where somebody works it off
MOST_OVER = 6
SOON = timedelta(days=60)  # a wait further away is nobody's business today
MINUTE = timedelta(minutes=1)  # a rehearsal's clock goes on by itself, a little
OUTSIDE = ("township_", "county_")
HEADS = ("line", "case", "step", "role", "since", "title")


def list_todo(register: "Register", *, now: datetime, room: int | None = ROOM) -> None:
    """Say what waits for whom, numbered, as much as there is room for; and what waits for time."""
    waiting = register.todo(limit=room)
    _tables(waiting)
    if room is not None and (more := register.todo_count() - len(waiting)) > 0:
        lines(say("told.more_to_do", count=more))
    over = tuple(dict.fromkeys(case for case, _ in register.due(now)))
    if over:
        lines(say("told.over", cases=over[:MOST_OVER], count=len(over)))


def _list_at_work(register: "Register", *, now: datetime, room: int | None) -> None:
    """The same for whoever works it off: what is begun, what is owed, what the next days bring."""
    waiting = register.todo(limit=room)
    _tables(waiting, state=lambda line: _state(register, line))
    if room is not None and (more := register.todo_count() - len(waiting)) > 0:
        lines(say("screen.folded", count=more))
    from xiangyue_cli.screens.case import due_line  # noqa: PLC0415

    for number, due in register.due(now + SOON)[:MOST_OVER]:
        title = register.case(number).title
        lines(say("screen.waits", case=number.rpartition("-")[2], title=title, due=due_line(due, now=now)))


def _tables(waiting: "Sequence[TodoLine]", *, state: "Callable[[TodoLine], str] | None" = None) -> None:
    """Say what the village can do, then what the township has to: each line under its own number."""
    numbered = list(enumerate(waiting, start=1))
    if not numbered:
        lines(say("told.nothing_to_do"))
    for code, role_outside in (("", False), ("screen.others", True)):
        shown = [(place, line) for place, line in numbered if line.role.startswith(OUTSIDE) is role_outside]
        if shown and code:
            lines(say(code))
        if shown:
            table(
                tuple(say(f"head.{head}") for head in HEADS),
                [
                    (
                        str(place),
                        line.case.rpartition("-")[2],
                        line.name + (state(line) if state else ""),
                        say(f"role.{line.role}"),
                        say("screen.day", month=line.since.month, day=line.since.day),
                        line.title,
                    )
                    for place, line in shown
                ],
            )


def _state(register: "Register", line: "TodoLine") -> str:
    """Return what else there is to know of a line that somebody looks at."""
    from xiangyue.acts.case.owed import owed_of  # noqa: PLC0415

    if line.role.startswith(OUTSIDE) and (owed := owed_of(register, line.case)):
        return say("screen.owes", count=len(owed))
    return say("screen.half_done") if register.draft(line.case, line.step) else ""


def work(session: Session) -> None:
    """Show the worklist until the clerk leaves; a digit opens a step."""
    from xiangyue_cli.keys import BACK, Away, line  # noqa: PLC0415
    from xiangyue_cli.opening import first_day  # noqa: PLC0415
    from xiangyue_cli.session import NoRegisterYet  # noqa: PLC0415

    try:
        session = _with_clock(session)
    except NoRegisterYet:
        if not first_day(session):
            return
        session = _with_clock(session)
    room: int | None = AT_WORK
    while True:
        _show(session, room=room)
        try:
            typed = line(say("screen.choose"))
        except Away:
            return
        if typed in BACK:
            return
        room = None if typed.lower() == "a" else AT_WORK
        session = _served(session, typed) if typed and room else session


def _served(session: Session, typed: str) -> Session:
    """Do what was chosen; whatever becomes of it, the worklist comes back."""
    from xiangyue_cli.keys import Away  # noqa: PLC0415
    from xiangyue_cli.opening import open_line  # noqa: PLC0415

    try:
        moment = open_line(session, typed)
    except Refusal as refusal:
        tell_refusal(refusal, as_json=False)
    except Away:
        pass  # by 0 or q: whoever went back knows
    except (KeyboardInterrupt, EOFError):
        lines(say("told.left"))
    else:
        if moment is not None:
            return replace(session, moment=moment)
    return session if session.moment is None else replace(session, moment=session.moment + MINUTE)


def _with_clock(session: Session) -> Session:
    """A rehearsal goes on when it was last written to; a real register has the machine's clock."""
    from xiangyue.model import Mode  # noqa: PLC0415

    with office_of(session).register as register:
        if session.moment is not None or register.mode is Mode.REAL:
            return session
        number, _ = register.head()
        return replace(session, moment=register.entry(number).recorded_at + MINUTE)


def _show(session: Session, *, room: int | None) -> None:
    from xiangyue.model import Mode  # noqa: PLC0415

    office = office_of(session)
    now = now_of(session, office)
    if office.register.due(now):
        office.register.close()
        office = _ticked(session, now=now)
    rehearsal = office.register.mode is Mode.REHEARSAL
    who = typist_name(session, office, on=now.date())
    lines(
        "",
        (say("screen.rehearsal") if rehearsal else "")
        + say("screen.village", village=office.register.village.name, day=_said(now), who=who),
    )
    rule()
    _list_at_work(office.register, now=now, room=room)
    rule()
    lines(say("screen.keys_of_rehearsal" if rehearsal else "screen.keys"))
    office.register.close()


def _ticked(session: Session, *, now: datetime) -> "Office":
    """Whoever sits at the worklist writes: what is over is ended, as before any other act."""
    from xiangyue.acts.case.tick import tick  # noqa: PLC0415

    try:
        office = office_of(session, writing=True)
        tick(office, now=now)
    except Refusal as refusal:
        tell_refusal(refusal, as_json=False)
        return office_of(session)
    return office


def _said(now: datetime) -> str:
    from xiangyue_cli.ask.days import said  # noqa: PLC0415

    return f"{said(now.date())} {now:%H:%M}"
