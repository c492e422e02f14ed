"""Opening a step at the terminal: what has to lie on the table first, then the questions."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from xiangyue.acts.case.on_paper import done_on_paper
from xiangyue.intake import read_form
from xiangyue.model import PaperKind
from xiangyue.words import say
from xiangyue_cli.asking import Carrying
from xiangyue_cli.filling import Sitting
from xiangyue_cli.keys import pick
from xiangyue_cli.people import Behalf, by_of, typist
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from xiangyue.acts.case.do import Done
    from xiangyue.acts.office import Office
    from xiangyue.model import Case, Waiting
    from xiangyue_cli.doing import Call
    from xiangyue_cli.session import Session

MAKE, SIGNED = 1, 2


def carry(
    session: "Session", office: "Office", case: "Case", waiting: "Waiting", call: "Call", *, now: datetime
) -> "Done":
    """Do a step by questions and answers.

    Raises:
        Left: whoever was asked left; the draft is kept.
        Away: the minutes are to be printed and signed first.

    """
    if done_on_paper(case, waiting.step):
        from xiangyue_cli.resuming import carry_from_paper  # noqa: PLC0415 - few cases come from paper

        done = carry_from_paper(session, office, case, waiting, call, now=now)
        return done if session.json else replace(done, rulings=())
    if waiting.act == "sign_minutes":
        case = _with_minutes(session, office, case, now=now)
    at = Sitting(
        office=office,
        case=case,
        waiting=waiting,
        schema=read_form(office.register.content(case.models[f"forms/{waiting.form}"])),
        typist=typist(session, office, on=now.date()),
        now=now,
    )
    done = Carrying(session=session, at=at, on=call.on, dry_run=call.dry_run, behalf=call.behalf).to_the_end()
    return done if session.json else replace(done, rulings=())  # they were read before it was kept


def make_minutes(session: "Session", office: "Office", number: str, *, now: datetime) -> None:
    """生成会议纪要, and say where it lies."""
    from xiangyue.acts.paper.render import render  # noqa: PLC0415
    from xiangyue_cli.surroundings import key_of, press_of  # noqa: PLC0415

    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    made = render(office, number, press=press_of(office), key=key_of(office), by=by, now=now)
    lines(say("told.rendered", path=str(made.path)))


def _with_minutes(session: "Session", office: "Office", case: "Case", *, now: datetime) -> "Case":
    """Ink needs a sheet of paper: offer to make it, where none was made of this meeting."""
    meeting = office.register.meetings(case.number)[-1].id
    if any(
        (paper.kind, paper.meeting) == (PaperKind.MINUTES, meeting) for paper in office.register.papers(case.number)
    ):
        return case
    lines(say("sign.no_paper"), say("sign.no_paper_choices"))
    if pick(say("screen.choose"), most=SIGNED) == MAKE:
        make_minutes(session, office, case.number, now=now)
        lines(say("sign.print_it"))
        pick(say("screen.choose"), most=MAKE)
    return office.register.case(case.number)
