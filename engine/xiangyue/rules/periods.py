"""When a period is over: the first day is not counted, the last one ends at 24:00 (民法典 arts 201, 203)."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from xiangyue.model import BEIJING
from xiangyue.rules.calendar import Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A period with a known beginning."""

    last_day: date
    provisional: bool = False  # 暂定: the holidays of the last day's year are not published yet

    @property
    def over_at(self) -> datetime:
        """24:00 of the last day, which is 00:00 of the next."""
        return datetime.combine(self.last_day + timedelta(days=1), time.min, tzinfo=BEIJING)


def wait(start: date, days: int) -> Period:
    """Return a minimum that must pass, such as a posting.

    It is not moved by a holiday: art 203 spares one who must act on the last day, and here nobody must;
    a notice hangs on a holiday as on any other day.
    """
    return Period(last_day=start + timedelta(days=days))


def deadline(start: date, days: int, calendar: Calendar) -> Period:
    """Return the time in which somebody must act: a last day of rest moves to the next working day."""
    last = start + timedelta(days=days)
    moved = calendar.next_working_day(last)
    return Period(last_day=moved, provisional=not (calendar.known(last.year) and calendar.known(moved.year)))


def days_of(period: str) -> int | None:
    """Return the days of a wait no law asks for (P7D); None if it is not written so."""
    told = re.fullmatch(r"P([0-9]{1,4})D", period)
    return int(told[1]) if told else None
