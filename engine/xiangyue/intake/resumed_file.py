"""接续 from a file: how far a matter is on paper, and its steps in order; what is broken is named with its line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from xiangyue.intake.flaws import Flaw
from xiangyue.intake.parts import Part
from xiangyue.intake.plain_yaml import read_yaml_marked

_HEAD = frozenset({"until", "papers", "began", "title", "steps", "note"})
_STEP = frozenset(
    {"do", "on", "for", "evidence", "where", "number", "signed_by", "signed_on", "scan", "answers", "note"}
)
_PATH = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")
_KIND = re.compile(r"[a-z][a-z_]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStep:
    """One step as it was done on paper."""

    line: int
    do: str
    answers: Mapping[str, Any]
    on: date | None = None  # where the form does not ask for the day
    responsible: str | None = None
    evidence: str | None = None
    where: str = ""
    number: str = ""
    signed_by: str = ""
    signed_on: str | None = None
    scan: str = ""  # a file beside this one


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """A matter half done on paper."""

    until: str
    papers: str
    began: date
    steps: tuple[PaperStep, ...]
    title: str | None = None


def read_resumed(content: bytes | str, *, name: str) -> Resumed:
    """Return what a file says of a matter, YAML or JSON.

    Raises:
        FileRefused: with the line.

    """
    part = Part(name=name, marked=read_yaml_marked(content, name=name), path=())
    part.known(_HEAD)
    return Resumed(
        until=part.word("until", _PATH),
        papers=part.text("papers"),
        began=part.day("began"),
        title=part.text("title") if part.has("title") else None,
        steps=tuple(_step(one) for one in part.at("steps").parts()) if part.has("steps") else (),
    )


def _step(part: Part) -> PaperStep:
    part.known(_STEP)
    return PaperStep(
        line=part.line,
        do=part.word("do", _PATH),
        answers=_mapping(part.at("answers")),
        on=part.day("on") if part.has("on") else None,
        responsible=part.text("for") if part.has("for") else None,
        evidence=part.word("evidence", _KIND) if part.has("evidence") else None,
        where=part.text("where", ""),
        number=part.text("number", ""),
        signed_by=part.text("signed_by", ""),
        signed_on=part.day("signed_on").isoformat() if part.has("signed_on") else None,
        scan=part.text("scan", ""),
    )


def _mapping(part: Part) -> Mapping[str, Any]:
    if not isinstance(part.told, Mapping):
        part.refuse(Flaw.NOT_A_MAPPING)
    return part.told
