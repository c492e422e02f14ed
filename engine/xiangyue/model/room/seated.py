"""A seat that is taken."""

from dataclasses import dataclass
from datetime import datetime

from xiangyue.model.meeting import Present


@dataclass(frozen=True, slots=True, kw_only=True)
class Seated:
    """Who sits there, in which venue, since when."""

    present: Present
    venue: str
    since: datetime
