"""件, 待办, 到期."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, func, select

from xiangyue.model import Case, Due, Flow, Matter, Waiting
from xiangyue.records import tables
from xiangyue.records.questions.asking import Asked, plain_told
from xiangyue.records.refusals import NoSuchCase
from xiangyue.records.statements import bound, selecting, shape

_BESIDE: Final = ("waiting", "due", "fact", "answer")


class OfCases(Asked):
    """Questions about cases."""

    def case(self, number: str) -> Case:
        """Return a case as it stands.

        Raises:
            NoSuchCase: there is none of that number.

        """
        with self._asking() as ask:
            found = _cases(ask, number=number)
        if not found:
            raise NoSuchCase(case=number)
        return found[0]

    def cases(self) -> tuple[Case, ...]:
        """Return all cases, as they were opened."""
        with self._asking() as ask:
            return _cases(ask, number=None)

    def next_case_number(self, year: int) -> str:
        """Return the number the next case of a year will have."""
        cases = tables.of("cases")
        with self._asking() as ask:
            last = ask.execute(select(func.max(cases.c.seq)).where(cases.c.year == year)).scalar()
        return f"{year}-{(last or 0) + 1}"

    def waiting_since(self, case: str, step: str) -> date | None:
        """Return the day from which a step has been waiting; None if it is not its turn."""
        waiting = tables.of("waiting")
        query = select(waiting.c.since).where(waiting.c.case_number == case, waiting.c.step == step)
        with self._asking() as ask:
            return ask.execute(query).scalar()

    def due(self, now: datetime) -> tuple[tuple[str, Due], ...]:
        """Return the cases with a timer that has run out, and the timer; the earliest first."""
        due = tables.of("due")
        query = select(due).where(due.c.at <= now).order_by(due.c.at, due.c.case_number, due.c.place)
        with self._asking() as ask:
            return tuple((row.case_number, _due(row)) for row in ask.execute(query))


def _cases(ask: Connection, number: str | None) -> tuple[Case, ...]:
    """Return one case, or all of them, with what stands beside each."""
    rows = _rows(ask, "cases", ("year", "seq"), {"number": number})
    beside = {name: _by_case(_rows(ask, name, (), {"case_number": number})) for name in _BESIDE}
    return tuple(_case(row, {name: found[row.number] for name, found in beside.items()}) for row in rows)


def _rows(ask: Connection, name: str, order: tuple[str, ...], which: dict[str, str | None]) -> list[Row[Any]]:
    where = {column: value for column, value in which.items() if value is not None}
    return list(ask.execute(selecting(name, shape(where), order), bound(where)))


def _by_case(rows: list[Row[Any]]) -> dict[str, list[Row[Any]]]:
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.case_number].append(row)
    return found


def _case(row: Row[Any], beside: dict[str, list[Row[Any]]]) -> Case:
    return Case(
        number=row.number,
        workflow=row.workflow,
        models=plain_told(row.models),
        title=row.title,
        matter=Matter(row.matter),
        opened_at=row.opened_at,
        version=row.version,
        flow=_flow(row, waiting=beside["waiting"], due=beside["due"]),
        facts={fact.name: plain_told(fact.value) for fact in beside["fact"]},
        answers={answer.step: plain_told(answer.answers) for answer in beside["answer"]},
        last_happened_at={answer.step: answer.happened_at for answer in beside["answer"]},
        text=row.text,
        withdrawn=row.withdrawn,
    )


def _flow(row: Row[Any], *, waiting: Iterable[Row[Any]], due: Iterable[Row[Any]]) -> Flow:
    return Flow(
        state=row.state,
        waiting=tuple(
            Waiting(step=one.step, name=one.name, role=one.role, form=one.form, act=one.act) for one in waiting
        ),
        due=tuple(_due(one) for one in due),
        stage=row.stage,
        ended=row.ended,
    )


def _due(row: Row[Any]) -> Due:
    return Due(timer=row.timer, rule=row.rule, at=row.at)
