"""Calling the command line in this process, and what came of it."""

import hashlib
import io
import json
import re
import sqlite3
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import typer

from xiangyue.intake import Line
from xiangyue.records import Register
from xiangyue_cli import commands
from xiangyue_cli.app import run

GET_COMMAND = typer.main.get_command


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one call said, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def told(self) -> Any:
        """What was told to a machine."""
        return json.loads(self.out)

    @property
    def refusal(self) -> dict[str, str]:
        """What a machine was told of a refusal."""
        told: dict[str, str] = json.loads(self.err)
        return told

    @property
    def sentences(self) -> list[str]:
        """The lines of a refusal, as they were before they were folded at 80 columns."""
        unfolded: list[str] = []
        for line in self.err.splitlines():
            if unfolded and line.startswith("  "):
                unfolded[-1] += line.removeprefix("  ")
            else:
                unfolded.append(line)
        return unfolded


@cache
def _built(app: typer.Typer) -> Any:
    """Build Typer's commands once, not at every call: it takes as long as doing a step."""
    return GET_COMMAND(app)


def call(*arguments: object, stdin: bytes | io.BytesIO = b"") -> Answer:
    """Run one call in this process, as `main` would with these arguments."""
    commands.load()
    with ExitStack() as stack:
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
        typed = io.TextIOWrapper(stdin if isinstance(stdin, io.BytesIO) else io.BytesIO(stdin), encoding="utf-8")
        stack.enter_context(redirect_stdout(out))
        stack.enter_context(redirect_stderr(err))
        stack.enter_context(patch.object(sys, "stdin", typed))
        stack.enter_context(patch.object(typer.main, "get_command", _built))
        status = run([str(argument) for argument in arguments])
        return Answer(status=status, out=_written(out), err=_written(err))


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    stream.seek(0)
    return stream.read()


def rows(home: Path) -> str:
    """Return the digest of every row of the record, and of how its tables are made."""
    sha256, file = hashlib.sha256(), home / "register.db"
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as raw:
            for line in raw.iterdump():
                sha256.update(line.encode())
    except sqlite3.DatabaseError:  # a register that is spoiled on purpose
        sha256.update(file.read_bytes())
    return sha256.hexdigest()


def head(home: Path) -> tuple[int, str]:
    """Return the number and the hash of the last entry."""
    with Register.open_reading(home) as register:
        return register.head()


def draft(home: Path, step: str, case: str = "2026-1") -> Mapping[str, Any] | None:
    """Return the answers that broke off."""
    with Register.open_reading(home) as register:
        return register.draft(case, step)


def refuses(
    home: Path, *arguments: object, stdin: bytes = b"", status: int = 3, clock: tuple[object, ...] = ()
) -> dict[str, str]:
    """Call it for a machine, see that it is refused in three Chinese lines and that no row has changed."""
    before = rows(home)
    heard = call("--home", home, *clock, "--json", *arguments, stdin=stdin)
    assert (heard.status, heard.out) == (status, ""), heard
    assert rows(home) == before
    lines = [*heard.refusal["message"].split("\n"), heard.refusal["remedy"]]
    assert well_said(lines), lines
    return heard.refusal


def refuses_plainly(home: Path, *arguments: object, stdin: bytes = b"", status: int = 3) -> list[str]:
    """Call it for people, see the same, and return the three lines."""
    before = rows(home) if (home / "register.db").is_file() else None
    said = call("--home", home, *arguments, stdin=stdin)
    assert (said.status, said.out) == (status, ""), said
    assert before is None or rows(home) == before
    assert well_said(said.sentences), said.err
    return said.sentences


def well_said(lines: Sequence[str]) -> bool:
    """Say whether these are three lines, all Chinese, none of them a programmer's."""
    return len(lines) == 3 and all(
        re.search("[\u4e00-\u9fff]", line) and not re.search("Traceback|[{}]|None|Error", line) for line in lines
    )


def words_of(line: Line, answers: Path) -> list[str]:
    """Return the call by which a clerk would do a line of a rehearsal; `answers` is the file he has filled in."""
    answers.write_text(json.dumps(dict(line.answers), ensure_ascii=False), encoding="utf-8")
    before = ["--now", f"{line.typed_at:%Y-%m-%dT%H:%M:%S}"]
    match line.do:
        case "tick":
            return [*before, "tick"]
        case "render":
            return [*before, "render", "2026-1"]
        case "supply":
            numbers = [str(one) for one in line.answers["defects"]]
            return [*before, "supply", "2026-1", *numbers, "--how", str(line.answers["how"])]
        case "verify":
            return [*before, "verify", "--register"]
        case _:
            return [*before, *_step_words(line, answers)]


def _step_words(line: Line, answers: Path) -> list[str]:
    words = ["do", f"2026-1/{line.do}", "--answers", str(answers), "--on", f"{line.when:%Y-%m-%d}"]
    if line.evidence is None:
        return words
    evidence = line.evidence
    words += ["--evidence", evidence.kind, "--where", evidence.where, "--number", evidence.number]
    if evidence.signed_on:
        words += ["--signed-by", evidence.signed_by, "--signed-on", evidence.signed_on.isoformat()]
    return words
