"""待办: the first thing a clerk asks every morning, so it is asked in SQL as it stands.

Mapping the tables and building the statement took longer than SQLite takes to answer.
"""

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import Date, Row, bindparam, text

from xiangyue.model import TodoLine
from xiangyue.records.moments import Moment
from xiangyue.records.questions.asking import Asked

LONGEST_FIRST: Final = """
SELECT waiting.case_number, cases.title, waiting.step, waiting.name, waiting.role, waiting.since,
       (SELECT min(due.at) FROM due WHERE due.case_number = waiting.case_number) AS at
FROM waiting JOIN cases ON cases.number = waiting.case_number
{which}
ORDER BY waiting.since, cases.year, cases.seq, waiting.place
LIMIT :most
"""
EVERY: Final = 1 << 62


class OfTheWorklist(Asked):
    """Questions about what is to do."""

    def todo(self, roles: Collection[str] | None = None, limit: int | None = None) -> tuple[TodoLine, ...]:
        """Return the steps that may be done now, those that wait longest first."""
        query = text(LONGEST_FIRST.format(which="" if roles is None else "WHERE waiting.role IN :roles"))
        values: dict[str, object] = {"most": EVERY if limit is None else limit}
        if roles is not None:
            query = query.bindparams(bindparam("roles", expanding=True))
            values["roles"] = sorted(roles)
        with self._asking() as ask:
            found = ask.execute(query.columns(since=Date, at=Moment), values).all()
        return tuple(_line(row) for row in found)

    def todo_count(self) -> int:
        """Return how many steps may be done now."""
        with self._asking() as ask:
            return int(ask.execute(text("SELECT count(*) FROM waiting")).scalar_one())


def _line(row: Row[Any]) -> TodoLine:
    return TodoLine(
        case=row.case_number,
        title=row.title,
        step=row.step,
        name=row.name,
        role=row.role,
        since=row.since,
        due=row.at,
    )
