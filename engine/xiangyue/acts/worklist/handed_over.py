"""What is to do after a handover: promises, a signature that is missing, and the township that knows another name."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Final

from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.village.countersigning import unsigned_handovers
from xiangyue.acts.village.meant import name_of
from xiangyue.acts.village.promises import open_promises
from xiangyue.acts.worklist.chore import Chore
from xiangyue.model.happened import FilingReported, HandedOver, ReviewRequested
from xiangyue.words import say

PROMISE: Final = "promise"
LATE: Final = "handover.late"
TOLD: Final = "handover.told"


def promised(office: Office, now: datetime) -> Iterator[Chore]:
    """Yield a line for each promise with a day; those without one wait in their own list."""
    del now
    for one in open_promises(office.register):
        if one.until is not None:
            by = datetime.combine(one.until, time.max, tzinfo=BEIJING).replace(microsecond=0)
            what = say("chore.promise", what=one.what)
            yield Chore(
                kind=PROMISE, about=str(one.number), what=what, lacks=say("chore.one_key"), case=one.about, by=by
            )


def signed_late(office: Office, now: datetime) -> Iterator[Chore]:
    """Yield a line for each list one side made that the other has not signed."""
    del now
    for one in unsigned_handovers(office.register):
        who = name_of(office.register, one.did.person)
        yield Chore(kind=LATE, about=str(one.entry.number), what=say("chore.handover.late", who=who))


def township_told(office: Office, now: datetime) -> Iterator[Chore]:
    """Yield that the township is to be told of the new clerk with the next paper that goes there."""
    del now
    register = office.register
    handed = register.every(HandedOver)
    if not handed:
        return
    entry, _ = handed[-1]
    sent = [one.number for event in (ReviewRequested, FilingReported) for one, _ in register.every(event)]
    if max(sent, default=0) < entry.number:
        yield Chore(kind=TOLD, about=str(entry.number), what=say("chore.tell_township"))
