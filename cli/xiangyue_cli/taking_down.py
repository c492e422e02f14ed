"""撤下, at the worklist: one key, and the day only where it was not today."""

from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.ask import half_width, parse_date
from xiangyue_cli.ask.days import said
from xiangyue_cli.keys import BACK, Away, text
from xiangyue_cli.people import Behalf, by_of
from xiangyue_cli.session import Session, now_of, office_of
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from xiangyue.acts.worklist.chore import Chore


def take_down_here(session: Session, chore: "Chore") -> None:
    """Ask on which day it was taken down, and put it on record.

    Raises:
        Away: it still hangs.

    """
    from xiangyue.acts.worklist.hanging import take_down  # noqa: PLC0415

    office = office_of(session, writing=True)
    now = now_of(session, office)
    lines(chore.what)
    typed = half_width(text(say("home.down_on", today=said(now.date()))))
    if typed in BACK:
        raise Away
    on = parse_date(typed, today=now.date()) if typed else now.date()
    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    hung = take_down(office, chore.about, on=on, by=by, now=now)
    lines(say("told.taken_down", case=hung.case.rpartition("-")[2], on=on))
