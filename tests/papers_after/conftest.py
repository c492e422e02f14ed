"""The example village after its assembly: voted as a whole, lapsed and called again, or item by item in the room."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from xiangyue.acts.meeting.closing import DEBATE, SIGN_IN, VOTE, settle_room
from xiangyue.acts.meeting.hall import hall_of
from xiangyue.acts.meeting.room import Beginning, begin, keep, meeting_of
from xiangyue.acts.meeting.sitting import sitting_of
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.paper.render import render
from xiangyue.acts.rehearse.play import Stage, play
from xiangyue.acts.village.open import Opened, open_village, rehearsal_keys
from xiangyue.assets import shelf
from xiangyue.documents import Press
from xiangyue.intake import Scenario, read_line, read_scenario, read_village
from xiangyue.model import By, CountedBy, Evidence, EvidenceKind, Mode, PaperKind
from xiangyue.records import Register
from xiangyue.rules import Law
from xiangyue.signing import IntegrityKey

CASE = "2026-1"
DAY = datetime(2026, 4, 26, 14, 0, tzinfo=BEIJING)
CAME = ("1350 到 一组 除 2 5-7", "1351 到 二组 全到", "1352 到 三组 全到", "1353 到 四组 全到", "1354 到 五组 全到")


@dataclass
class Village:
    """A register somewhere in a case, with what its papers are made with."""

    opened: Opened
    press: Press
    now: datetime

    @property
    def office(self) -> Office:
        return Office(register=self.opened.register, law=Law.national())

    def person(self, name: str) -> str:
        [found] = [one.id for one in self.opened.register.people(DAY.date()) if one.name == name]
        return found

    @property
    def clerk(self) -> By:
        id = self.person("李秀芳")
        return By(typed_by=id, responsible=id, evidence=Evidence(kind=EvidenceKind.SELF))

    def print(self, kind: PaperKind) -> Path:
        self.now += timedelta(minutes=1)
        made = render(self.office, CASE, kind, press=self.press, key=self.opened.key, by=self.clerk, now=self.now)
        return made.path

    def room(self, *lines: str, by_item: bool = True) -> None:
        """Open the room, type these lines, and settle what they come to."""
        beginning = Beginning(
            scrutineer=self.person("赵德全"),
            counter=self.person("周桂芳"),
            counted_by=CountedBy.HOUSEHOLDS,
            by_item=by_item,
        )
        begin(self.office, CASE, beginning, by=self.clerk, now=DAY)
        self.now = DAY + timedelta(days=1)
        for line in lines:
            sitting = sitting_of(self.opened.register, meeting_of(self.opened.register, CASE))
            assert sitting is not None
            event = read_line(line, hall_of(self.opened.register, sitting), now=DAY)
            keep(self.office, CASE, event, by=self.clerk, now=self.now)
        book = Evidence(kind=EvidenceKind.RECORD_BOOK, where="村民会议记录本第5页")
        sheet = Evidence(kind=EvidenceKind.SIGNED_PAPER, where="计票单（监票人、计票人已签字）")
        whose = {
            SIGN_IN: self.clerk,
            DEBATE: replace(self.clerk, responsible=self.person("陈国富"), evidence=book),
            VOTE: replace(self.clerk, responsible=self.person("赵德全"), evidence=sheet),
        }
        settle_room(self.office, CASE, whose, now=self.now, sheets="签到表第1-5页")

    @property
    def there(self) -> int:
        sitting = sitting_of(self.opened.register, meeting_of(self.opened.register, CASE))
        assert sitting is not None
        return len(sitting.room.here)


@pytest.fixture(scope="session")
def press(fonts: Path, tmp_path_factory: pytest.TempPathFactory) -> Press:
    cache = tmp_path_factory.mktemp("fonts")
    return Press.open(fonts=fonts, cache=cache, templates=[shelf("templates") / "papers"])


def scenario(root: Path, name: str) -> Scenario:
    return read_scenario(root / "workflows" / "regulation_revision" / "rehearsals" / f"{name}.yaml")


def played(root: Path, folder: Path, course: Scenario, press: Press) -> Village:
    village = read_village(root / "examples" / "shiqiao")
    opened = open_village(
        folder / "home", village, mode=Mode.REHEARSAL, keys=folder / "keys", now=course.start.typed_at
    )
    stage = Stage(office=Office(register=opened.register, law=Law.national()), press=lambda: press, key=opened.key)
    assert play(stage, course, tell=lambda _: None) == ()
    last = list(opened.register.entries())[-1]
    return Village(opened=opened, press=press, now=last.recorded_at)


@pytest.fixture(scope="session")
def to_the_end(root: Path, press: Press, tmp_path_factory: pytest.TempPathFactory) -> Village:
    """The text was voted on as a whole, filed, hung and put away."""
    return played(root, tmp_path_factory.mktemp("straight"), scenario(root, "straight"), press)


@pytest.fixture(scope="session")
def lapsed(root: Path, press: Press, tmp_path_factory: pytest.TempPathFactory) -> Village:
    """Too few came first; it was called again."""
    return played(root, tmp_path_factory.mktemp("lapsed"), scenario(root, "lapsed_again"), press)


@pytest.fixture(scope="session")
def as_called(root: Path, press: Press, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The day of the assembly has come; three articles are to be changed, one of them struck."""
    whole = scenario(root, "correction_ordered")
    called = next(place for place, line in enumerate(whole.lines) if line.do == "assembly.notice")
    lines = [*whole.lines[: called + 1]]
    draft = next(place for place, line in enumerate(lines) if line.do == "draft")
    second = next(line for line in whole.lines[called:] if line.do == "draft")
    lines[draft] = replace(lines[draft], answers=second.answers)
    folder = tmp_path_factory.mktemp("called")
    played(root, folder, replace(whole, lines=tuple(lines)), press).opened.register.close()
    return folder


@pytest.fixture
def evening(as_called: Path, press: Press, tmp_path: Path) -> Iterator[Village]:
    shutil.copytree(as_called, tmp_path, dirs_exist_ok=True)
    with Register.open(tmp_path / "home") as register:
        key = IntegrityKey.open(rehearsal_keys(tmp_path / "home"))
        yield Village(opened=Opened(register=register, key=key, recovery_code=""), press=press, now=DAY)


def text_of(file: Path, *words: str) -> str:
    command = ["pdftotext", "-enc", "UTF-8", *words, str(file), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def said(file: Path) -> str:
    """What a paper says, without the white space of the layout."""
    return re.sub(r"\s", "", text_of(file, "-raw"))


def pages(file: Path) -> int:
    told = subprocess.run(["pdfinfo", str(file)], check=True, capture_output=True, text=True).stdout
    return int(next(line.split()[1] for line in told.splitlines() if line.startswith("Pages")))
