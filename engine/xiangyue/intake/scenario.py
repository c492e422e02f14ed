"""演练: a rehearsal as a township writes it down, one YAML file; who did what when, and what must come of it.

    village: shiqiao                      a folder of examples/
    workflow: regulation_revision
    title: 修订村规民约
    start: {who: clerk, when: 2026-03-02T09:00, waits: [propose]}
    lines:
      - {who: clerk, when: 2026-03-02T09:10, do: propose, answers: {...}, waits: [party_study]}
      - who: party_secretary
        when: 2026-03-04T20:00            what happened
        typed_at: 2026-03-05T09:00        when it was typed: as `when`, unless it is said
        typed_by: clerk                   who typed it: as `who`, unless it is said
        evidence: {kind: record_book, where: 党组织会议记录本第18页}
        do: party_study
        answers: {...}
        refused: fact-in-the-future       the code it must be refused with; nothing else may then be expected
      - {who: clerk, when: …, do: room, answers: {scrutineer: 赵德全, counter: 周玉芬, lines: ["1928 到 1-6"]}}

`who` is a role, the name of a person or an official, or their id; whoever holds the role on the day is meant.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from xiangyue.model import Evidence, Outcome, Subject

ACTS = frozenset({"start", "tick", "withdraw", "supply", "vouch", "render", "verify", "room"})
"""What a line may do besides the steps of the model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What must be so after a line; None where nothing is said of it."""

    waits: tuple[str, ...] | None = None  # exactly these steps wait; () when none may
    refused: str | None = None  # the line is refused with this code, and nothing has changed
    ends: str | None = None  # the case has ended at this end event
    rulings: Mapping[Subject, Outcome] = field(default_factory=dict)  # of this line's entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing done: a step's path, or one of `ACTS`."""

    line: int  # of the file
    who: str
    when: datetime  # happened
    do: str
    typed_by: str
    typed_at: datetime  # the clock of the rehearsal: never goes back
    evidence: Evidence | None = None  # None: typed by the one whose act it is
    answers: Mapping[str, Any] = field(default_factory=dict)  # as the form has them
    expected: Expectation = Expectation()
    note: str = ""  # said when the line is played

    @property
    def is_act(self) -> bool:
        """Whether the line is one of `ACTS`, and no step of the model."""
        return self.do in ACTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A rehearsal as a whole."""

    name: str  # the file's name, without its ending
    village: str  # the folder's name in examples/
    workflow: str
    title: str  # of the case
    start: Line
    lines: tuple[Line, ...]
