"""Opening a new register: built beside, then put in its place whole."""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from xiangyue.model import By, Draft
from xiangyue.model.happened import RegisterOpened
from xiangyue.records import database, place
from xiangyue.records.content import Content, sync_folder
from xiangyue.records.copying import said_of_disk
from xiangyue.records.journal import open_village
from xiangyue.records.refusals import RegisterExists
from xiangyue.records.schema import ISSUED, empty


def create(home: Path, opened: RegisterOpened, *, by: By, now: datetime, content: Sequence[bytes]) -> None:
    """Make `register.db` with entry 1 in it, or leave the folder without one."""
    file = place.database(home)
    if file.exists():
        raise RegisterExists(home=str(home))
    _make_folder(home)
    place.refuse_network(home)
    contents = Content(home / "content")
    for one in content:
        contents.keep(one)
    partial = file.with_name("register.db.part")
    for left in home.glob("register.db.part*"):
        left.unlink()
    _fill(partial, Draft(case=None, by=by, happened_at=now, did=opened), opened, now=now)
    partial.replace(file)
    sync_folder(home)


def _make_folder(home: Path) -> None:
    try:
        place.make_home(home)
    except OSError as problem:
        raise said_of_disk(problem) from problem


def _fill(file: Path, draft: Draft, opened: RegisterOpened, *, now: datetime) -> None:
    try:
        file.write_bytes(empty(ISSUED))
    except OSError as problem:
        raise said_of_disk(problem) from problem
    with closing(database.raw(file, "rw")) as raw:
        with database.engine_on(raw).begin() as connection:
            open_village(connection, draft, opened, now=now)
        database.keep_wal(raw)
