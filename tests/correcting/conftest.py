"""The example village with a tally of 52 6 3 that the signed sheet has otherwise, at every rung of the ladder."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from xiangyue.acts.meeting.correcting import Corrected, Wrong, correct
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.paper.render import render
from xiangyue.acts.rehearse.play import Stage, play
from xiangyue.acts.village.open import Opened, open_village, rehearsal_keys
from xiangyue.assets import shelf
from xiangyue.documents import Press
from xiangyue.intake import read_scenario, read_village
from xiangyue.model import By, Evidence, EvidenceKind, Mode, PaperKind, Tally
from xiangyue.records import Register
from xiangyue.rules import Law
from xiangyue.signing import IntegrityKey

CASE = "2026-1"
SHEET = "计票单第1页"


@dataclass
class Village:
    """A register at some place of the case."""

    opened: Opened
    press: Press
    now: datetime

    @property
    def office(self) -> Office:
        return Office(register=self.opened.register, law=Law.national())

    @property
    def clerk(self) -> By:
        id = self.person("李秀芳")
        return By(typed_by=id, responsible=id, evidence=Evidence(kind=EvidenceKind.SELF))

    def person(self, name: str) -> str:
        [found] = [one.id for one in self.opened.register.people(self.now.date()) if one.name == name]
        return found

    def later(self, **passed: int) -> datetime:
        self.now += timedelta(**(passed or {"minutes": 1}))
        return self.now

    def print(self, kind: PaperKind = PaperKind.MINUTES) -> Path:
        now = self.later()
        return render(self.office, CASE, kind, press=self.press, key=self.opened.key, by=self.clerk, now=now).path

    def correct(self, *figures: int, beside: bool = False, sheet: str = "", dry_run: bool = False) -> Corrected:
        in_favour, against, abstained = figures
        wrong = Wrong(
            item="whole",
            tally=Tally(in_favour=in_favour, against=against, abstained=abstained),
            source=SHEET,
            found_by=self.person("赵德全"),
            beside=beside,
            sheet=sheet,
        )
        return correct(self.office, CASE, wrong, by=self.clerk, now=self.later(), dry_run=dry_run)

    @property
    def tally(self) -> tuple[int, int, int]:
        vote = self.opened.register.meetings(CASE)[-1].votes[-1].tally
        return vote.in_favour, vote.against, vote.abstained


At = Callable[..., Village]


@pytest.fixture(scope="session")
def press(fonts: Path, tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press.open(fonts=fonts, cache=tmp_path_factory.mktemp("fonts"), templates=[shelf("templates") / "papers"])


@pytest.fixture(scope="session")
def played(root: Path, press: Press, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, int], Path]:
    """Play the straight course once for each place: up to a step and through it, with so many of three signatures."""
    folders: dict[tuple[str, int], Path] = {}

    def stands(after: str, signatures: int) -> Path:
        if (after, signatures) not in folders:
            folder = tmp_path_factory.mktemp(after.replace(".", "-"))
            _play(root, folder, press, after=after, signatures=signatures)
            folders[after, signatures] = folder
        return folders[after, signatures]

    return stands


def _play(root: Path, folder: Path, press: Press, *, after: str, signatures: int) -> None:
    course = read_scenario(root / "workflows" / "regulation_revision" / "rehearsals" / "straight.yaml")
    last = next(place for place, line in enumerate(course.lines) if line.do == after)
    lines = [
        replace(line, answers={**line.answers, "signatures": line.answers["signatures"][:signatures]})
        if line.do == "minutes"
        else line
        for line in course.lines[: last + 1]
    ]
    village = read_village(root / "examples" / "shiqiao")
    keys = rehearsal_keys(folder / "home")
    opened = open_village(folder / "home", village, mode=Mode.REHEARSAL, keys=keys, now=course.start.typed_at)
    with opened.register as register:
        stage = Stage(office=Office(register=register, law=Law.national()), press=lambda: press, key=opened.key)
        assert play(stage, replace(course, lines=tuple(lines)), tell=lambda _: None) == ()


@pytest.fixture
def at(played: Callable[[str, int], Path], press: Press, tmp_path: Path) -> Iterator[At]:
    """Give a register of one's own as it stood after a step."""
    registers: list[Register] = []

    def stands(after: str, *, signatures: int = 3) -> Village:
        shutil.copytree(played(after, signatures), tmp_path, dirs_exist_ok=True)
        register = Register.open(tmp_path / "home")
        registers.append(register)
        key = IntegrityKey.open(rehearsal_keys(tmp_path / "home"))
        last = list(register.entries())[-1]
        now = last.recorded_at.astimezone(BEIJING)
        return Village(opened=Opened(register=register, key=key, recovery_code=""), press=press, now=now)

    yield stands
    for one in registers:
        one.close()
