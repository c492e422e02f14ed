"""Playing a scenario: each line is done by the scenario's clock, and what came of it is held against what it says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from xiangyue.acts.case.do import do
from xiangyue.acts.case.moving import model_of
from xiangyue.acts.case.start import start
from xiangyue.acts.case.supply import supply
from xiangyue.acts.case.tick import tick
from xiangyue.acts.case.unproved import unproved_of
from xiangyue.acts.case.vouch import vouch
from xiangyue.acts.case.withdraw import withdraw
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.paper.render import render
from xiangyue.acts.paper.verify import verify_paper
from xiangyue.acts.rehearse.room import sit
from xiangyue.acts.rehearse.who import by_of
from xiangyue.documents import Press
from xiangyue.errors import Refusal
from xiangyue.intake import Line, Scenario
from xiangyue.model import Case, Ruling
from xiangyue.signing import IntegrityKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Where a rehearsal went otherwise than its scenario says."""

    line: int
    expected: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """A line that was played: what it did, and how it differed."""

    line: Line
    case: Case
    name: str = ""  # of the step, as the model has it
    rulings: tuple[Ruling, ...] = ()
    refusal: Refusal | None = None
    departures: tuple[Departure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What a rehearsal is played with."""

    office: Office
    press: Callable[[], Press]  # opened when the first paper is made
    key: IntegrityKey


def play(stage: Stage, scenario: Scenario, *, tell: Callable[[Played], None]) -> tuple[Departure, ...]:
    """Play all lines in order; a line that departs is told, and the rest is still played."""
    case = start(
        stage.office,
        scenario.workflow,
        title=scenario.title,
        by=by_of(stage.office.register, scenario.start, case=""),
        now=scenario.start.typed_at,
    )
    first = Played(line=scenario.start, case=case, departures=_differs(scenario.start, case, (), None))
    tell(first)
    departures = list(first.departures)
    for line in scenario.lines:
        played = _play(stage, case.number, line)
        tell(played)
        departures += played.departures
    return tuple(departures)


def _play(stage: Stage, number: str, line: Line) -> Played:
    refusal: Refusal | None = None
    rulings: tuple[Ruling, ...] = ()
    try:
        rulings = _perform(stage, number, line)
    except Refusal as refused:
        refusal = refused
    case = stage.office.register.case(number)
    step = model_of(stage.office.register, case).steps.get(line.do)
    return Played(
        line=line,
        case=case,
        name=step.name if step else "",
        rulings=rulings,
        refusal=refusal,
        departures=_differs(line, case, rulings, refusal),
    )


def _perform(stage: Stage, number: str, line: Line) -> tuple[Ruling, ...]:
    office, now = stage.office, line.typed_at
    if line.do == "tick":
        tick(office, now=now)
        return ()
    by = by_of(office.register, line, case=number)
    match line.do:
        case "withdraw":
            withdraw(office, number, reason=str(line.answers.get("reason", "")), by=by, now=now)
        case "supply":
            numbers = tuple(int(one) for one in line.answers.get("defects", ()))
            supply(office, number, numbers, how=str(line.answers.get("how", "")), by=by, now=now)
        case "vouch":
            step = str(line.answers.get("step", ""))
            owing = [one.number for one in unproved_of(office.register, number) if one.payload["step"] == step]
            vouch(office, owing[0] if owing else 0, by=by, now=now)
        case "render":
            render(office, number, press=stage.press(), key=stage.key, by=by, now=now)
        case "room":
            return sit(office, number, line.answers, by=by, now=now)
        case "verify":
            _verify_all(stage, number, now=now)
        case _:
            on = line.when.astimezone(BEIJING).date()
            return do(office, number, line.do, line.answers, by=by, now=now, on=on).rulings
    return ()


class PaperBent(Refusal):
    """A paper of the case is not whole."""

    code = "paper-bent"

    def __init__(self, *, paper: str) -> None:
        super().__init__(paper=paper)


def _verify_all(stage: Stage, number: str, *, now: datetime) -> None:
    for paper in stage.office.register.papers(number):
        content = stage.office.register.content(paper.sha256)
        if not verify_paper(content, office=stage.office, now=now).whole:
            raise PaperBent(paper=paper.id)


def _differs(line: Line, case: Case, rulings: tuple[Ruling, ...], refusal: Refusal | None) -> tuple[Departure, ...]:
    expected = line.expected
    found: list[tuple[str, str]] = []
    if (expected.refused or "") != (refusal.code if refusal else ""):
        found.append((expected.refused or "-", refusal.code if refusal else "-"))
    waiting = tuple(sorted(waiting.step for waiting in case.flow.waiting))
    if expected.waits is not None and tuple(sorted(expected.waits)) != waiting:
        found.append((" ".join(sorted(expected.waits)) or "-", " ".join(waiting) or "-"))
    if expected.ends is not None and expected.ends != case.flow.ended:
        found.append((expected.ends, case.flow.ended or "-"))
    for subject, outcome in expected.rulings.items():
        said = [ruling.outcome for ruling in rulings if ruling.subject is subject]
        if outcome not in said:
            found.append((f"{subject} {outcome}", " ".join(said) or "-"))
    return tuple(Departure(line=line.line, expected=told, found=came) for told, came in found)
