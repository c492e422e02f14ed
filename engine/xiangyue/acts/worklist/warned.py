"""自检, in one line: only one can open the register, no copy for long, a journal whose end does not fit."""

from collections.abc import Iterator
from datetime import datetime

from xiangyue.acts.keeping.findings import Health
from xiangyue.acts.keeping.safety import of_every_morning
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.worklist.chore import Chore
from xiangyue.model import Mode
from xiangyue.words import say

KIND = "doctor.warned"


def warnings(office: Office, now: datetime) -> Iterator[Chore]:
    """Yield at most one line; what else there is to know, `doctor` says. A rehearsal is thrown away anyhow."""
    if office.register.mode is Mode.REHEARSAL:
        return
    if not office.register.holds():
        yield Chore(kind=KIND, about="", what=say("chore.unsound"), lacks=say("chore.doctor"), first=True)
        return
    on = now.astimezone(BEIJING).date()
    found = [one.what for one in of_every_morning(office.register, on=on) if one.health is not Health.GOOD]
    if found:
        yield Chore(kind=KIND, about="", what=say("chore.warned", what=found), lacks=say("chore.doctor"))
