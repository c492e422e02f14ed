"""备份: a copy is made, and the day of it is kept on the desk, to be said every morning."""

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from xiangyue.errors import Refusal
from xiangyue.model import BEIJING
from xiangyue.records import Register, backup

BACKED_UP = "backup"


def copy_register(home: Path, target: Path, *, now: datetime) -> None:
    """Copy a register into a new folder, and keep when.

    Raises:
        NoRegister, FolderNotEmpty, BackupNotWhole, DiskFull: nothing was copied.

    """
    backup(home, target)
    with suppress(Refusal), Register.open_reading(home) as register:  # the copy is there; a desk may be lost
        register.desk.keep_tried(BACKED_UP, at=now)


def last_copy(register: Register) -> date | None:
    """Return the day of the last copy that was made from this desk."""
    at = register.desk.tried(BACKED_UP)
    return at.astimezone(BEIJING).date() if at else None
