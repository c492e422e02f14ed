"""What the worklist offers besides its lines: a new matter, a look at one, a copy, the clock of a rehearsal; the first day."""

from datetime import datetime
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.ask import half_width
from xiangyue_cli.dragged import dragged
from xiangyue_cli.keys import Away, line, needed, pick
from xiangyue_cli.session import Session, now_of, office_of, user_data
from xiangyue_cli.tell import lines, rule, tell_refusal

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.acts.worklist.home import Home

NEW_ONE, RESTORED, REHEARSED = 1, 2, 3
FROM_THE_BEGINNING, HALF_DONE = 1, 2


def open_line(session: Session, home: "Home", typed: str) -> datetime | None:
    """Do what was chosen at the worklist; a rehearsal's new moment comes back.

    Raises:
        Away: whoever chose left again.

    """
    from xiangyue_cli.at_home import KEYS, open_number  # noqa: PLC0415

    key = typed.lower()
    if key in {"t", "拨钟"}:
        return _another_day(session)
    if key in KEYS:
        KEYS[key](session, home)
    else:
        open_number(session, home, typed)
    return None


def new_case(session: Session) -> None:
    """新办: pick a procedure by its number, and take its first step at once."""
    from xiangyue.acts.case.start import start, titled_workflows  # noqa: PLC0415
    from xiangyue_cli.doing import Call, perform, tell_done  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415

    titles = titled_workflows()
    lines(say("screen.new"), *(f"  {place} {title}" for place, title in enumerate(titles.values(), start=1)))
    workflow = list(titles)[pick(say("screen.choose"), most=len(titles)) - 1]
    office = office_of(session, writing=True)
    _ask_whether_another(office, workflow)
    lines(say("resume.how"))
    if pick(say("resume.how_choose"), most=HALF_DONE, default=FROM_THE_BEGINNING) == HALF_DONE:
        from xiangyue_cli.half_done import resume_new  # noqa: PLC0415

        resume_new(session, office, workflow)
        return
    now = now_of(session, office)
    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    case = start(office, workflow, by=by, now=now)
    first = case.flow.waiting[0]
    lines(say("told.started", case=case.number.rpartition("-")[2], title=case.title, next=first.name))
    rule()
    done = perform(session, office, case.number, first.step, Call(), now=now_of(session, office))
    tell_done(session, done, dry_run=False, office=office)


def _ask_whether_another(office: "Office", workflow: str) -> None:
    """What is on record stays there: a second case of a kind is opened on purpose only."""
    going = [
        case
        for case in office.register.cases()
        if case.workflow == workflow and not case.withdrawn and not case.flow.ended
    ]
    if going:
        lines(say("screen.going", case=going[-1].number.rpartition("-")[2], title=going[-1].title))
        pick(say("screen.another"), most=1)


def copy_away(session: Session) -> None:
    """备份: into a folder of the day on a stick, which is made."""
    from xiangyue.acts.keeping.copying import copy_register  # noqa: PLC0415
    from xiangyue_cli.session import home_of  # noqa: PLC0415

    office = office_of(session)
    now = now_of(session, office)
    name = f"{office.register.village.name}-{now:%Y-%m-%d-%H%M}"
    office.register.close()
    target = dragged(needed(say("screen.backup_where"))) / say("screen.backup_name", name=name)
    copy_register(home_of(session), target, now=now)
    lines(say("told.backed_up", path=str(target)))


def _another_day(session: Session) -> datetime | None:
    """拨钟: a rehearsal waits for nobody."""
    from xiangyue.acts.office import BEIJING  # noqa: PLC0415
    from xiangyue.model import Mode  # noqa: PLC0415
    from xiangyue_cli.ask import parse_moment  # noqa: PLC0415

    with office_of(session).register as register:
        if register.mode is Mode.REAL:
            lines(say("screen.no_clock"))
            return None
        now = now_of(session)
        typed = half_width(needed(say("screen.clock")))
        moment = parse_moment(typed if " " in typed else f"{typed} 0900", today=now.date()).replace(tzinfo=BEIJING)
        if moment < now:
            lines(say("screen.clock_back"))
            return None
    return moment


def first_day(session: Session) -> bool:
    """The first day: the menu comes back until there is a register; False where whoever sat there left."""
    while True:
        lines(say("screen.first_day"), *say("screen.first_choices").split("\n"))
        try:
            chosen = pick(say("first.choose"), most=REHEARSED, default=NEW_ONE, how=say("first.how.choose"))
        except Away:
            return False
        try:
            if _first_choice(session, chosen):
                return True
        except Refusal as refusal:
            tell_refusal(refusal, as_json=False)


def _first_choice(session: Session, chosen: int) -> bool:
    """Do it, and say whether there is a register now."""
    from xiangyue_cli.commands.keeping import bring_back  # noqa: PLC0415
    from xiangyue_cli.commands.rehearsal import play_demo  # noqa: PLC0415
    from xiangyue_cli.first_day import open_own  # noqa: PLC0415
    from xiangyue_cli.half_done import offer_resuming  # noqa: PLC0415
    from xiangyue_cli.pacing import Pace  # noqa: PLC0415

    try:
        if chosen == NEW_ONE:
            open_own(session)
            offer_resuming(session)
        elif chosen == RESTORED:
            bring_back(session, dragged(needed(say("screen.backup_folder"))))
        else:
            pace = Pace()
            play_demo(session, user_data() / "demo", speak=pace.lines)
            pace.lines(say("screen.rehearsed"))
            line(say("screen.enter"))
    except Away:
        return False
    return chosen != REHEARSED
