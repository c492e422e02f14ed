"""A line of the worklist that is no step of a case: a posting to take down, evidence owed, a roster that lags."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from xiangyue.acts.office import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Chore:
    """One thing to do; the command line knows by its kind what a digit opens (`xiangyue_cli.chores`)."""

    kind: str  # posting.down
    about: str  # what the one who opens it is handed: an id, a month, a person
    what: str  # 办什么, as it is said
    lacks: str = ""  # 还差
    case: str | None = None  # 2026-7
    by: datetime | None = None  # 期限; None: it stands behind the steps
    first: bool = False  # before everything else: 凭据待补


Source = Callable[[Office, datetime], Iterable[Chore]]
"""Looks through the register for chores of one kind, at a moment."""
