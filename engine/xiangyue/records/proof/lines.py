"""The chain itself: every line, its hash, its place, its clocks."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xiangyue.canon import canonical, digest
from xiangyue.errors import Refusal
from xiangyue.model import Entry
from xiangyue.model.happened import ClockSetRight, PaperMade, RegisterOpened
from xiangyue.records.chain import BEFORE_THE_FIRST, entry_of
from xiangyue.records.proof.damage import Damage, DamageKind

UNREADABLE = (Refusal, KeyError, TypeError, ValueError, AttributeError)
"""What reading a spoiled line can end in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An entry as it lies in the file."""

    number: int
    hash: object
    line: str
    entry: Entry | None  # None: it cannot be read

    @property
    def true_hash(self) -> str:
        """What the hash of the line is, whatever the column says."""
        return digest(self.line.encode(errors="surrogateescape"))


def lines(raw: sqlite3.Connection) -> list[Line]:
    """Return the journal as it lies in the file."""
    found = raw.execute("SELECT number, hash, line FROM entry ORDER BY number")
    return [Line(number=row[0], hash=row[1], line=str(row[2]), entry=_read(row[2])) for row in found]


def _read(line: object) -> Entry | None:
    try:
        return entry_of(line) if isinstance(line, str) else None
    except UNREADABLE:
        return None


def chain_damage(journal: list[Line], *, head: object, against: Mapping[int, str]) -> Iterator[Damage]:
    """Name what breaks the chain; `head` is the hash the register says is the last, `against` what papers say."""
    expected, before = 1, None
    for here, after in zip(journal, [*journal[1:], None], strict=True):
        for number in range(expected, here.number):
            yield _of(number, "", DamageKind.MISSING)
        witness = head if after is None else after.entry and after.entry.previous
        yield from _line_damage(here, witness)
        if here.entry is not None:
            yield from _place_damage(here, here.entry, before)
        expected, before = here.number + 1, here
    if not journal:
        yield _of(1, "", DamageKind.MISSING)
    yield from _head_damage(journal, against)


def _of(number: int, column: str, kind: DamageKind) -> Damage:
    return Damage(table="entry", key=str(number), column=column, kind=kind)


def _line_damage(here: Line, witness: object) -> Iterator[Damage]:
    """Say which of line and hash was bent: the entry behind it remembers the hash it had."""
    if here.hash != here.true_hash:
        yield _of(here.number, "hash" if witness == here.true_hash else "line", DamageKind.BENT)
    if here.entry is None:
        yield _of(here.number, "line", DamageKind.UNREADABLE)
    elif canonical(json.loads(here.line)).decode() != here.line:
        yield _of(here.number, "line", DamageKind.NOT_CANONICAL)


def _place_damage(here: Line, entry: Entry, before: Line | None) -> Iterator[Damage]:
    previous = BEFORE_THE_FIRST if before is None else before.true_hash
    whole_before = before is None or before.hash == before.true_hash
    if entry.number != here.number or (entry.previous != previous and whole_before):
        yield _of(here.number, "line", DamageKind.BROKEN_CHAIN)
    if (entry.act == RegisterOpened.act) != (here.number == 1):
        yield _of(here.number, "line", DamageKind.UNREADABLE)
    if before is not None and before.entry is not None and entry.village != before.entry.village:
        yield _of(here.number, "line", DamageKind.BROKEN_CHAIN)
    if _clocks_wrong(entry, before.entry if before else None):
        yield _of(here.number, "line", DamageKind.CLOCK)


def _clocks_wrong(entry: Entry, before: Entry | None) -> bool:
    went_back = before is not None and entry.recorded_at < before.recorded_at and entry.act != ClockSetRight.act
    return went_back or entry.happened_at > entry.recorded_at


def _head_damage(journal: list[Line], against: Mapping[int, str]) -> Iterator[Damage]:
    hashes = {here.number: here.true_hash for here in journal}
    for here in journal:
        if here.entry is not None and here.entry.act == PaperMade.act:
            did = here.entry.payload["did"]
            if hashes.get(did.get("of_entry")) != did.get("head"):
                yield _of(here.number, "line", DamageKind.OTHER_HEAD)
    for number, known in against.items():
        if hashes.get(number) != known:
            yield _of(number, "hash", DamageKind.OTHER_HEAD)
