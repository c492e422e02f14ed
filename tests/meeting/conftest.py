"""A case of the example village on the day of its assembly: called, and nobody there yet."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from xiangyue.acts.meeting.closing import DEBATE, SIGN_IN, VOTE
from xiangyue.acts.meeting.hall import hall_of
from xiangyue.acts.meeting.room import Beginning, begin, keep, meeting_of
from xiangyue.acts.meeting.sitting import Sitting, sitting_of
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.rehearse.play import Stage, play
from xiangyue.acts.village.open import open_village
from xiangyue.documents import Press
from xiangyue.intake import Scenario, read_line, read_scenario, read_village
from xiangyue.model import By, CountedBy, Evidence, EvidenceKind, Mode, Ruling
from xiangyue.model.room import RoomSettings
from xiangyue.records import Register
from xiangyue.rules import Law

CASE = "2026-1"
DAY = datetime(2026, 4, 26, 14, 0, tzinfo=BEIJING)
Lines = Callable[..., tuple[Sitting, tuple[Ruling, ...]]]
Begun = Callable[..., Sitting]


def _no_press() -> Press:
    raise AssertionError("no paper is made before the meeting")


@pytest.fixture(scope="session")
def course(root: Path) -> Scenario:
    """The straight way up to the notice of the assembly; three articles are to be changed, one struck."""
    whole = read_scenario(root / "workflows" / "regulation_revision" / "rehearsals" / "correction_ordered.yaml")
    called = next(place for place, line in enumerate(whole.lines) if line.do == "assembly.notice")
    lines = [*whole.lines[: called + 1]]
    draft = next(place for place, line in enumerate(lines) if line.do == "draft")
    second = next(line for line in whole.lines[called:] if line.do == "draft")
    lines[draft] = replace(lines[draft], answers=second.answers)
    return replace(whole, lines=tuple(lines))


@pytest.fixture(scope="session")
def as_called(root: Path, course: Scenario, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("called")
    village = read_village(root / "examples" / "shiqiao")
    opened = open_village(
        folder / "home", village, mode=Mode.REHEARSAL, keys=folder / "keys", now=course.start.typed_at
    )
    with opened.register as register:
        stage = Stage(office=Office(register=register, law=Law.national()), press=_no_press, key=opened.key)
        assert play(stage, course, tell=lambda _: None) == ()
    return folder / "home"


@pytest.fixture
def office(as_called: Path, tmp_path: Path) -> Iterator[Office]:
    shutil.copytree(as_called, tmp_path / "home")
    with Register.open(tmp_path / "home") as register:
        yield Office(register=register, law=Law.national())


def person(office: Office, name: str) -> str:
    [found] = [one.id for one in office.register.people(DAY.date()) if one.name == name]
    return found


@pytest.fixture
def clerk(office: Office) -> By:
    id = person(office, "李秀芳")
    return By(typed_by=id, responsible=id, evidence=Evidence(kind=EvidenceKind.SELF))


@pytest.fixture
def vouched(office: Office, clerk: By) -> dict[str, By]:
    """Whose the steps of a meeting are, typed by the clerk from the papers of the evening."""
    book = Evidence(kind=EvidenceKind.RECORD_BOOK, where="村民会议记录本第5页")
    sheet = Evidence(kind=EvidenceKind.SIGNED_PAPER, where="计票单（监票人、计票人已签字）")
    return {
        SIGN_IN: clerk,
        DEBATE: replace(clerk, responsible=person(office, "陈国富"), evidence=book),
        VOTE: replace(clerk, responsible=person(office, "赵德全"), evidence=sheet),
    }


@pytest.fixture
def begun(office: Office, clerk: By) -> Begun:
    """Open the room, by households unless it is said otherwise."""

    def open_room(
        *,
        by_item: bool = True,
        counted_by: CountedBy = CountedBy.HOUSEHOLDS,
        settings: RoomSettings | None = None,
    ) -> Sitting:
        beginning = Beginning(
            scrutineer=person(office, "赵德全"),
            counter=person(office, "周桂芳"),
            counted_by=counted_by,
            by_item=by_item,
            settings=settings or RoomSettings(),
        )
        return begin(office, CASE, beginning, by=clerk, now=DAY)

    return open_room


@pytest.fixture
def lines(office: Office, clerk: By) -> Lines:
    """Type lines one after the other, the next morning; the moments stand in front of them."""

    def type_lines(*told: str) -> tuple[Sitting, tuple[Ruling, ...]]:
        rulings: tuple[Ruling, ...] = ()
        sitting = sitting_of(office.register, meeting_of(office.register, CASE))
        assert sitting is not None
        for line in told:
            event = read_line(line, hall_of(office.register, sitting), now=DAY)
            sitting, rulings = keep(office, CASE, event, by=clerk, now=DAY + timedelta(days=1))
        return sitting, rulings

    return type_lines
