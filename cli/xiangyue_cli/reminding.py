"""催办: the sentence on the screen, to be read out, copied or printed."""

from xiangyue.words import say
from xiangyue_cli.session import Session, now_of, office_of
from xiangyue_cli.tell import lines, machine


def tell_reminders(session: Session, number: str) -> None:
    """Say one polite sentence for each step of the case that waits."""
    from xiangyue.acts.worklist.remind import remind  # noqa: PLC0415

    office = office_of(session)
    with office.register:
        found = remind(office, number, on=now_of(session, office).date())
    if session.json:
        machine(found)
        return
    lines(say("remind.copy"), *(one.sentence for one in found))
