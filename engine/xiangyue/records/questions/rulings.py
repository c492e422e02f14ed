"""核对, and the defects the township told."""

from typing import Any

from sqlalchemy import Row, select

from xiangyue.model import About, Defect, OpenDefect, Outcome, Ruling, RulingSeen, Subject, Target
from xiangyue.records import tables
from xiangyue.records.questions.asking import Asked


class OfRulings(Asked):
    """Questions about what was ruled and what is owed."""

    def rulings(self, case: str) -> tuple[RulingSeen, ...]:
        """Return all rulings of a case in their order, the void ones too."""
        ruling = tables.of("ruling")
        query = select(ruling).where(ruling.c.case_number == case).order_by(ruling.c.entry, ruling.c.place)
        with self._asking() as ask:
            return tuple(_ruling(row) for row in ask.execute(query))

    def defects(self, case: str) -> tuple[OpenDefect, ...]:
        """Return what the township's last answer found wanting, by number, the supplied ones too."""
        defect = tables.of("defect")
        query = select(defect).where(defect.c.case_number == case, defect.c.gone_by.is_(None))
        with self._asking() as ask:
            return tuple(_defect(row) for row in ask.execute(query.order_by(defect.c.number)))

    def all_defects(self, case: str) -> tuple[OpenDefect, ...]:
        """Return every defect the township ever told of a case, by number."""
        defect = tables.of("defect")
        query = select(defect).where(defect.c.case_number == case).order_by(defect.c.number)
        with self._asking() as ask:
            return tuple(_defect(row) for row in ask.execute(query))


def _ruling(row: Row[Any]) -> RulingSeen:
    said = Ruling(
        rule=row.rule,
        subject=Subject(row.subject),
        outcome=Outcome(row.outcome),
        base=row.base,
        needed=row.needed,
        actual=row.actual,
        of=row.of,
        law=row.law,
        law_name=row.law_name,
        article=row.article,
        citation=row.citation,
        wording=row.wording,
        note=row.note,
        about=About(meeting=row.meeting, item=row.item, text=row.text),
    )
    return RulingSeen(ruling=said, step=row.step, entry=row.entry, voided_by=row.voided_by)


def _defect(row: Row[Any]) -> OpenDefect:
    said = Defect(
        target=Target(row.target),
        what=row.what,
        remedy=row.remedy,
        rule=row.rule,
        article=row.article,
        step=row.step,
    )
    return OpenDefect(number=row.number, defect=said, told_at=row.told_at, supplied=row.supplied_by is not None)
