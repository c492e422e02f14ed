"""今年法定要办的: what the law wants of this year, counted from the record; what was done on paper alone it cannot know."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time

from xiangyue.acts.office import BEIJING, Office
from xiangyue.model import Body, Matter
from xiangyue.rules import Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class OfTheYear:
    """The duties of a year, and since when the register has been counting."""

    duties: tuple[Duty, ...]
    since: date


def of_the_year(office: Office, *, on: date) -> OfTheYear:
    """Return what the law wants of the year of that day, and how often it was done so far.

    Raises:
        DayNotCovered: what the law said that day is not known here.

    """
    first = date(on.year, 1, 1)
    held = defaultdict[Body, list[date]](list)
    for body, at in office.register.held(_at(first, time.min), _at(on, time.max)):
        held[body].append(at.astimezone(BEIJING).date())
    published = defaultdict[Matter, list[date]](list)
    for matter, day in office.register.published(first, on):
        published[matter].append(day)
    opened = office.register.entry(1).happened_at.astimezone(BEIJING).date()
    return OfTheYear(duties=office.law.duties(on=on, held=held, published=published), since=opened)


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=BEIJING)
