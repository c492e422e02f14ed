"""The example village's register as a real one, opened in November, when a matter of July is half done on paper."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.machine import Machine, libfaketime
from tests.resume.course import PAPERS, STEPS
from xiangyue.acts.case.do import Done, do
from xiangyue.acts.case.resume import resume_case
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.village.meant import person_meant
from xiangyue.acts.village.open import open_village
from xiangyue.intake import read_village
from xiangyue.model import By, Case, Evidence, EvidenceKind, Mode
from xiangyue.records import Register
from xiangyue.rules import Law

NOW = datetime(2026, 11, 23, 9, tzinfo=BEIJING)
BEGAN = date(2026, 7, 1)
HOLDERS = {"party_study": "陈国富", "assembly.deliberate": "陈国富", "assembly.vote": "赵德全", "review": "周明"}

Typed = Callable[..., Done]


@pytest.fixture(scope="session")
def as_opened(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register in which nothing has happened yet."""
    folder = tmp_path_factory.mktemp("opened")
    village = read_village(root / "examples" / "shiqiao")
    open_village(folder / "home", village, mode=Mode.REAL, keys=folder / "keys", now=NOW).register.close()
    return folder / "home"


@pytest.fixture
def office(as_opened: Path, tmp_path: Path) -> Iterator[Office]:
    shutil.copytree(as_opened, tmp_path / "home")
    with Register.open(tmp_path / "home") as register:
        yield Office(register=register, law=Law.national())


@pytest.fixture
def clerk(office: Office) -> By:
    person = next(one.person for one in office.register.tenures(NOW.date()) if one.role == "clerk")
    return By(typed_by=person, responsible=person, evidence=Evidence(kind=EvidenceKind.SELF))


@pytest.fixture
def resumed(office: Office, clerk: By) -> Callable[..., Case]:
    """Open the case of the matter, which stands at that step."""

    def resume(until: str = "send_review", *, began_on: date = BEGAN, papers: str = PAPERS) -> Case:
        return resume_case(
            office, "regulation_revision", until=until, papers=papers, began_on=began_on, by=clerk, now=NOW
        )

    return resume


@pytest.fixture
def typed(office: Office, clerk: By) -> Typed:
    """Type a step as the course has it, or otherwise."""

    def type_step(  # noqa: PLR0913 - each may be another
        path: str,
        *,
        answers: Mapping[str, Any] | None = None,
        on: date | None = None,
        evidence: Evidence | None = None,
        responsible: str | None = None,
        now: datetime = NOW,
        dry_run: bool = False,
    ) -> Done:
        step: dict[str, Any] = next((one for one in STEPS if one["do"] == path), {"answers": {}})
        holder = responsible or HOLDERS.get(path)
        by = By(
            typed_by=clerk.typed_by,
            responsible=person_meant(office.register, holder, on=NOW.date()) if holder else clerk.typed_by,
            evidence=evidence or evidence_of(step),
        )
        told = step["answers"] if answers is None else answers
        day = on or (date.fromisoformat(step["on"]) if "on" in step else None)
        return do(office, "2026-1", path, told, by=by, now=now, on=day, dry_run=dry_run)

    return type_step


def evidence_of(step: Mapping[str, Any]) -> Evidence:
    return Evidence(
        kind=EvidenceKind(step.get("evidence", "self")),
        where=step.get("where", ""),
        number=step.get("number", ""),
        signed_by=step.get("signed_by", ""),
        signed_on=date.fromisoformat(step["signed_on"]) if "signed_on" in step else None,
    )


@pytest.fixture
def upto(resumed: Callable[..., Case], typed: Typed) -> Callable[..., None]:
    """Open the case, and type the steps before one of them."""

    def type_all(path: str, *, until: str) -> None:
        resumed(until)
        for step in STEPS:
            if step["do"] == path:
                return
            typed(step["do"])

    return type_all


@pytest.fixture(scope="module")
def machine(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """A clerk's machine on a day in November, with a register that was opened there."""
    with Machine(tmp_path_factory.mktemp("clerk")) as machine:
        machine.today = NOW
        told = machine.call("init", "--from", root / "examples" / "shiqiao")
        assert told.status == 0, told.err
        yield machine


@pytest.fixture
def in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let programs that are started believe it is that day."""
    monkeypatch.setenv("LD_PRELOAD", str(libfaketime()))
    monkeypatch.setenv("FAKETIME", f"@{NOW:%Y-%m-%d %H:%M:%S}")
    monkeypatch.setenv("FAKETIME_DONT_FAKE_MONOTONIC", "1")
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    assert os.environ["TZ"]
