"""The law of a day: every question one can ask of it."""

from dataclasses import dataclass
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Self

from xiangyue.rules.calendar import Calendar
from xiangyue.rules.duties import OfDuties
from xiangyue.rules.join import join
from xiangyue.rules.of_meetings import OfMeetings
from xiangyue.rules.of_periods import OfPeriods
from xiangyue.rules.pack import read_pack
from xiangyue.rules.refusals import DayNotCovered
from xiangyue.rules.shown import Shown, shown


@dataclass(frozen=True, kw_only=True)
class Law(OfMeetings, OfPeriods, OfDuties):
    """The rules of one or more packs. Every question takes the day; nothing is asked of a clock."""

    @classmethod
    def load(cls, *packs: Path | Traversable, calendar: Calendar | None = None, safe_notice: bool = True) -> Self:
        """Read packs; the first one says from which day on the law is known.

        Raises:
            PackRefused: a pack cannot be read, or a rule in it cannot be relied on.

        """
        read = [read_pack(pack) for pack in packs]
        first = read[0]
        return cls(
            rules=join(read),
            covers_from=first.covers_from,
            profile=first.profile,
            packs={pack.file: pack.content for pack in read},
            calendar=calendar or Calendar(),
            safe_notice=safe_notice,
        )

    @classmethod
    def national(cls, *, calendar: Calendar | None = None, safe_notice: bool = True) -> Self:
        """Read the pack that comes with the program."""
        pack = resources.files("xiangyue.rules") / "packs" / "national.toml"
        return cls.load(pack, calendar=calendar, safe_notice=safe_notice)

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
