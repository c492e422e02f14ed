"""The record: a step with its journal, its ruling and the disk's word for it; the worklist.

The drawing is that of `process.py`: twelve steps, a review that sends back. The reference does what the
library's documentation shows, and keeps the state it makes in SQLite, synchronous=FULL as ours is.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from bench.frame import Commands, Line, python, race, script
from bench.lines.process import model, stock
from xiangyue.model import (
    BEIJING,
    Base,
    Body,
    By,
    Case,
    Draft,
    Evidence,
    EvidenceKind,
    FactValue,
    Flow,
    Matter,
    Mode,
    Village,
    Waiting,
)
from xiangyue.model.happened import CaseOpened, MotionTaken, RegisterOpened
from xiangyue.process import Position
from xiangyue.records import Journal, Register
from xiangyue.rules import Law

NOW: Final = datetime(2026, 3, 2, 9, tzinfo=BEIJING)
BY: Final = By(typed_by="p-0001", responsible="p-0001", evidence=Evidence(kind=EvidenceKind.SELF))
CLOCK: Final = (NOW + timedelta(minutes=minute) for minute in count(1))
ANSWERS: Final = {"held_on": "2026-03-02", "present": 62, "note": "如记录本第18页"}


@cache
def room() -> TemporaryDirectory[str]:
    """Return a folder that is gone when the bench ends."""
    return TemporaryDirectory(prefix="bench-")


def register(name: str) -> Register:
    """Open a new register in a folder of that name."""
    opened = RegisterOpened(
        register="r-bench",
        mode=Mode.REHEARSAL,
        village=Village(name="石桥村", code="", township="青溪镇", groups=6),
        integrity_certificate="",
        program="bench",
    )
    return Register.create(Path(room().name) / name, opened, by=BY, now=NOW)


@cache
def law() -> Law:
    return Law.national()


class Ours:
    """A case in a register, and the moment it has come to."""

    def __init__(self, into: Register, number: int = 1) -> None:
        self.register, self.case = into, f"2026-{number}"
        position = Position.begin(model(), facts=lambda _: None, actions={})
        opened = CaseOpened(workflow="village", models={}, title="修订村规民约", matter=Matter.CONVENTION_REVISION)
        with self.register.writing(now=NOW) as journal:
            journal.append(Draft(case=self.case, by=BY, happened_at=NOW, did=opened, flow=flow(position)))

    def step(self, agreed: FactValue = "none") -> bool:
        """Do the step that waits, as an act does: read, ask the law, run on, append; say whether the case goes on."""
        now = next(CLOCK)
        with self.register.writing(now=now) as journal:
            case = journal.case(self.case)
            return self._done(journal, case, now, agreed)

    def _done(self, journal: Journal, case: Case, now: datetime, agreed: FactValue) -> bool:
        position = Position.resume(model(), case.flow.state, facts=lambda _: agreed, actions={})
        step = case.flow.waiting[0].step
        position.complete(step)
        ruling = law().check_quorum(
            Body("villagers_assembly"), on=now.date(), bases={Base.HOUSEHOLDS: 86}, present={Base.HOUSEHOLDS: 62}
        )
        draft = Draft(
            case=case.number,
            by=BY,
            happened_at=now,
            did=MotionTaken(source="villagers", proposers="赵喆等12户", summary="随礼太重"),
            step=step,
            answers=ANSWERS,
            facts={"review": agreed},
            rulings=(ruling, *law().late(happened_on=now.date(), recorded_on=now.date())),
            flow=flow(position),
        )
        journal.append(draft, seen=case.version)
        return position.ended is None


def flow(position: Position) -> Flow:
    waiting = tuple(
        Waiting(step=one.path, name=one.name, role=one.role, form=one.form, act=one.act) for one in position.waiting
    )
    return Flow(state=position.state(), waiting=waiting, due=(), stage="x", ended=position.ended)


class Stock:
    """The same case as the library's documentation keeps it."""

    def __init__(self, name: str) -> None:
        self.kept = sqlite3.connect(Path(room().name) / f"{name}.db", isolation_level=None)
        self.kept.execute("PRAGMA journal_mode=WAL")
        self.kept.execute("PRAGMA synchronous=FULL")
        self.kept.execute("CREATE TABLE instance (id INTEGER PRIMARY KEY, state TEXT)")
        self.serializer, state = stock()
        self.kept.execute("INSERT INTO instance VALUES (1, ?)", (state,))

    def step(self, agreed: bool = False) -> bool:
        workflow: Any = self.serializer.deserialize_json(
            self.kept.execute("SELECT state FROM instance WHERE id = 1").fetchone()[0]
        )
        task = workflow.get_next_task(state=16, manual=True)  # TaskState.READY
        task.data["agreed"] = agreed
        task.run()
        workflow.do_engine_steps()
        self.kept.execute("UPDATE instance SET state = ? WHERE id = 1", (self.serializer.serialize_json(workflow),))
        return not workflow.completed


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeCase:
    """A case of twelve steps from its begin to its end."""

    work: str = "one recorded step with journal, rules and FULL sync, against stock and FULL: 12 steps"
    limit: float = 2.0

    def measure(self) -> float:
        into = register("short")  # open, as the reference's file and serializer are
        ours = [Ours(into, number) for number in range(8, 0, -1)]
        theirs = [Stock(f"short-{number}") for number in range(8)]
        return race(lambda: carry(ours.pop().step, "agreed"), lambda: carry(theirs.pop().step, True), rounds=7)


def carry(step: Callable[[Any], bool], agreed: object) -> None:
    while step(agreed):
        pass


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack:
    """Steps of a case that has been sent back and back again: 300 steps lie behind it."""

    work: str = "one recorded step with journal, rules and FULL sync, against stock and FULL: after 300 steps"
    limit: float = 0.35

    def measure(self) -> float:
        ours, theirs = Ours(register("long")), Stock("long")
        for _ in range(300):
            ours.step()
            theirs.step()
        return race(lambda: times(ours.step, 6), lambda: times(theirs.step, 6), rounds=5)


def times(step: Callable[[], bool], many: int) -> None:
    for _ in range(many):
        step()


@dataclass(frozen=True, slots=True, kw_only=True)
class Growing:
    """What a case costs that goes on for ever."""

    work: str = "one recorded step: the 1,000th, against the 10th"
    limit: float = 1.2

    def measure(self) -> float:
        old, young = Ours(register("old")), Ours(register("young"))
        times(old.step, 1000)
        times(young.step, 4)
        # the young one is sent back from its 10th step to its 5th, so it stays as young as it is
        return race(lambda: times(old.step, 6), lambda: times(young.step, 6), rounds=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worklist:
    """What is to do, of ten thousand cases."""

    work: str = "todo on 10,000 cases, against python -c 'import typer, sqlmodel'"
    limit: float = 1.3

    def measure(self) -> float:
        home = ten_thousand()
        ours = (script("xiangyue"), "--home", str(home), "todo")
        return Commands(
            work=self.work, limit=self.limit, ours=ours, reference=python("import typer, sqlmodel"), rounds=7
        ).measure()


@cache
def ten_thousand() -> Path:
    """Return the home of a register with as many cases."""
    full = register("full")
    waiting = Waiting(step="propose", name="动议", role="clerk", form="propose", act="motion.take")
    with full.writing(now=NOW) as journal:
        for number in range(1, 10_001):
            opened = CaseOpened(workflow="village", models={}, title=f"第{number}件", matter=Matter.OTHER)
            stands = Flow(state="{}", waiting=(waiting,), due=(), stage="征集民意")
            journal.append(Draft(case=f"2026-{number}", by=BY, happened_at=NOW, did=opened, flow=stands))
    full.close()
    return full.home


LINES: tuple[Line, ...] = (WholeCase(), SentBack(), Growing(), Worklist())
