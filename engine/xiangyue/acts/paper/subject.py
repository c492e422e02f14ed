"""What a paper of a case is about, as whoever gathers its facts finds it."""

from collections.abc import Callable
from dataclasses import dataclass

from xiangyue.documents import RecordedPage
from xiangyue.model import Case, Entry, Meeting
from xiangyue.records import Register
from xiangyue.rules import Law


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A case, the meeting the paper is of, and the entries so far; papers made are no news for a paper."""

    register: Register
    law: Law
    case: Case
    meeting: Meeting | None
    entries: tuple[Entry, ...]
    printing: int


Gather = Callable[[Subject], RecordedPage]
"""The facts of a paper. `head` is that of the last entry that has a say in it: with no new one it is not made again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How the papers of a kind are made. `meeting` None: it is about none; otherwise it finds the one it is about."""

    gather: Gather
    meeting: Callable[[Register, str], Meeting] | None = None
