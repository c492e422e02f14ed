"""The law of a day: every question one can ask of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Self

from xiangyue.model.room import RoomSettings
from xiangyue.rules.calendar import Calendar
from xiangyue.rules.duties import OfDuties
from xiangyue.rules.join import join
from xiangyue.rules.of_meetings import OfMeetings
from xiangyue.rules.of_periods import OfPeriods
from xiangyue.rules.pack import Pack, read_pack
from xiangyue.rules.pack_refused import PackProblem, PackRefused
from xiangyue.rules.refusals import DayNotCovered
from xiangyue.rules.shown import Shown, shown

PACKS = "rules"  # the folder of a home, or of a village's folder, in which packs of its own lie


def packs_in(folder: Path) -> tuple[Path, ...]:
    """Return the packs of a village's own, in the order of their names."""
    return tuple(sorted(folder.glob("*.toml")))


def _national() -> Traversable:
    return resources.files("xiangyue.rules") / "packs" / "national.toml"


def _room(packs: Iterable[Pack]) -> RoomSettings:
    said = [pack for pack in packs if pack.room is not None]
    if len(said) > 1:
        raise PackRefused(file=said[1].file, problem=PackProblem.TWICE, detail="room")
    return said[0].room if said and said[0].room is not None else RoomSettings()


@dataclass(frozen=True, kw_only=True)
class Law(OfMeetings, OfPeriods, OfDuties):
    """The rules of one or more packs. Every question takes the day; nothing is asked of a clock."""

    @classmethod
    def load(cls, *packs: Path | Traversable, calendar: Calendar | None = None, safe_notice: bool = True) -> Self:
        """Read packs; the first one says from which day on the law is known, those on top of it add to it.

        Raises:
            PackRefused: a pack cannot be read, or a rule in it cannot be relied on.

        """
        below, *on_top = packs
        first = read_pack(below)
        read = [first, *(read_pack(pack, on_top=True) for pack in on_top)]
        if first.covers_from is None or first.profile is None:  # pragma: no cover - the first pack must say both
            raise AssertionError(first.file)
        return cls(
            rules=join(read),
            covers_from=first.covers_from,
            profile=first.profile,
            room=_room(read),
            packs={pack.file: pack.content for pack in read},
            calendar=calendar or Calendar(),
            safe_notice=safe_notice,
        )

    @classmethod
    def national(cls, *, calendar: Calendar | None = None, safe_notice: bool = True) -> Self:
        """Read the pack that comes with the program."""
        return cls.load(_national(), calendar=calendar, safe_notice=safe_notice)

    @classmethod
    def of_village(cls, home: Path) -> Self:
        """Read what comes with the program, and on top of it what the village has put into its home: its charters.

        Raises:
            PackRefused: a pack of the village's own cannot be relied on.

        """
        return cls.on_top(packs_in(home / PACKS))

    @classmethod
    def on_top(cls, packs: Iterable[Path]) -> Self:
        """Read what comes with the program, and these packs on top of it.

        Raises:
            PackRefused: one of them cannot be relied on.

        """
        return cls.load(_national(), *packs)

    def show(self, *, on: date, rule: str | None = None) -> tuple[Shown, ...]:
        """Return what the law says that day, rule by rule.

        Raises:
            NoSuchRule: there is no rule of that id.
            DayNotCovered: what the law said that day is not known here.

        """
        if on < self.covers_from:
            raise DayNotCovered(on=on, first=self.covers_from)
        asked = self.named(rule) if rule is not None else self.rules
        return tuple(shown(one, said) for one in asked if (said := one.provision(on=on)) is not None)
