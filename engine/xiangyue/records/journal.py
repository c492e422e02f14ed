"""Writing: drafts become entries, entries become rows, all in one transaction."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection, Select, select

from xiangyue.canon import digest
from xiangyue.errors import Overtaken
from xiangyue.model import Draft, Entry
from xiangyue.model.happened import CaseOpened, ClockSetRight, RegisterOpened, ValueSealed, ValuesSealed
from xiangyue.records import tables
from xiangyue.records.apply import Rows, apply
from xiangyue.records.chain import BEFORE_THE_FIRST, entry_of, put_line
from xiangyue.records.moments import put_down
from xiangyue.records.questions import Questions
from xiangyue.records.refusals import ClockBehind, FactInTheFuture, NoSuchCase
from xiangyue.records.statements import bound, selecting, shape

if TYPE_CHECKING:
    from xiangyue.records.admission import Admission

WAVER: Final = timedelta(minutes=2)
"""How far a laptop's clock may fall back when it is set by the network; the entry then has the moment of the last."""


class Journal(Questions):
    """The journal, open for one act; one can ask it too, and it answers with what the act has written so far."""

    def __init__(
        self, connection: Connection, *, village: str, now: datetime, admission: "Admission | None" = None
    ) -> None:
        self._connection = connection
        self._admission = admission
        self._village = village
        self._now = put_down(now)
        self._last = self._read_last()

    def append(self, draft: Draft, *, seen: int | None = None) -> Entry:
        """Put an entry down behind the last, and its rows with it.

        `seen` is the version of the case the writer had read.

        Raises:
            Overtaken: somebody else has written to the case since.
            NoSuchCase: there is no such case.
            FactInTheFuture: it has not happened yet.
            ClockBehind: the clock stands before the last entry's.
            PinNeeded, OwnHandNotShown: it is not shown that who types is who he says.

        """
        if self._admission is not None:
            self._admission.check(draft, self, now=self._now)
        self._refuse_overtaken(draft, seen)
        recorded_at = self._second_clock(draft)
        if put_down(draft.happened_at) > recorded_at:
            raise FactInTheFuture(happened_at=draft.happened_at, now=recorded_at)
        number, previous, _ = self._last
        line = put_line(draft, village=self._village, number=number + 1, recorded_at=recorded_at, previous=previous)
        entry = entry_of(line)
        apply(self._connection, entry, line)
        self._last = (entry.number, entry.hash, recorded_at)
        return entry

    def append_sealed(self, draft: Draft, content: bytes) -> Entry:
        """Put down that a personal value was sealed, and the sealed bytes beside it.

        Raises:
            ValueError: the bytes are not those the entry names.

        """
        match draft.did:
            case ValueSealed(person=person, kind=kind, sealed=named) if named == digest(content):
                entry = self.append(draft)
                Rows(self._connection).put("sealed", [{"person": person, "kind": kind, "content": content}])
                return entry
        raise ValueError("the sealed bytes are not those of the entry")

    def append_all_sealed(self, draft: Draft, contents: Mapping[tuple[str, str], bytes]) -> Entry:
        """Put down that many values were sealed, and their bytes by person and kind.

        Raises:
            ValueError: the bytes are not those the entry names.

        """
        match draft.did:
            case ValuesSealed(values=values) if {(one.person, one.kind): one.sealed for one in values} == {
                key: digest(content) for key, content in contents.items()
            }:
                entry = self.append(draft)
                rows = Rows(self._connection)
                sealed = [{"person": key[0], "kind": key[1], "content": content} for key, content in contents.items()]
                if rows.many("sealed"):
                    rows.put("sealed", sealed)
                else:
                    rows.add("sealed", *sealed)
                return entry
        raise ValueError("the sealed bytes are not those of the entry")

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        yield self._connection

    def _read_last(self) -> tuple[int, str, datetime | None]:
        row = self._connection.execute(_last_entry()).first()
        return (0, BEFORE_THE_FIRST, None) if row is None else (row.number, row.hash, row.recorded_at)

    def _refuse_overtaken(self, draft: Draft, seen: int | None) -> None:
        if draft.case is None:
            return
        whose = {"number": draft.case}
        case = self._connection.execute(selecting("cases", shape(whose)), bound(whose)).first()
        version = case and case.version
        if isinstance(draft.did, CaseOpened):
            if version is not None:
                raise Overtaken(case=draft.case, step="")
        elif version is None:
            raise NoSuchCase(case=draft.case)
        elif seen is not None and seen != version:
            raise Overtaken(case=draft.case, step=draft.step or "")

    def _second_clock(self, draft: Draft) -> datetime:
        """Return the moment of writing, which never goes back unless an entry says that it does."""
        last = self._last[2]
        if last is None or self._now >= last or isinstance(draft.did, ClockSetRight):
            return self._now
        if last - self._now <= WAVER:
            return last
        raise ClockBehind(now=self._now, last=last)


@cache
def _last_entry() -> Select[Any]:
    head, entry = tables.of("head"), tables.of("entry")
    return select(head.c.number, head.c.hash, entry.c.recorded_at).join(entry, entry.c.number == head.c.number)


def open_village(connection: Connection, draft: Draft, did: RegisterOpened, *, now: datetime) -> Entry:
    """Write entry 1: the genesis."""
    return Journal(connection, village=did.register, now=now).append(draft)
