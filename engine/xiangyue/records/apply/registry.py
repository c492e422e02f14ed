"""Which function writes the rows of which event."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from xiangyue.model import Entry, Event
from xiangyue.records.apply.rows import Rows

E = TypeVar("E", bound=Event)
Applier = Callable[[Rows, Entry, E], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """An event and what becomes of it."""

    event: type[Any]
    write: Applier[Any]


APPLIERS: Final[dict[str, Applied]] = {}
"""By the act's id; filled while the package is imported, and by nothing else."""


def applies(event: type[E]) -> Callable[[Applier[E]], Applier[E]]:
    """Name the event whose rows a function writes."""

    def keep(write: Applier[E]) -> Applier[E]:
        APPLIERS[event.act] = Applied(event=event, write=write)
        return write

    return keep


def leaves_no_row(*events: type[Event]) -> None:
    """Name events that say all in their entry: the step, its answers, facts, rulings and flow are enough."""
    for event in events:
        APPLIERS[event.act] = Applied(event=event, write=_nothing)


def _nothing(rows: Rows, entry: Entry, did: Event) -> None:
    """Write nothing beyond what every entry of a case leaves."""
