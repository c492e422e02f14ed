"""A connection to SQLite as the register wants it, and SQLite's complaints said as refusals."""

import os
import sqlite3
from pathlib import Path
from typing import Final, Literal

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import StaticPool

from xiangyue.errors import Refusal
from xiangyue.records.refusals import DiskFull, NotARegister, RegisterBusy, RegisterDamaged, RegisterReadOnly

PATIENCE: Final = 5.0  # seconds one waits for another writer
APPLICATION: Final = 0x58595545  # "XYUE": what SQLite's header says the file is for
WRITES: Final = "writes"  # the option of a connection whose transactions are to write

Use = Literal["rw", "rwc", "ro"]


def raw(file: Path, use: Use) -> sqlite3.Connection:
    """Open the file without SQLAlchemy: for pragmas and for copies."""
    where = f"{file.resolve().as_uri()}?mode={use}"
    if use == "ro" and _nobody_writes(file):
        where += "&immutable=1"  # a stick that is write-protected
    connection = sqlite3.connect(where, uri=True, isolation_level=None, timeout=PATIENCE)
    try:
        _settle(connection)
    except sqlite3.Error as problem:
        connection.close()
        raise said(problem, file=file) from problem
    return connection


def in_memory() -> sqlite3.Connection:
    """Open a database that is gone when it is closed."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _settle(connection)
    return connection


def keep_wal(connection: sqlite3.Connection) -> None:
    """Have readers and a writer not wait for each other; a restored register comes without."""
    try:
        connection.execute("PRAGMA journal_mode=WAL")
    except sqlite3.Error as problem:
        raise said(problem) from problem


def _nobody_writes(file: Path) -> bool:
    """Say whether the file lies, finished, where nothing may be written: SQLite's -wal and -shm neither."""
    unfinished = file.with_name(f"{file.name}-wal")
    return not os.access(file.parent, os.W_OK) and not (unfinished.exists() and unfinished.stat().st_size)


def _settle(connection: sqlite3.Connection) -> None:
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "secure_delete=ON", "trusted_schema=OFF"):
        connection.execute(f"PRAGMA {pragma}")


def engine_on(connection: sqlite3.Connection) -> Engine:
    """Put SQLAlchemy on an open connection; transactions begin as their reader or writer needs."""
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _refuse)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _refuse(context: ExceptionContext) -> None:
    if isinstance(context.original_exception, sqlite3.Error):
        problem = said(context.original_exception)
        if isinstance(problem, Refusal):
            raise problem from context.original_exception


def said(problem: sqlite3.Error, *, file: Path | None = None) -> Exception:
    """Return the refusal that says SQLite's complaint, or the complaint itself when it is a fault of ours."""
    code = getattr(problem, "sqlite_errorcode", 0)
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return RegisterBusy()
        case sqlite3.SQLITE_FULL:
            return DiskFull()
        case sqlite3.SQLITE_IOERR:
            reading = code in {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ}
            return RegisterDamaged(problem=str(problem)) if reading else DiskFull()
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN:
            return RegisterReadOnly()
        case sqlite3.SQLITE_NOTADB:
            return NotARegister(file=file.name if file else "register.db")
        case sqlite3.SQLITE_CORRUPT:
            return RegisterDamaged(problem=str(problem))
        case _:
            return problem
