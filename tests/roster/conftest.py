"""A village of three households, its register, and the hands that change it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pytest

from tests.roster.writing import HEADING, person, write_csv
from xiangyue.acts.village.changes import Recorded, Wanted, change
from xiangyue.acts.village.roster import Taken, take_roster
from xiangyue.canon import digest
from xiangyue.intake import read_roster
from xiangyue.model import BEIJING, By, Evidence, EvidenceKind, Mode, PersonChangeKind, Village
from xiangyue.model.happened import RegisterOpened
from xiangyue.records import Register, Seals

NOW = datetime(2026, 12, 1, 9, tzinfo=BEIJING)
CERTIFICATE = b"certificate"
TODAY = NOW.date()
CLERK = By(typed_by="p-0001", responsible="p-0001", evidence=Evidence(kind=EvidenceKind.SELF))
ROWS = [
    person("李秀芳", date(1985, 3, 4), 1),
    person("李大有", date(1958, 6, 1), 3, 户号="1", 与户主关系="父亲"),
    person("李小满", date(2008, 11, 26), 5, 户号="1", 与户主关系="长子"),
    person("刘淑芬", date(1950, 9, 9), 2),
    person("刘建国", date(1975, 1, 2), 7, 户号="2", 与户主关系="长子", 政治面貌="中共党员"),
    person("王娟", date(1978, 5, 6), 4, 户号="2", 与户主关系="儿媳"),
    person("罗小平", date(1987, 7, 7), 9, 户号="3", 村民小组="二组"),
]
LI, DAYOU, XIAOMAN, LIU, JIANGUO, JUAN, LUO = (f"p-{number:04}" for number in range(1, 8))


@dataclass(frozen=True)
class Hands:
    """What a clerk does with one register."""

    register: Register
    seals: Seals
    folder: Path

    def take(self, rows: Sequence[Sequence[str]], *, on: date = TODAY, dry_run: bool = False) -> Taken:
        file = write_csv(self.folder / "花名册.csv", [HEADING, *rows])
        roster = read_roster(file, groups=2)
        return take_roster(self.register, roster, seals=lambda: self.seals, by=CLERK, now=NOW, on=on, dry_run=dry_run)

    def change(self, person: str, kind: str, on: date, **more: object) -> Recorded:
        wanted = Wanted(person=person, kind=PersonChangeKind(kind), on=on, **more)  # type: ignore[arg-type]
        return change(self.register, wanted, by=CLERK, now=NOW)

    def names(self, on: date) -> list[str]:
        return [one.name for one in self.register.people(on)]


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Hands]:
    """A register nobody has been entered into."""
    home = tmp_path / "home"
    opened = RegisterOpened(
        register="r-xiaohe",
        mode=Mode.REHEARSAL,
        village=Village(name="小河村", code="", township="青溪镇", groups=2),
        integrity_certificate=digest(CERTIFICATE),
        program="0",
    )
    seals, _ = Seals.create(tmp_path / "keys" / "data.key", home=home, register="r-xiaohe")
    with Register.create(home, opened, by=CLERK, now=NOW, content=(CERTIFICATE,)) as register:
        yield Hands(register=register, seals=seals, folder=tmp_path)


@pytest.fixture
def hands(empty: Hands) -> Hands:
    """The register of the village."""
    empty.take(ROWS)
    return empty
