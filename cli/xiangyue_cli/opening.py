"""What the worklist offers besides its lines: a new matter, a look at one, and the first day."""

from xiangyue.words import say
from xiangyue_cli.ask import typed_line
from xiangyue_cli.session import Session, now_of, office_of
from xiangyue_cli.tell import lines


def new_case(session: Session) -> None:
    """新办: pick a procedure by its number, and take its first step at once."""
    from xiangyue.acts.case.start import start, titled_workflows  # noqa: PLC0415
    from xiangyue_cli.doing import Call, perform, tell_done  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415

    titles = titled_workflows()
    lines("  ".join(f"{place} {title}" for place, title in enumerate(titles.values(), start=1)))
    chosen = _number(typed_line(say("screen.choose")), most=len(titles))
    if chosen is None:
        return
    office = office_of(session, writing=True)
    now = now_of(session, office)
    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    case = start(office, list(titles)[chosen - 1], by=by, now=now)
    first = case.flow.waiting[0]
    lines(say("told.started", case=case.number.rpartition("-")[2], title=case.title, next=first.name))
    tell_done(
        session, perform(session, office, case.number, first.step, Call(), now=now_of(session, office)), dry_run=False
    )


def look(session: Session) -> None:
    """查一件: show a case by its small number."""
    from xiangyue.acts.case.show import show  # noqa: PLC0415
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.screens import case_screen  # noqa: PLC0415

    office = office_of(session)
    now = now_of(session, office)
    typed = typed_line(say("screen.which_case")).strip()
    if typed:
        case_screen(office, show(office, case_meant(typed, now=now), on=now.date()), now=now)


def first_choice(session: Session) -> None:
    """The first day: there is no register yet."""
    from pathlib import Path  # noqa: PLC0415

    from xiangyue_cli.commands.keeping import bring_back  # noqa: PLC0415
    from xiangyue_cli.commands.rehearsal import play_demo  # noqa: PLC0415
    from xiangyue_cli.commands.village import open_from  # noqa: PLC0415

    lines(say("screen.first_day"), say("screen.first_choices"))
    match _number(typed_line(say("screen.choose")), most=3):
        case 1:
            open_from(session, Path(typed_line(say("screen.village_folder")).strip()))
        case 2:
            bring_back(session, Path(typed_line(say("screen.backup_folder")).strip()))
        case 3:
            play_demo(session)
        case _:
            return


def _number(typed: str, *, most: int) -> int | None:
    from xiangyue_cli.ask import half_width  # noqa: PLC0415

    told = half_width(typed).strip()
    return int(told) if told.isdecimal() and 1 <= int(told) <= most else None
