"""自检: what was looked at, as a table; from the worklist or as a command."""

from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.keys import line, shown
from xiangyue_cli.session import Session, now_of
from xiangyue_cli.tell import laid_out, machine

if TYPE_CHECKING:
    from xiangyue.acts.worklist.chore import Chore


def examine(session: Session) -> bool:
    """Look at everything a day of work needs, and return whether nothing is bad."""
    from xiangyue.acts.keeping.doctor import doctor  # noqa: PLC0415
    from xiangyue.acts.keeping.findings import Health  # noqa: PLC0415
    from xiangyue_cli.surroundings import around, office_if_any  # noqa: PLC0415

    office = office_if_any(session)
    found = doctor(office, around(office), on=now_of(session, office).date())
    if session.json:
        machine(found)
    else:
        rows = [(one.what, say(f"health.{one.health}"), one.words) for one in found]
        shown(laid_out((say("head.what"), say("head.health"), say("head.words")), rows))
    return not any(one.health is Health.BAD for one in found)


def examine_here(session: Session, chore: "Chore") -> None:
    """The same at the worklist; what is bad stays on the screen until Enter. Who is missing can be asked at once."""
    from xiangyue_cli.openers import offer_second  # noqa: PLC0415

    del chore
    examine(session)
    line(say("screen.enter"))
    offer_second(session)
