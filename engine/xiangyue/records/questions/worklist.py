"""待办: the first thing a clerk asks every morning, so it is asked in SQL as it stands.

Mapping the tables and building the statement took longer than SQLite takes to answer.
"""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Date, Row, bindparam, text

from xiangyue.model import Body, Matter, TodoLine
from xiangyue.records.moments import Moment
from xiangyue.records.questions.asking import Asked

LONGEST_FIRST: Final = """
SELECT waiting.case_number, cases.title, waiting.step, waiting.name, waiting.role, waiting.act, waiting.since,
       (SELECT min(due.at) FROM due WHERE due.case_number = waiting.case_number) AS at
FROM waiting JOIN cases ON cases.number = waiting.case_number
{which}
ORDER BY waiting.since, cases.year, cases.seq, waiting.place
LIMIT :most
"""
TRUE_OF: Final = """
SELECT cases.number FROM fact JOIN cases ON cases.number = fact.case_number
WHERE fact.name = :fact AND fact.value = 'true'
ORDER BY cases.year, cases.seq
"""
EVERY: Final = 1 << 62
AT_A_MEETING: Final = """
SELECT waiting.case_number, waiting.step, meeting.held_at
FROM waiting JOIN meeting ON meeting.case_number = waiting.case_number
     AND substr(waiting.step, 1, length(meeting.call) + 1) = meeting.call || '.'
WHERE meeting.entry = (SELECT max(other.entry) FROM meeting AS other
                       WHERE other.case_number = meeting.case_number AND other.call = meeting.call)
      AND meeting.lapsed IS NULL
"""
HELD: Final = """
SELECT meeting.body, meeting.held_at FROM meeting
WHERE meeting.lapsed IS NULL AND meeting.held_at >= :first AND meeting.held_at <= :last
      AND (EXISTS (SELECT 1 FROM vote WHERE vote.meeting = meeting.id)
           OR EXISTS (SELECT 1 FROM remark WHERE remark.meeting = meeting.id))
ORDER BY meeting.held_at
"""
PUBLISHED: Final = """
SELECT cases.matter, posting.posted_on FROM posting JOIN cases ON cases.number = posting.case_number
WHERE posting.posted_on >= :first AND posting.posted_on <= :last ORDER BY posting.posted_on
"""


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

    def cases_where(self, fact: str) -> tuple[str, ...]:
        """Return the numbers of the cases of which a fact is true, as they were opened."""
        with self._asking() as ask:
            return tuple(ask.execute(text(TRUE_OF), {"fact": fact}).scalars())

    def todo_count(self) -> int:
        """Return how many steps may be done now."""
        with self._asking() as ask:
            return int(ask.execute(text("SELECT count(*) FROM waiting")).scalar_one())

    def meetings_awaited(self) -> Mapping[tuple[str, str], datetime]:
        """Return, for the steps of a meeting that was called and has not lapsed, when it is held."""
        with self._asking() as ask:
            found = ask.execute(text(AT_A_MEETING).columns(held_at=Moment)).all()
        return {(row.case_number, row.step): row.held_at for row in found}

    def held(self, first: datetime, last: datetime) -> tuple[tuple[Body, datetime], ...]:
        """Return the meetings at which something was said or voted on between two moments: one that lapsed is none."""
        query = text(HELD).bindparams(bindparam("first", type_=Moment), bindparam("last", type_=Moment))
        with self._asking() as ask:
            found = ask.execute(query.columns(held_at=Moment), {"first": first, "last": last}).all()
        return tuple((Body(row.body), row.held_at) for row in found)

    def published(self, first: date, last: date) -> tuple[tuple[Matter, date], ...]:
        """Return what was posted between two days, by the matter of its case."""
        query = text(PUBLISHED).bindparams(bindparam("first", type_=Date), bindparam("last", type_=Date))
        with self._asking() as ask:
            found = ask.execute(query.columns(posted_on=Date), {"first": first, "last": last}).all()
        return tuple((Matter(row.matter), row.posted_on) for row in found)


def _line(row: Row[Any]) -> TodoLine:
    return TodoLine(
        case=row.case_number,
        title=row.title,
        step=row.step,
        name=row.name,
        role=row.role,
        act=row.act,
        since=row.since,
        due=row.at,
    )
