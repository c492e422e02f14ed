"""Days of rest, as far as the yearly notice on them is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """What the State Council's notice says of one year."""

    rest: frozenset[date]
    work: frozenset[date]  # 调休: weekend days that are worked


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The years that are known. A year that is not counts weekends only, and what rests on it is 暂定."""

    years: Mapping[int, Year] = field(default_factory=dict)

    def known(self, year: int) -> bool:
        """Whether the notice for that year has been taken in."""
        return year in self.years

    def rests(self, day: date) -> bool:
        """Whether it is a day of rest."""
        year = self.years.get(day.year)
        if year is not None and (day in year.rest or day in year.work):
            return day in year.rest
        return day.weekday() >= SATURDAY

    def next_working_day(self, day: date) -> date:
        """Return the day itself, or the first one after it that is worked (民法典 art 203)."""
        while self.rests(day):
            day += timedelta(days=1)
        return day

    def working_days(self, first: date, then: date) -> int:
        """Count the working days after the first day, up to and with the other."""
        between = (first + timedelta(days=n) for n in range(1, (then - first).days + 1))
        return sum(not self.rests(day) for day in between)
