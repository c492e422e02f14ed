"""Copies by SQLite's backup API: of a register somebody may be writing to."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from xiangyue.errors import Refusal
from xiangyue.records import database
from xiangyue.records.content import sync_folder
from xiangyue.records.refusals import DiskFull, NotAFolder, RegisterReadOnly


def copy_to(raw: sqlite3.Connection, target: Path) -> None:
    """Copy a register by SQLite's backup API into one file: whole, or not there."""
    partial = target.with_name(f"{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        with closing(sqlite3.connect(partial, isolation_level=None)) as copy:
            raw.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, that can be read from a stick nobody may write to
        with partial.open("rb") as file:
            os.fsync(file.fileno())
        partial.replace(target)
        sync_folder(target.parent)
    except sqlite3.Error as problem:
        partial.unlink(missing_ok=True)
        raise database.said(problem, file=target) from problem
    except OSError as problem:
        raise said_of_disk(problem) from problem


def said_of_disk(problem: OSError) -> Refusal:
    """Return why a disk did not take what was to be written."""
    match problem:
        case PermissionError():
            return RegisterReadOnly()
        case FileExistsError() | NotADirectoryError():
            return NotAFolder(path=str(problem.filename or ""))
        case _:
            return DiskFull()
