"""desk.db: what lies on the desk beside the record, and may be lost. No entry says it, `verify` does not read it."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from xiangyue.canon import canonical, plain
from xiangyue.records.database import PATIENCE, said
from xiangyue.records.moments import put_down

_TABLES: Final = (
    """CREATE TABLE IF NOT EXISTS draft (
        "case" TEXT NOT NULL, step TEXT NOT NULL, answers TEXT NOT NULL, PRIMARY KEY ("case", step))""",
    "CREATE TABLE IF NOT EXISTS pin (person TEXT PRIMARY KEY, hash TEXT NOT NULL, set_at TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS pin_code (person TEXT PRIMARY KEY, hash TEXT NOT NULL, until TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS pin_wrong (person TEXT PRIMARY KEY, count INTEGER NOT NULL, not_before TEXT)",
    """CREATE TABLE IF NOT EXISTS sitting (
        seat INTEGER PRIMARY KEY CHECK (seat = 1), person TEXT NOT NULL, last TEXT NOT NULL)""",
    "CREATE TABLE IF NOT EXISTS tried (what TEXT PRIMARY KEY, at TEXT NOT NULL)",
    """CREATE TABLE IF NOT EXISTS reminder (
        id INTEGER PRIMARY KEY, kind TEXT NOT NULL, told TEXT NOT NULL, since TEXT NOT NULL, UNIQUE (kind, told))""",
)


@contextmanager
def on_desk(file: Path) -> Iterator[sqlite3.Connection]:
    """Open the desk; its tables are made where they are not there yet."""
    try:
        with closing(sqlite3.connect(file, isolation_level=None, timeout=PATIENCE)) as desk:
            for table in _TABLES:
                desk.execute(table)
            yield desk
    except sqlite3.Error as problem:
        raise said(problem, file=file) from problem


class Desk:
    """Drafts of answers that broke off, by case and step; and when something was last tried."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def save_draft(self, case: str, step: str, answers: Mapping[str, Any]) -> None:
        """Keep what was typed so far."""
        with on_desk(self._file) as desk:
            desk.execute("REPLACE INTO draft VALUES (?, ?, ?)", (case, step, canonical(plain(answers)).decode()))

    def draft(self, case: str, step: str) -> Mapping[str, Any] | None:
        """Return what was typed before it broke off."""
        if not self._file.exists():
            return None
        with on_desk(self._file) as desk:
            found = desk.execute('SELECT answers FROM draft WHERE "case" = ? AND step = ?', (case, step)).fetchone()
        return json.loads(found[0]) if found else None

    def drop_draft(self, case: str, step: str) -> None:
        """Forget a draft: the step was done."""
        if self._file.exists():
            with on_desk(self._file) as desk:
                desk.execute('DELETE FROM draft WHERE "case" = ? AND step = ?', (case, step))

    def drop_drafts(self, case: str) -> None:
        """Forget every draft of a case: it went on without them."""
        if self._file.exists():
            with on_desk(self._file) as desk:
                desk.execute('DELETE FROM draft WHERE "case" = ?', (case,))

    def tried(self, what: str) -> datetime | None:
        """Return when something that should be tried from time to time last held."""
        if not self._file.exists():
            return None
        with on_desk(self._file) as desk:
            found = desk.execute("SELECT at FROM tried WHERE what = ?", (what,)).fetchone()
        return datetime.fromisoformat(found[0]) if found else None

    def keep_tried(self, what: str, *, at: datetime) -> None:
        """Keep that it held."""
        with on_desk(self._file) as desk:
            desk.execute("REPLACE INTO tried VALUES (?, ?)", (what, put_down(at).isoformat()))

    def remind(self, kind: str, told: Mapping[str, Any], *, at: datetime) -> None:
        """Keep what is to be asked again; the same a second time is the same reminder."""
        with on_desk(self._file) as desk:
            row = (kind, canonical(plain(told)).decode(), put_down(at).isoformat())
            desk.execute("INSERT OR IGNORE INTO reminder (kind, told, since) VALUES (?, ?, ?)", row)

    def reminders(self, kind: str) -> tuple[tuple[int, Mapping[str, Any], datetime], ...]:
        """Return what is to be asked again: its number, what was told, since when; in the order of its coming."""
        if not self._file.exists():
            return ()
        with on_desk(self._file) as desk:
            found = desk.execute("SELECT id, told, since FROM reminder WHERE kind = ? ORDER BY id", (kind,)).fetchall()
        return tuple((id, json.loads(told), datetime.fromisoformat(since)) for id, told, since in found)

    def forget(self, reminder: int) -> None:
        """It was answered, or is not to be asked any more."""
        if self._file.exists():
            with on_desk(self._file) as desk:
                desk.execute("DELETE FROM reminder WHERE id = ?", (reminder,))
