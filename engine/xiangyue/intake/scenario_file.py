"""Reading a scenario: what is broken in it is named with its line."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from xiangyue.intake.files import content_of
from xiangyue.intake.flaws import Flaw
from xiangyue.intake.parts import Part
from xiangyue.intake.plain_yaml import read_yaml_marked
from xiangyue.intake.scenario import ACTS, Expectation, Line, Scenario
from xiangyue.model import Evidence, EvidenceKind, Outcome, Subject

_HEAD = frozenset({"village", "workflow", "title", "start", "lines", "note"})
_LINE = frozenset({"who", "when", "do", "typed_by", "typed_at", "evidence", "answers", "note"})
_EXPECTED = frozenset({"waits", "refused", "ends", "rulings"})
_EVIDENCE = frozenset({"kind", "where", "number", "signed_by", "signed_on"})
_STEP = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
_FOLDER = re.compile(r"[a-z][a-z0-9_-]*")
_CODE = re.compile(r"[a-z][a-z-]*")


def read_scenario(path: Path) -> Scenario:
    """Return the scenario in that file.

    Raises:
        FileRefused: with the line.

    """
    return scenario_of(content_of(path), name=path.name)


def scenario_of(content: bytes | str, *, name: str) -> Scenario:
    """Return the scenario that a file of that name holds.

    Raises:
        FileRefused: with the line.

    """
    part = Part(name=name, marked=read_yaml_marked(content, name=name), path=())
    part.known(_HEAD)
    start = _line(part.at("start"), earlier=datetime.min.replace(tzinfo=UTC), do="start")
    lines, clock = list[Line](), start.typed_at
    for one in part.at("lines").parts():
        lines.append(_line(one, earlier=clock))
        clock = lines[-1].typed_at
    return Scenario(
        name=Path(name).stem,
        village=part.word("village", _FOLDER),
        workflow=part.word("workflow", _FOLDER),
        title=part.text("title"),
        start=start,
        lines=tuple(lines),
    )


def _line(part: Part, *, earlier: datetime, do: str | None = None) -> Line:
    part.known((_LINE - {"do"} if do else _LINE) | _EXPECTED)
    when = part.moment("when")
    typed_at = part.moment("typed_at") if part.has("typed_at") else when
    if typed_at < earlier:
        part.at("typed_at" if part.has("typed_at") else "when").refuse(Flaw.BACK_IN_TIME, typed_at.isoformat())
    done = do or part.word("do", _STEP)
    who = part.text("who", "clerk" if done in ACTS else None)
    return Line(
        line=part.line,
        who=who,
        when=when,
        do=done,
        typed_by=part.text("typed_by", who),
        typed_at=typed_at,
        evidence=_evidence(part.at("evidence")) if part.has("evidence") else None,
        answers=_mapping(part.at("answers")) if part.has("answers") else {},
        expected=_expected(part),
        note=part.text("note", ""),
    )


def _evidence(part: Part) -> Evidence:
    part.known(_EVIDENCE)
    return Evidence(
        kind=part.at("kind").one_of(EvidenceKind, part.text("kind")),
        where=part.text("where", ""),
        number=part.text("number", ""),
        signed_by=part.text("signed_by", ""),
        signed_on=part.day("signed_on") if part.has("signed_on") else None,
    )


def _expected(part: Part) -> Expectation:
    refused = part.word("refused", _CODE) if part.has("refused") else None
    if refused and (said := [key for key in sorted(_EXPECTED - {"refused", "waits"}) if part.has(key)]):
        part.at(said[0]).refuse(Flaw.UNKNOWN, said[0])
    waits = tuple(_step(one) for one in part.at("waits").parts()) if part.has("waits") else None
    rulings = _mapping(part.at("rulings")) if part.has("rulings") else {}
    where = part.at("rulings") if rulings else part
    return Expectation(
        waits=waits,
        refused=refused,
        ends=part.text("ends") if part.has("ends") else None,
        rulings={where.one_of(Subject, key): where.one_of(Outcome, value) for key, value in rulings.items()},
    )


def _step(part: Part) -> str:
    if not isinstance(part.told, str) or not _STEP.fullmatch(part.told):
        part.refuse(Flaw.NOT_A_WORD, part.told)
    return part.told


def _mapping(part: Part) -> Mapping[str, Any]:
    if not isinstance(part.told, Mapping):
        part.refuse(Flaw.NOT_A_MAPPING)
    return part.told
