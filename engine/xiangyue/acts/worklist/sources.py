"""The one place where the lines of the worklist that are no steps come together."""

from datetime import datetime

from xiangyue.acts.office import Office
from xiangyue.acts.worklist.chore import Chore, Source
from xiangyue.acts.worklist.handed_over import promised, signed_late, township_told
from xiangyue.acts.worklist.hanging import to_take_down
from xiangyue.acts.worklist.proxies import proxies_unsigned
from xiangyue.acts.worklist.roster import roster_owes
from xiangyue.acts.worklist.unproved import evidence_owed
from xiangyue.acts.worklist.warned import warnings

SOURCES: tuple[Source, ...] = (
    evidence_owed,
    to_take_down,
    roster_owes,
    proxies_unsigned,
    warnings,
    promised,
    signed_late,
    township_told,
)
"""Each adds its lines; a kind it makes has an opener in `xiangyue_cli.chores.OPENERS`."""


def chores(office: Office, *, now: datetime) -> tuple[Chore, ...]:
    """Return what is to do besides the steps: what must stand first, then by the day it is due."""
    found = [chore for source in SOURCES for chore in source(office, now)]
    return tuple(sorted(found, key=_place))


def _place(chore: Chore) -> tuple[bool, bool, float]:
    return not chore.first, chore.by is None, chore.by.timestamp() if chore.by else 0.0
