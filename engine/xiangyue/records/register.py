"""登记簿: the record of one village, in one file."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Connection, Engine, select

from xiangyue.canon import NotPlain, read
from xiangyue.model import By, Mode, Village
from xiangyue.model.opened import RegisterOpened
from xiangyue.records import database, place, tables
from xiangyue.records.content import Content
from xiangyue.records.desk import Desk
from xiangyue.records.pins import Pins
from xiangyue.records.questions import Questions
from xiangyue.records.refusals import NoRegister, NotARegister, RegisterDamaged, RegisterNewer
from xiangyue.records.schema import ISSUED, Migrations, number_of

if TYPE_CHECKING:
    from xiangyue.records.journal import Journal


class Register(Questions):
    """One chain of entries, the rows that come from it, and the contents it names."""

    def __init__(self, home: Path, raw: sqlite3.Connection, *, migrations: Migrations = ISSUED) -> None:
        self.home = home
        self.migrations = migrations
        self.raw = raw  # for proof and copies
        self._connection = database.engine_on(raw).connect()
        self._contents = Content(home / "content")
        self.desk = Desk(home / "desk.db")
        self.pins = Pins(home / "desk.db")
        try:
            self.id, self.mode, self.village = self._read_village()
        except BaseException:
            self._connection.close()  # before its file is
            raise

    @classmethod
    def create(
        cls, home: Path, opened: RegisterOpened, *, by: By, now: datetime, content: Sequence[bytes] = ()
    ) -> Self:
        """Open a new register in a folder; `content` is what entry 1 names by digest.

        Raises:
            RegisterExists: there is one.
            NetworkDisk: the folder lies on another machine.

        """
        from xiangyue.records.creating import create  # noqa: PLC0415 - reading needs none of it

        create(home, opened, by=by, now=now, content=content)
        return cls.open(home)

    @classmethod
    def open(cls, home: Path, *, migrations: Migrations = ISSUED) -> Self:
        """Open a register to write to it; one behind is brought up to date, after a copy.

        Raises:
            NoRegister: there is none.
            RegisterNewer: a later program wrote it.
            NetworkDisk: it lies on another machine.
            UpgradeFailed: it could not be brought up to date, and stands as it was.

        """
        file = _there(home)
        place.refuse_network(home)
        raw = database.raw(file, "rw")
        try:
            if _known(raw, file, migrations) < migrations.newest:
                from xiangyue.records.upgrading import upgrade_file  # noqa: PLC0415 - almost never needed

                upgrade_file(raw, home, migrations)
            database.keep_wal(raw)
            return cls(home, raw, migrations=migrations)
        except BaseException:
            raw.close()
            raise

    @classmethod
    def open_reading(cls, home: Path, *, migrations: Migrations = ISSUED) -> Self:
        """Open a register to read it: its file is never changed, an older one is brought up to date in memory.

        Raises:
            NoRegister: there is none.
            RegisterNewer: a later program wrote it.

        """
        file = _there(home)
        raw = database.raw(file, "ro")
        try:
            if _known(raw, file, migrations) < migrations.newest:
                from xiangyue.records.upgrading import upgrade_copy  # noqa: PLC0415 - almost never needed

                raw = upgrade_copy(raw, migrations)
            return cls(home, raw, migrations=migrations)
        except BaseException:
            raw.close()
            raise

    @contextmanager
    def writing(self, *, now: datetime) -> Iterator["Journal"]:
        """Hold the register for one act: all of it is written, or nothing.

        Raises:
            RegisterBusy: somebody else holds it for longer than one waits.
            DiskFull: it did not fit.

        """
        from xiangyue.records.admission import Admission  # noqa: PLC0415
        from xiangyue.records.journal import Journal  # noqa: PLC0415 - reading needs none of the appliers

        connection = self._connection.execution_options(**{database.WRITES: True})
        try:
            with connection.begin():
                admission = Admission(self.pins, mode=self.mode)
                yield Journal(connection, village=self.id, now=now, admission=admission)
        finally:
            connection.execution_options(**{database.WRITES: False})

    def keep(self, content: bytes) -> str:
        """Put bytes into the content store and return their digest."""
        return self._contents.keep(content)

    def content(self, digest: str) -> bytes:
        """Return the bytes of a digest.

        Raises:
            NoSuchContent: there are none.
            ContentDamaged: they are no longer what they were.

        """
        return self._contents.read(digest)

    def has_content(self, digest: str) -> bool:
        """Say whether the content store has bytes of that digest."""
        return self._contents.has(digest)

    def save_draft(self, case: str, step: str, answers: Mapping[str, Any]) -> None:
        """Keep answers that broke off."""
        self.desk.save_draft(case, step, answers)

    def draft(self, case: str, step: str) -> Mapping[str, Any] | None:
        """Return the answers that broke off."""
        return self.desk.draft(case, step)

    def drop_draft(self, case: str, step: str) -> None:
        """Forget a draft."""
        self.desk.drop_draft(case, step)

    def sealed(self, person: str, kind: str) -> bytes | None:
        """Return the sealed bytes of a personal value."""
        sealed = tables.of("sealed")
        query = select(sealed.c.content).where(sealed.c.person == person, sealed.c.kind == kind)
        with self._asking() as ask:
            return ask.execute(query).scalar()

    def all_sealed(self, kind: str) -> Mapping[str, bytes]:
        """Return by person the sealed bytes of all values of a kind."""
        sealed = tables.of("sealed")
        query = select(sealed.c.person, sealed.c.content).where(sealed.c.kind == kind)
        with self._asking() as ask:
            return {row.person: row.content for row in ask.execute(query)}

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def _engine(self) -> Engine:
        return self._connection.engine

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        if self._connection.in_transaction():
            yield self._connection
            return
        with self._connection.begin():
            yield self._connection

    def _read_village(self) -> tuple[str, Mode, Village]:
        """Read the genesis: from entry 1 itself, so that a bent row is something `verify` can tell of."""
        try:
            found = self.raw.execute("SELECT line FROM entry WHERE number = 1").fetchone()
            opened = read(RegisterOpened, json.loads(found[0])["payload"]["did"])
        except sqlite3.Error as problem:
            raise database.said(problem) from problem
        except (NotPlain, ValueError, LookupError, TypeError) as problem:
            raise RegisterDamaged(problem=str(problem)) from problem
        return opened.register, opened.mode, opened.village


def _there(home: Path) -> Path:
    file = place.database(home)
    if not file.is_file():
        raise NoRegister(home=str(home))
    return file


def _known(raw: sqlite3.Connection, file: Path, migrations: Migrations) -> int:
    """Return the number of the schema, if this program can read it."""
    try:
        found = number_of(raw)
    except sqlite3.Error as problem:
        raise database.said(problem, file=file) from problem
    if found == 0:
        raise NotARegister(file=file.name)
    if found > migrations.newest:
        raise RegisterNewer(found=found, known=migrations.newest)
    return found
