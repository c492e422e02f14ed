"""All of it: the file, the chain, the rows, the contents."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final

from xiangyue.records import database, place
from xiangyue.records.content import Content
from xiangyue.records.proof.contents import content_damage
from xiangyue.records.proof.damage import Damage, DamageKind
from xiangyue.records.proof.lines import chain_damage, lines
from xiangyue.records.proof.rows import row_damage
from xiangyue.records.refusals import NoRegister, NotARegister, RegisterNewer
from xiangyue.records.register import Register
from xiangyue.records.schema import ISSUED, Migrations, number_of
from xiangyue.records.upgrading import upgrade_copy

NOTHING_KNOWN: Final[Mapping[int, str]] = MappingProxyType({})


def verify(register: Register, *, against: Mapping[int, str] = NOTHING_KNOWN) -> tuple[Damage, ...]:
    """Name all that is not whole of an open register; `against` are heads known from papers, by number."""
    return _verify(register.raw, Content(register.home / "content"), register.migrations, against)


def verify_at(
    home: Path, *, against: Mapping[int, str] = NOTHING_KNOWN, migrations: Migrations = ISSUED
) -> tuple[Damage, ...]:
    """Name all that is not whole of the register in a folder, even of one too damaged to be opened.

    Raises:
        NoRegister: there is none.
        NotARegister: the file is no register at all.
        RegisterNewer: a later program wrote it.

    """
    file = place.database(home)
    if not file.is_file():
        raise NoRegister(home=str(home))
    with closing(database.raw(file, "ro")) as raw:
        try:
            number = _number(raw, file)
            if number > migrations.newest:
                raise RegisterNewer(found=number, known=migrations.newest)
            if number < migrations.newest:
                with closing(upgrade_copy(raw, migrations)) as memory:
                    return _verify(memory, Content(home / "content"), migrations, against)
        except sqlite3.DatabaseError:
            return (_spoiled(file),)
        return _verify(raw, Content(home / "content"), migrations, against)


def _number(raw: sqlite3.Connection, file: Path) -> int:
    """Return the schema's number by Alembic's own row where the header has been bent."""
    try:
        found = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError as problem:
        raise NotARegister(file=file.name) from problem
    told = number_of(raw)
    return int(found[0]) if found and str(found[0]).isdigit() and told == 0 else told


def _verify(
    raw: sqlite3.Connection, contents: Content, migrations: Migrations, against: Mapping[int, str]
) -> tuple[Damage, ...]:
    found: dict[Damage, None] = {}
    with _one_moment(raw):
        try:
            for damage in _all_damage(raw, contents, migrations, against):
                found.setdefault(damage)
        except sqlite3.DatabaseError:
            found.setdefault(_spoiled(Path("register.db")))
    return tuple(found)


def _spoiled(file: Path) -> Damage:
    return Damage(table=file.name, key="", kind=DamageKind.FILE)


def _all_damage(
    raw: sqlite3.Connection, contents: Content, migrations: Migrations, against: Mapping[int, str]
) -> Iterator[Damage]:
    for problem, *_ in raw.execute("PRAGMA integrity_check"):
        if problem != "ok":
            yield Damage(table="register.db", key=str(problem), kind=DamageKind.FILE)
    for table, row, *_ in raw.execute("PRAGMA foreign_key_check"):
        yield Damage(table=table, key=f"rowid {row}", kind=DamageKind.BENT)
    journal = lines(raw)
    head = raw.execute("SELECT hash FROM head").fetchone()
    yield from chain_damage(journal, head=head and head[0], against=against)
    yield from row_damage(raw, journal, migrations)
    yield from content_damage(contents, (here.entry for here in journal if here.entry is not None))


@contextmanager
def _one_moment(raw: sqlite3.Connection) -> Iterator[None]:
    """Read everything as it stood at one moment, bytes that are no text too."""
    usual, raw.text_factory = raw.text_factory, lambda read: read.decode(errors="surrogateescape")
    begun = not raw.in_transaction
    if begun:
        raw.execute("BEGIN")
    try:
        yield
    finally:
        if begun and raw.in_transaction:
            raw.execute("ROLLBACK")
        raw.text_factory = usual
