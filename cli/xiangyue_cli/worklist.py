"""待办: the numbered worklist, and working it off with digits and Enter."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from xiangyue.errors import Overtaken, Refusal
from xiangyue.model import Mode
from xiangyue.words import say
from xiangyue_cli.session import Session, now_of, office_of, typist_name
from xiangyue_cli.tell import lines, table, tell_refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xiangyue.acts.office import Office
    from xiangyue.acts.worklist.home import Home, Mine
    from xiangyue.acts.worklist.year import OfTheYear
    from xiangyue.model import TodoLine
    from xiangyue.records import Register

ROOM = 18  # lines of the list on a screen of 24
SPARE = 5  # with more lines than these a worklist leaves no room for what was said before it
MOST_OVER = 6
WEEKDAYS = "一二三四五六日"
MINUTE = timedelta(minutes=1)  # a rehearsal's clock goes on by itself, a little
OUTSIDE = ("township_", "county_")
HEADS = ("line", "case", "step", "role", "since", "title")


def list_todo(register: "Register", *, now: datetime, room: int | None = ROOM) -> None:
    """Say what waits for whom, numbered, as much as there is room for; and what waits for time."""
    if owing := register.cases_where("evidence_owed"):
        lines(say("told.cases_owing", cases=owing[:MOST_OVER], count=len(owing)))
    waiting = register.todo(limit=room)
    _tables(waiting)
    if room is not None and (more := register.todo_count() - len(waiting)) > 0:
        lines(say("told.more_to_do", count=more))
    over = tuple(dict.fromkeys(case for case, _ in register.due(now)))
    if over:
        lines(say("told.over", cases=over[:MOST_OVER], count=len(over)))


def _tables(waiting: "Sequence[TodoLine]") -> None:
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
                        line.name,
                        say(f"role.{line.role}"),
                        say("screen.day", month=line.since.month, day=line.since.day),
                        line.title,
                    )
                    for place, line in shown
                ],
            )


def work(session: Session) -> None:
    """Show the worklist until the clerk leaves; a digit opens a line."""
    from xiangyue_cli.keys import BACK, Away, line  # noqa: PLC0415
    from xiangyue_cli.opening import first_day  # noqa: PLC0415
    from xiangyue_cli.session import NoRegisterYet  # noqa: PLC0415

    try:
        session = _with_clock(session)
    except NoRegisterYet:
        if not first_day(session):
            return
        session = _with_clock(session)
    while True:
        home = _show(session)
        try:
            typed = line(say("screen.choose"))
        except Away:
            return
        if typed in BACK:
            return
        if typed:
            session, said = _served(session, home, typed)
            _read_first(home, said=said)


def _read_first(home: "Home", *, said: bool) -> None:
    """What was said must not scroll away above a long worklist: Enter is waited for."""
    from xiangyue_cli.keys import Away, line  # noqa: PLC0415

    if said and len(home.mine) + len(home.theirs) > SPARE:
        with suppress(Away):
            line(say("screen.enter"))


def _served(session: Session, home: "Home", typed: str) -> tuple[Session, bool]:
    """Do what was chosen; whatever becomes of it, the worklist comes back. Return whether there is something to read."""
    from xiangyue_cli.keys import Away  # noqa: PLC0415
    from xiangyue_cli.opening import open_line  # noqa: PLC0415
    from xiangyue_cli.overtaken import look_again  # noqa: PLC0415

    said = True
    try:
        moment = open_line(session, home, typed)
    except Overtaken as overtaken:
        tell_refusal(overtaken, as_json=False)
        look_again(session, overtaken)
    except Refusal as refusal:
        tell_refusal(refusal, as_json=False)
    except Away:
        said = False  # by 0 or q: whoever went back knows
    except (KeyboardInterrupt, EOFError):
        lines(say("told.left"))
    else:
        if moment is not None:
            return replace(session, moment=moment), False
    return (session if session.moment is None else replace(session, moment=session.moment + MINUTE)), said


def _with_clock(session: Session) -> Session:
    """A rehearsal goes on when it was last written to; a real register has the machine's clock."""
    with office_of(session).register as register:
        if session.moment is not None or register.mode is Mode.REAL:
            return session
        number, _ = register.head()
        return replace(session, moment=register.entry(number).recorded_at + MINUTE)


def _show(session: Session) -> "Home":
    """Show the worklist and return what stands on it: a number means the line that was seen."""
    from xiangyue.acts.worklist.home import home  # noqa: PLC0415
    from xiangyue_cli.screens.home import Around, home_lines  # noqa: PLC0415

    office = office_of(session)
    now = now_of(session, office)
    if office.register.due(now):
        office.register.close()
        office = _ticked(session, now=now)
    rehearsal = office.register.mode is Mode.REHEARSAL
    around = Around(
        head=_head(session, office, now=now),
        year=_year(office, now=now),
        keys=say("screen.keys_of_rehearsal" if rehearsal else "screen.keys"),
    )
    found = home(office, now=now)
    lines(*home_lines(found, around, now=now, state=lambda line: lacks(office, line)))
    office.register.close()
    return found


def _head(session: Session, office: "Office", *, now: datetime) -> str:
    """Return the village, the moment, who sits there, and whether the register is sound."""
    register = office.register
    who = typist_name(session, office, on=now.date())
    clerk = who and say("home.clerk", who=who, role=say("role.clerk"))
    rehearsal = say("screen.rehearsal") if register.mode is Mode.REHEARSAL else ""
    day = say("home.on", month=now.month, day=now.day, weekday=WEEKDAYS[now.weekday()])
    state = _state(register) if register.mode is Mode.REAL else ""
    told = say("home.head", village=register.village.name, day=f"{day} {now:%H:%M}", who=clerk, state=state)
    return rehearsal + told.rstrip()


def _state(register: "Register") -> str:
    from xiangyue.acts.keeping.copying import last_copy  # noqa: PLC0415

    if not register.holds():
        return say("home.unsound")
    on = last_copy(register)
    copy = say("home.copied", month=on.month, day=on.day) if on else say("home.never_copied")
    return say("home.sound", copy=copy)


def _year(office: "Office", *, now: datetime) -> "OfTheYear | None":
    from xiangyue.acts.worklist.year import of_the_year  # noqa: PLC0415
    from xiangyue.rules import DayNotCovered  # noqa: PLC0415

    try:
        return of_the_year(office, on=now.date())
    except DayNotCovered:
        return None


def lacks(office: "Office", line: "Mine") -> str:
    """Return 还差 of a line that somebody looks at."""
    from xiangyue.acts.case.on_paper import done_on_paper  # noqa: PLC0415
    from xiangyue.acts.case.owed import owed_of  # noqa: PLC0415

    if line.step is None:
        return line.chore.lacks if line.chore else ""
    if office.register.draft(line.step.case, line.step.step):
        return say("home.half_done")
    if done_on_paper(office.register.case(line.step.case), line.step.step):
        return say("resume.to_be_typed")
    owed = owed_of(office.register, line.step.case)
    return say("home.owes", count=len(owed)) if owed else ""


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
