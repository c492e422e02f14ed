"""张贴, 意见, 材料."""

from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, select

from xiangyue.model import By, OpinionGroup, PaperKind, PaperSeen, Posting
from xiangyue.records import tables
from xiangyue.records.questions.asking import Asked, told

if TYPE_CHECKING:
    from xiangyue.model.happened import OpinionsTaken


class OfPapers(Asked):
    """Questions about what hangs on the wall, what came of it, and what was printed."""

    def postings(self, case: str) -> tuple[Posting, ...]:
        """Return what was posted in a case, in order."""
        return tuple(_posting(row) for row in self._rows_of("posting", case))

    def postings_until(self, first: date, last: date) -> tuple[Posting, ...]:
        """Return the postings of all cases that were to hang to a day between the two, by that day."""
        table = tables.of("posting")
        query = (
            select(table).where(table.c.until >= first, table.c.until <= last).order_by(table.c.until, table.c.entry)
        )
        with self._asking() as ask:
            return tuple(_posting(row) for row in ask.execute(query))

    def opinions(self, case: str) -> "tuple[OpinionsTaken, ...]":
        """Return what people said to the postings of a case, in order."""
        return tuple(_opinions(row) for row in self._rows_of("opinion", case))

    def papers(self, case: str | None) -> tuple[PaperSeen, ...]:
        """Return the papers of a case, in order; of None those of the register itself."""
        return tuple(_paper(row) for row in self._rows_of("paper", case))

    def _rows_of(self, name: str, case: str | None) -> list[Row[Any]]:
        table = tables.of(name)
        with self._asking() as ask:
            return list(ask.execute(select(table).where(table.c.case_number == case).order_by(table.c.entry)))


def _posting(row: Row[Any]) -> Posting:
    return Posting(
        id=row.id,
        case=row.case_number,
        step=row.step,
        what=row.what,
        places=told(tuple[str, ...], row.places),
        posted_on=row.posted_on,
        posted_by=row.posted_by,
        until=row.until,
        witness=row.witness,
        text=row.text,
        ended_at=row.ended_at,
    )


def _opinions(row: Row[Any]) -> "OpinionsTaken":
    from xiangyue.model.happened import OpinionsTaken  # noqa: PLC0415 - a list of what is to do needs no event

    return OpinionsTaken(
        posting=row.posting,
        received=row.received,
        written=row.written,
        groups=told(tuple[OpinionGroup, ...], row.groups),
    )


def _paper(row: Row[Any]) -> PaperSeen:
    return PaperSeen(
        id=row.id,
        case=row.case_number,
        kind=PaperKind(row.kind),
        meeting=row.meeting,
        of_entry=row.of_entry,
        head=row.head,
        sha256=row.sha256,
        made_by=told(By, row.made_by),
        made_at=row.made_at,
    )
