"""What a digit opens on the worklist: a promise that is done, a signature that came late, what to tell the township."""

from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.ask import parse_date
from xiangyue_cli.ask.days import said
from xiangyue_cli.handing_over import countersigned
from xiangyue_cli.keys import BACK, Away, line, read_through, text
from xiangyue_cli.renewing import own_by
from xiangyue_cli.session import Session, now_of, office_of
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from datetime import date

    from xiangyue.acts.office import Office
    from xiangyue.acts.worklist.chore import Chore


def keep_here(session: Session, chore: "Chore") -> None:
    """Ask on which day the promise was done, and how, and put it on record.

    Raises:
        Away: it is not done.

    """
    from xiangyue.acts.village.promises import keep_promise  # noqa: PLC0415

    office = office_of(session, writing=True)
    lines(chore.what)
    on, how = _day(session, office, "ask.promise_on"), text(say("ask.promise_how"))
    by = own_by(session, office)
    done = keep_promise(office.register, int(chore.about), on=on, how=how, by=by, now=now_of(session, office))
    lines(say("told.promise_kept", number=done.number, what=done.what))


def countersign_here(session: Session, chore: "Chore") -> None:
    """Ask on which day the list was signed, and where it lies.

    Raises:
        Away: it is not signed.

    """
    office = office_of(session, writing=True)
    lines(chore.what)
    countersigned(session, office, _day(session, office, "ask.countersigned_on"), None)


def tell_here(session: Session, chore: "Chore") -> None:
    """Say what the township is to be told."""
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415
    from xiangyue.canon import read  # noqa: PLC0415
    from xiangyue.model.happened import HandedOver  # noqa: PLC0415

    with office_of(session).register as register:
        did = read(HandedOver, register.entry(int(chore.about)).payload["did"])
        old, new = (name_of(register, one) for one in (did.person, did.begins.person))
        told = say("told.tell_township", on=did.begins.since, village=register.village.name, old=old, new=new)
    lines(*told.split("\n"))
    read_through()


def _day(session: Session, office: "Office", prompt: str) -> "date":
    """Return the day; Enter is today."""
    today = now_of(session, office).date()
    typed = line(say(prompt, today=said(today)))
    if typed in BACK:
        raise Away
    return parse_date(typed, today=today) if typed else today
