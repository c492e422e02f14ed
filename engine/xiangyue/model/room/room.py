"""The room at a moment: who is there, what is spoken of, what was counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from xiangyue.model.room.events import (
    Closed,
    Counted,
    Divided,
    Event,
    ItemTaken,
    Moved,
    Recused,
    TakenBack,
)
from xiangyue.model.room.happening import happened
from xiangyue.model.room.refusals import AlreadyClosed, NothingToTakeBack, NotOpenYet, OutOfOrder
from xiangyue.model.room.seated import Seated
from xiangyue.model.room.settings import RoomSettings
from xiangyue.model.room.tallies import Count


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A meeting as far as its lines go. `entitled` is the roll: frozen when the first line is kept."""

    entitled: frozenset[str]
    agenda: tuple[str, ...]
    settings: RoomSettings = field(default_factory=RoomSettings)
    lines: tuple[Event, ...] = ()
    here: Mapping[str, Seated] = field(default_factory=dict)
    first_came: Mapping[str, datetime] = field(default_factory=dict)
    gone: Mapping[str, datetime] = field(default_factory=dict)  # who left and did not come back
    excused: Mapping[str, str] = field(default_factory=dict)
    recused: Mapping[str, frozenset[str]] = field(default_factory=dict)  # by item
    amendments: Mapping[str, str] = field(default_factory=dict)  # what each would change
    item: str | None = None
    counts: tuple[Count, ...] = ()
    divided: Mapping[str, Divided] = field(default_factory=dict)
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    most: int = 0  # 到会最多

    def after(self, event: Event) -> "Room":
        """Return the room after one line more.

        Raises:
            OutOfOrder, AlreadyClosed, NotOpenYet, NotOnTheRoll, AlreadyHere, OtherVenue, NotHere, NoItem, ItemTwice,
            CountedTwice, CountedTogether, AmendmentFirst, TallyOfOthers, NothingToTakeBack: it cannot have been so.

        """
        if isinstance(event, TakenBack):
            return self._without(event)
        self._check_moment(event)
        changed = happened(event, self)
        return replace(changed, lines=(*self.lines, event), most=max(self.most, len(changed.here)))

    def after_all(self, events: Iterable[Event]) -> "Room":
        """Return the room after these lines."""
        room: Room = self
        for event in events:
            room = room.after(event)
        return room

    @property
    def late(self) -> tuple[str, ...]:
        """迟到: who came first after the meeting had been opened."""
        opened = self.opened_at
        return tuple(seat for seat, at in self.first_came.items() if opened is not None and at > opened)

    @property
    def absent(self) -> frozenset[str]:
        """缺席: who neither came nor was excused."""
        return self.entitled - frozenset(self.first_came) - frozenset(self.excused)

    @property
    def standing(self) -> tuple[Event, ...]:
        """The lines that were not taken back, in order."""
        taken = {line.line for line in self.lines if isinstance(line, TakenBack)}
        return tuple(
            line
            for number, line in enumerate(self.lines, start=1)
            if number not in taken and not isinstance(line, TakenBack)
        )

    def last_count(self, item: str) -> Count | None:
        """Return the last vote on an item: the one that holds."""
        return next((one for one in reversed(self.counts) if item in one.items), None)

    def _without(self, event: TakenBack) -> "Room":
        number = event.line
        taken = {line.line for line in self.lines if isinstance(line, TakenBack)}
        line = self.lines[number - 1] if 1 <= number <= len(self.lines) else None
        if line is None or isinstance(line, TakenBack) or number in taken:
            raise NothingToTakeBack(line=number)
        lines = (*self.lines, event)
        begun = Room(entitled=self.entitled, agenda=self._called_for, settings=self.settings)
        standing = replace(self, lines=lines).standing
        return replace(begun.after_all(standing), lines=lines)

    @property
    def _called_for(self) -> tuple[str, ...]:
        """The agenda as the meeting was called, without what was moved in it."""
        moved = {line.item for line in self.lines if isinstance(line, Moved)}
        return tuple(item for item in self.agenda if item not in moved)

    def _check_moment(self, event: Event) -> None:
        last = next((line for line in reversed(self.standing)), None)
        if last is not None and event.at < last.at:
            raise OutOfOrder(at=event.at, last=last.at)
        if self.closed_at is not None:
            raise AlreadyClosed(at=self.closed_at)
        if self.opened_at is None and isinstance(event, Counted | Recused | ItemTaken | Divided | Moved | Closed):
            raise NotOpenYet
