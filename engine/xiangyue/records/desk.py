"""desk.db: what lies on the desk beside the record, and may be lost. No entry says it, `verify` does not read it."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from xiangyue.canon import canonical, plain
from xiangyue.records.database import PATIENCE, said

_TABLES = """
CREATE TABLE IF NOT EXISTS draft (
    "case" TEXT NOT NULL, step TEXT NOT NULL, answers TEXT NOT NULL, PRIMARY KEY ("case", step)
)
"""


class Desk:
    """Drafts of answers that broke off, by case and step."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def save_draft(self, case: str, step: str, answers: Mapping[str, Any]) -> None:
        """Keep what was typed so far."""
        with self._open() as desk:
            desk.execute("REPLACE INTO draft VALUES (?, ?, ?)", (case, step, canonical(plain(answers)).decode()))

    def draft(self, case: str, step: str) -> Mapping[str, Any] | None:
        """Return what was typed before it broke off."""
        if not self._file.exists():
            return None
        with self._open() as desk:
            found = desk.execute('SELECT answers FROM draft WHERE "case" = ? AND step = ?', (case, step)).fetchone()
        return json.loads(found[0]) if found else None

    def drop_draft(self, case: str, step: str) -> None:
        """Forget a draft: the step was done."""
        if self._file.exists():
            with self._open() as desk:
                desk.execute('DELETE FROM draft WHERE "case" = ? AND step = ?', (case, step))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._file, isolation_level=None, timeout=PATIENCE)) as desk:
                desk.execute(_TABLES)
                yield desk
        except sqlite3.Error as problem:
            raise said(problem, file=self._file) from problem
