"""A council of the example village on its evening: called, and nobody there yet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from xiangyue.acts.meeting.hall import hall_of
from xiangyue.acts.meeting.room import Beginning, begin, keep, meeting_of
from xiangyue.acts.meeting.sitting import Sitting, sitting_of
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.rehearse.play import Stage, play
from xiangyue.acts.village.open import open_village
from xiangyue.documents import Press
from xiangyue.intake import read_line, read_scenario, read_village
from xiangyue.model import By, Evidence, EvidenceKind, Mode, Ruling
from xiangyue.records import Register
from xiangyue.rules import Law

ROOT = Path(__file__).parents[2]
REHEARSALS = ROOT / "workflows" / "council_deliberation" / "rehearsals"
CASE = "2026-1"
EVENING = datetime(2026, 11, 26, 19, 30, tzinfo=BEIJING)
MORNING_AFTER = EVENING + timedelta(hours=14)
ENOUGH = ("1928 1 1-6 8-14 16 18-20", "1931 开", "1936 4")
Typed = Callable[..., tuple[Sitting, tuple[Ruling, ...]]]


def no_press() -> Press:
    raise AssertionError("nothing is printed")


def called_in(folder: Path) -> Path:
    """Open the village there and call its council; return the home."""
    whole = read_scenario(REHEARSALS / "evening.yaml")
    scenario = replace(whole, lines=tuple(line for line in whole.lines if line.when < EVENING))
    village = read_village(ROOT / "examples" / "shiqiao")
    home = folder / "home"
    opened = open_village(home, village, mode=Mode.REHEARSAL, keys=folder, now=scenario.start.typed_at)
    with opened.register as register:
        office = Office(register=register, law=Law.of_village(home))
        assert play(Stage(office=office, press=no_press, key=opened.key), scenario, tell=lambda _: None) == ()
    return home


def set_in_charter(home: Path, key: str, value: str) -> None:
    """Set one of the village's choices as she would: by a line of her own pack."""
    charter = home / "rules" / "charter.toml"
    said = charter.read_text(encoding="utf-8").splitlines()
    kept = [f"{key} = {value}" if line.startswith(f"{key} ") else line for line in said]
    assert kept != said
    charter.write_text("\n".join(kept), encoding="utf-8")


class Council:
    """A clerk who keeps the room of a council, the next morning from her notebook."""

    def __init__(self, register: Register) -> None:
        self.office = Office(register=register, law=Law.of_village(register.home))
        clerk = self.person("李秀芳")
        self.by = By(typed_by=clerk, responsible=clerk, evidence=Evidence(kind=EvidenceKind.SELF))

    def person(self, name: str) -> str:
        [found] = [one.id for one in self.office.register.people(EVENING.date()) if one.name == name]
        return found

    def opens(self) -> Sitting:
        beginning = Beginning(scrutineer=self.person("赵德全"), counter=self.person("周玉芬"))
        return begin(self.office, CASE, beginning, by=self.by, now=EVENING)

    def sitting(self) -> Sitting:
        sitting = sitting_of(self.office.register, meeting_of(self.office.register, CASE))
        assert sitting is not None
        return sitting

    def types(self, *lines: str, seen: int | None = None) -> tuple[Sitting, tuple[Ruling, ...]]:
        rulings: tuple[Ruling, ...] = ()
        sitting = self.sitting()
        for line in lines:
            event = read_line(line, hall_of(self.office.register, sitting), now=EVENING)
            sitting, rulings = keep(self.office, CASE, event, by=self.by, now=MORNING_AFTER, seen=seen)
        return sitting, rulings
