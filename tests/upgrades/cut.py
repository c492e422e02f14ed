"""Run in a process of its own: bring the register up to date, and be killed at the point that was named."""

import os
import signal
import sys
from pathlib import Path

from sqlalchemy import Connection, Engine, event

from xiangyue.records import Register
from xiangyue.records.schema import ISSUED, Migrations


def kill(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def watch(point: str) -> None:
    """Be killed when the interpreter is about to do what the point names."""
    if point == "commit":
        event.listen(Engine, "commit", kill_commit)
    else:
        sys.addaudithook(lambda name, _: kill() if name == point else None)


def kill_commit(connection: Connection) -> None:
    """Be killed before the register itself is committed: one in memory has no file."""
    of_file = connection.exec_driver_sql("SELECT file FROM pragma_database_list").scalar()
    if of_file and connection.exec_driver_sql("PRAGMA table_info(board)").first():
        kill()


if __name__ == "__main__":
    home, folder, point = sys.argv[1:]
    migrations = Migrations(newest=ISSUED.newest + 1, folders=(*ISSUED.folders, Path(folder)))
    os.environ["CUT_AT"] = point
    watch(point)
    with Register.open(Path(home), migrations=migrations):
        kill()
