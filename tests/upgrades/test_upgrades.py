"""A register is brought up to date whole or not at all, and an older program keeps its hands off a newer one."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy.exc import SQLAlchemyError

from tests.records.story import CASE, Story
from xiangyue.model import happened
from xiangyue.records import Register, RegisterNewer, UpgradeFailed, tables, verify, verify_at
from xiangyue.records.database import engine_on
from xiangyue.records.schema import ISSUED, Migrations, empty
from xiangyue.words import say

from .conftest import HERE, after

POINTS = ("sqlite3.connect", "os.rename", "begin", "middle", "end", "commit")
COPY = Path("before-upgrade") / "register-0001.db"


def described(raw: sqlite3.Connection) -> dict[str, object]:
    """Return every table's columns, keys and indexes."""
    names = [row[0] for row in raw.execute("SELECT name FROM sqlite_schema WHERE type='table' ORDER BY name")]
    pragmas = ("table_info", "foreign_key_list", "index_list")
    return {
        name: [sorted(raw.execute(f"PRAGMA {pragma}({name})").fetchall(), key=str) for pragma in pragmas]
        for name in names
        if name != "alembic_version"
    }


def test_the_migrations_lead_to_the_tables() -> None:
    with closing(sqlite3.connect(":memory:")) as migrated, closing(sqlite3.connect(":memory:")) as modelled:
        tables.every().create_all(engine_on(modelled))
        migrated.deserialize(empty(ISSUED))
        assert described(migrated) == described(modelled)


def test_the_program_knows_the_number_of_the_last_migration() -> None:
    scripts = ScriptDirectory(str(ISSUED.folders[0].parent), version_locations=[str(ISSUED.folders[0])])
    assert scripts.get_current_head() == f"{ISSUED.newest:04}"
    assert [script.revision for script in scripts.walk_revisions()] == [
        f"{number:04}" for number in range(ISSUED.newest, 0, -1)
    ]


def test_a_register_behind_is_brought_up_to_date_after_a_copy(home: Path, story: Story, second: Migrations) -> None:
    draft = story.draft(happened.CaseWithdrawn(reason="x"))
    with Register.open(home, migrations=second) as register:
        assert verify(register) == ()
        with register.writing(now=story.now) as journal:
            journal.append(draft)
        assert register.meeting("m-2026-1-1").votes[0].tally.in_favour == 2
        assert verify(register) == ()
        assert register.raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
    with closing(sqlite3.connect(home / COPY)) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
        assert copy.execute("SELECT max(number) FROM entry").fetchone()[0] > 20


def test_a_register_is_brought_up_to_date_once(home: Path, second: Migrations) -> None:
    Register.open(home, migrations=second).close()
    (home / COPY).unlink()
    Register.open(home, migrations=second).close()
    assert not (home / COPY).exists()


def test_reading_an_older_register_brings_only_a_copy_in_memory_up_to_date(home: Path, second: Migrations) -> None:
    before = (home / "register.db").read_bytes()
    with Register.open_reading(home, migrations=second) as register:
        assert register.raw.execute("SELECT count(*) FROM board").fetchone() == (0,)
        assert register.case(CASE).number == CASE
        assert verify(register) == ()
    assert verify_at(home, migrations=second) == ()
    assert (home / "register.db").read_bytes() == before
    assert not (home / COPY).exists()


def test_an_older_register_that_was_bent_is_named_after_it_is_brought_up_to_date(
    home: Path, second: Migrations
) -> None:
    with closing(sqlite3.connect(home / "register.db", isolation_level=None)) as raw:
        raw.execute("UPDATE vote SET in_favour = 3")
    found = {(one.table, one.column) for one in verify_at(home, migrations=second)}
    assert found == {("vote", "in_favour")}


def test_a_newer_register_is_refused_and_not_touched(home: Path, second: Migrations) -> None:
    Register.open(home, migrations=second).close()
    before = (home / "register.db").read_bytes()
    for door in (Register.open, Register.open_reading, verify_at):
        with pytest.raises(RegisterNewer) as refused:
            door(home)
        assert refused.value.facts == {"found": 2, "known": 1}
    assert (home / "register.db").read_bytes() == before


def test_a_migration_that_changes_what_was_recorded_is_taken_back(home: Path) -> None:
    with pytest.raises(UpgradeFailed) as refused:
        Register.open(home, migrations=after("spoiling"))
    assert refused.value.facts == {
        "problem": f"{say('table.vote')} m-2026-1-1/convention in_favour",
        "copy": str(home / COPY),
    }
    assert verify_at(home) == ()


def test_a_migration_that_breaks_off_leaves_the_register_as_it_was(home: Path) -> None:
    with pytest.raises(SQLAlchemyError):
        Register.open(home, migrations=after("broken"))
    assert verify_at(home) == ()
    with Register.open(home) as register:
        assert register.meeting("m-2026-1-1").remarks


@pytest.mark.parametrize("point", POINTS)
def test_a_cut_in_the_middle_leaves_the_old_register_whole(home: Path, second: Migrations, point: str) -> None:
    script = [sys.executable, "-m", "tests.upgrades.cut", str(home), str(HERE / "second"), point]
    died = subprocess.run(script, cwd=HERE.parents[1], check=False, capture_output=True, text=True)
    assert died.returncode == -signal.SIGKILL, died.stderr
    assert verify_at(home) == ()  # as the program of before finds it
    Register.open(home, migrations=second).close()
    assert verify_at(home, migrations=second) == ()
    shutil.rmtree(home)


def test_a_cut_after_the_commit_leaves_the_new_register_whole(home: Path, second: Migrations) -> None:
    script = [sys.executable, "-m", "tests.upgrades.cut", str(home), str(HERE / "second"), "never"]
    assert subprocess.run(script, cwd=HERE.parents[1], check=False).returncode == -signal.SIGKILL
    assert verify_at(home, migrations=second) == ()
    with pytest.raises(RegisterNewer):
        Register.open_reading(home)
