"""Somebody at a prompt: what is typed stands in a list, what is said is kept."""

import json
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pexpect
import pytest

from xiangyue_cli.ask import form

from .desk import Desk
from .story import STORY

TODAY = date(2026, 12, 3)  # a Thursday


class Clerk:
    """Types one line after the other; at the end of them the terminal closes."""

    def __init__(self, *lines: str) -> None:
        self.lines = list(lines)
        self.heard: list[str] = []
        self.prompts: list[str] = []
        self.kept: list[Mapping[str, Any]] = []

    def read(self, prompt: str) -> str:
        self.heard.append(prompt)
        self.prompts.append(prompt)
        if not self.lines:
            raise EOFError
        return self.lines.pop(0)

    def fills(
        self, schema: Mapping[str, Any], known: Mapping[str, Any] | None = None, **more: Any
    ) -> Mapping[str, Any]:
        return form(
            schema,
            today=TODAY,
            known=known or {},
            say=self.heard.append,
            read=self.read,
            keep=lambda answers: self.kept.append(dict(answers)),
            **more,
        )

    @property
    def screen(self) -> str:
        return "\n".join(self.heard)


@pytest.fixture
def asked(root: Path) -> Callable[[str], Mapping[str, Any]]:
    def read(name: str) -> Mapping[str, Any]:
        schema: Mapping[str, Any] = json.loads((root / "forms" / f"{name}.schema.json").read_text("utf-8"))
        return schema

    return read


def interrupt(clerk: pexpect.spawn, heard: str) -> None:
    """Press Ctrl-C until it is noticed: CPython loses one that falls between its prompt and its reading of the line."""
    for _ in range(3):
        clerk.sendintr()
        if clerk.expect([heard, pexpect.TIMEOUT], timeout=10) == 0:
            return
    raise AssertionError(heard)


@pytest.fixture(scope="session")
def carried(places: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A rehearsal of one's own, in which nothing has happened yet."""
    target = tmp_path_factory.mktemp("case") / "home"
    shutil.copytree(places / "start", target)
    shutil.copytree(places / "start.keys", target.with_name("home.keys"))
    return target


@pytest.fixture(scope="session")
def clerk(carried: Path, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A clerk who has carried the whole case there, and left."""
    desk = Desk("--home", str(carried), data=tmp_path_factory.mktemp("data"))
    desk.answers(*STORY)
    assert desk.leaves() == 0
    return desk
