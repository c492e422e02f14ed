"""流水."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final, TypeVar

from sqlalchemy import Select, func, select

from xiangyue.canon import digest, read
from xiangyue.model import Entry, Event, TypedFor
from xiangyue.records import tables
from xiangyue.records.chain import entry_of
from xiangyue.records.questions.asking import Asked
from xiangyue.records.refusals import NoSuchEntry, RegisterDamaged

E = TypeVar("E", bound=Event)
AT_ONCE: Final = 500  # entries held in memory while the journal is read
A_GLANCE: Final = 100  # entries whoever opens the register looks over; `verify` looks at all


class OfTheJournal(Asked):
    """Questions about the entries themselves."""

    def entries(self, case: str | None = None) -> Iterator[Entry]:
        """Return the journal in order, or what of it belongs to one case."""
        entry = tables.of("entry")
        query = select(entry.c.number, entry.c.line).order_by(entry.c.number).limit(AT_ONCE)
        if case is not None:
            query = query.where(entry.c.case_number == case)
        last = 0
        while found := self._lines(query.where(entry.c.number > last)):
            yield from (entry_of(line) for _, line in found)
            last = found[-1][0]

    def entry(self, number: int) -> Entry:
        """Return one entry.

        Raises:
            NoSuchEntry: the journal does not reach that far.

        """
        entry = tables.of("entry")
        found = self._lines(select(entry.c.number, entry.c.line).where(entry.c.number == number))
        if not found:
            raise NoSuchEntry(number=number, last=self._last_number())
        return entry_of(found[0][1])

    def head(self) -> tuple[int, str]:
        """Return the last entry's number and hash.

        Raises:
            RegisterDamaged: the register says none, or more than one.

        """
        head = tables.of("head")
        with self._asking() as ask:
            found = ask.execute(select(head.c.number, head.c.hash)).all()
        if len(found) != 1:
            raise RegisterDamaged(problem="head")
        return found[0].number, found[0].hash

    def head_at(self, number: int) -> str:
        """Return the hash of an entry: what the head was when it was the last.

        Raises:
            NoSuchEntry: the journal does not reach that far.

        """
        return self.entry(number).hash

    def holds(self, *, last: int = A_GLANCE) -> bool:
        """Whether the last entries have their own hashes, follow each other and end in the head."""
        entry, head = tables.of("entry"), tables.of("head")
        query = select(entry.c.hash, entry.c.line).order_by(entry.c.number.desc()).limit(last)
        with self._asking() as ask:
            witness = ask.execute(select(head.c.hash)).scalar()
            found = ask.execute(query).all()
        for row in found:
            if row.hash != witness or digest(row.line.encode()) != row.hash:
                return False
            witness = entry_of(row.line).previous
        return bool(found)

    def happened(self, case: str, event: type[E]) -> tuple[E, ...]:
        """Return what happened of one kind in a case, in order."""
        return tuple(read(event, entry.payload["did"]) for entry in self.entries_of(case, event))

    def last(self, case: str, event: type[E]) -> E | None:
        """Return the last of one kind in a case."""
        found = self.happened(case, event)
        return found[-1] if found else None

    def entries_of(self, case: str, event: type[Event]) -> tuple[Entry, ...]:
        """Return the entries of one kind in a case, in order."""
        entry = tables.of("entry")
        query = select(entry.c.number, entry.c.line).where(entry.c.case_number == case, entry.c.act == event.act)
        return tuple(entry_of(line) for _, line in self._lines(query.order_by(entry.c.number)))

    def every(self, event: type[E]) -> tuple[tuple[Entry, E], ...]:
        """Return what happened of one kind, in any case or in none, each with its entry."""
        entry = tables.of("entry")
        query = select(entry.c.number, entry.c.line).where(entry.c.act == event.act).order_by(entry.c.number)
        found = (entry_of(line) for _, line in self._lines(query))
        return tuple((one, read(event, one.payload["did"])) for one in found)

    def typed_for(self, *, until: datetime) -> tuple[TypedFor, ...]:
        """Return what was typed for another before a moment, without reading the lines themselves."""
        entry = tables.of("entry").c
        query = (
            select(entry.number, entry.act, entry.responsible, entry.recorded_at)
            .where(entry.typed_by != entry.responsible, entry.typed_by != "", entry.recorded_at < until)
            .order_by(entry.number)
        )
        with self._asking() as ask:
            return tuple(
                TypedFor(entry=row.number, act=row.act, responsible=row.responsible, recorded_at=row.recorded_at)
                for row in ask.execute(query)
            )

    def _last_number(self) -> int:
        with self._asking() as ask:
            return ask.execute(select(func.max(tables.of("entry").c.number))).scalar() or 0

    def _lines(self, query: Select[Any]) -> list[tuple[int, str]]:
        with self._asking() as ask:
            return [(row.number, row.line) for row in ask.execute(query)]
