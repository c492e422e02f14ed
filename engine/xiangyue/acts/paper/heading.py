"""What every paper of a case says of itself, from the last entry that has a say in it."""

from datetime import date, datetime
from typing import TypedDict

from xiangyue.acts.case.may import CLERK
from xiangyue.acts.paper.recorded import head_of
from xiangyue.acts.paper.subject import Subject
from xiangyue.acts.village.meant import name_of
from xiangyue.documents import Contact, JournalHead
from xiangyue.model import Entry, Event, Mode
from xiangyue.records import Register
from xiangyue.words import say


class Heading(TypedDict):
    """The fields of every `RecordedPage` but its title and number."""

    mode: Mode
    village: str
    township: str
    issuer: str
    case: str
    made_at: datetime
    printing: int
    head: JournalHead


def heading(subject: Subject, last: Entry) -> Heading:
    """Return the heading of a paper in which nothing after that entry has a say."""
    village = subject.register.village
    return Heading(
        mode=subject.register.mode,
        village=village.name,
        township=village.township,
        issuer=say("minutes.issuer", village=village.name),
        case=subject.case.number,
        made_at=last.recorded_at,
        printing=subject.printing,
        head=head_of(subject.register, last),
    )


def last_of(subject: Subject, event: type[Event], *, before: Entry | None = None, **said: object) -> Entry | None:
    """Return the last entry of a kind that says this, up to another entry."""
    return next(
        (
            entry
            for entry in reversed(subject.entries)
            if entry.act == event.act
            and (before is None or entry.number < before.number)
            and said.items() <= entry.payload["did"].items()
        ),
        None,
    )


def contact_of(
    register: Register, *, on: date, receiver: str | None = None, phone: str | None = None
) -> Contact | None:
    """Return who is asked and by which phone: what was said, else the clerk and the village's phone; None without."""
    number = phone or register.village.clerk_phone
    clerk = next((one.person for one in register.tenures(on) if one.role == CLERK), "")
    if not number or not (receiver or clerk):
        return None
    if receiver:
        return Contact(name=receiver, phone=number)
    return Contact(name=name_of(register, clerk), post=say("paper.clerk"), phone=number)
