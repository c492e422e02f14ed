"""Opening a new register: built beside, then put in its place whole."""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from xiangyue.model import By, Draft
from xiangyue.model.happened import RegisterOpened
from xiangyue.records import database, place
from xiangyue.records.content import Content, sync_folder
from xiangyue.records.journal import open_village
from xiangyue.records.refusals import RegisterExists, RegisterReadOnly
from xiangyue.records.schema import ISSUED, upgrade


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
        home.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise RegisterReadOnly from problem


def _fill(file: Path, draft: Draft, opened: RegisterOpened, *, now: datetime) -> None:
    with closing(database.raw(file, "rwc")) as raw:
        engine = database.engine_on(raw)
        with engine.connect() as connection, connection.begin():
            upgrade(connection, ISSUED)
            open_village(connection, draft, opened, now=now)
        raw.execute("PRAGMA journal_mode=WAL")
