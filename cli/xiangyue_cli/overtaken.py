"""Somebody else was faster: look at what was done, keep what was typed, or throw it away."""

from contextlib import suppress

from xiangyue.errors import Overtaken
from xiangyue.words import say
from xiangyue_cli.keys import Away, line, pick
from xiangyue_cli.session import Session, now_of, office_of
from xiangyue_cli.tell import lines

LOOK, KEEP, DROP = 1, 2, 3


def look_again(session: Session, overtaken: Overtaken) -> None:
    """Offer what can be done now; leaving keeps the draft."""
    from xiangyue.acts.case.show import show  # noqa: PLC0415
    from xiangyue_cli.screens import case_screen  # noqa: PLC0415

    case = str(overtaken.facts["case"])
    lines(say("overtaken.choices"))
    with suppress(Away):
        chosen = pick(say("screen.choose"), most=DROP, default=KEEP)
        office = office_of(session)
        if chosen == LOOK:
            now = now_of(session, office)
            case_screen(office, show(office, case, on=now.date()), now=now)
            line(say("screen.enter"))
        elif chosen == DROP:
            office.register.desk.drop_drafts(case)
