"""凭据待补, on the worklist: before everything else, until there is evidence."""

from collections.abc import Iterator
from datetime import datetime

from xiangyue.acts.case.unproved import unproved
from xiangyue.acts.office import Office
from xiangyue.acts.village.meant import name_of
from xiangyue.acts.worklist.chore import Chore
from xiangyue.words import say

KIND = "evidence.owed"


def evidence_owed(office: Office, now: datetime) -> Iterator[Chore]:
    """Yield a line for each entry that was typed on behalf and lacks its evidence."""
    del now  # it is due from the moment it was typed
    for entry in unproved(office.register):
        what = say(
            "chore.evidence.owed", what=say(f"act.{entry.act}"), who=name_of(office.register, entry.by.responsible)
        )
        lacks = say("chore.evidence.lacks")
        yield Chore(kind=KIND, about=str(entry.number), what=what, lacks=lacks, case=entry.case, first=True)
