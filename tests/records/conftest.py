"""A register with a row in every table, and what it takes to bend one."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.records.story import CASE, CERTIFICATE, CLERK, MODEL, PAPER, SCAN, SEALED, Story
from xiangyue.canon import digest
from xiangyue.model import PaperKind, happened
from xiangyue.records import Register

Bend = Callable[..., None]


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a register with a row in every table; never written to."""
    home = tmp_path_factory.mktemp("whole") / "home"
    story = Story()
    with Register.create(
        home, story.opened(), by=CLERK, now=story.now, content=(CERTIFICATE, MODEL, PAPER, SCAN)
    ) as register:
        for part in (story.village, story.proposal, story.review, story.meeting, story.filing, story.changes):
            for draft in part():
                with register.writing(now=story.now) as journal:
                    journal.append(draft)
        number, head = register.head()
        made = happened.PaperMade(
            paper=f"{CASE}/minutes/1",
            kind=PaperKind.MINUTES,
            meeting="m-2026-1-1",
            of_entry=number,
            head=head,
            sha256=digest(PAPER),
            made_with={"template": "t" * 64},
        )
        paper, sealed = story.draft(made), story.seals()
        with register.writing(now=story.now) as journal:
            journal.append(paper)
            journal.append_sealed(sealed, SEALED)
    return home


@pytest.fixture
def home(whole: Path, tmp_path: Path) -> Path:
    """A register of one's own, to be written to or bent."""
    return Path(shutil.copytree(whole, tmp_path / "home"))


@pytest.fixture
def story(home: Path) -> Story:
    """The story, as far as `home` tells it."""
    story = Story()
    with Register.open_reading(home) as register:
        story.now = register.entry(register.head()[0]).recorded_at
    return story


@pytest.fixture
def bend(home: Path) -> Bend:
    """Change the file behind the register's back: triggers away, the deed, triggers back as they were."""

    def do(sql: str, *values: object) -> None:
        with without_triggers(home) as raw:
            raw.execute(sql, values)

    return do


@contextmanager
def without_triggers(home: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(home / "register.db", isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous=OFF")
        triggers = raw.execute("SELECT name, sql FROM sqlite_schema WHERE type='trigger'").fetchall()
        for name, _ in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        yield raw
        for _, sql in triggers:
            raw.execute(sql)
