"""法定要办的: what has to be done so often a year or a quarter, counted from the days on which it was done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from xiangyue.model import Body, Matter, Subject
from xiangyue.rules.book import Book
from xiangyue.rules.citation import citation, clause
from xiangyue.rules.provision import Cycle

MONTHS = {Cycle.YEAR: 12, Cycle.QUARTER: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One thing the law wants done again and again, and how it stands in this year."""

    rule: str
    what: Body | Matter
    times: int
    each: Cycle
    done: tuple[date, ...]  # of this year, up to the day asked about
    cycle: int  # which one of the year it is: of quarters 1 to 4
    in_cycle: int  # so often in this one
    last_day: date  # of this one
    left: int  # days after the one asked about; 0: it is the last
    citation: str
    wording: str

    @property
    def met(self) -> bool:
        """Whether nothing is left to do in this year or quarter."""
        return self.in_cycle >= self.times

    @property
    def last_cycle(self) -> int:
        """The last one of the year in which it was done; 0: none."""
        return max((cycle_of(day, self.each) for day in self.done), default=0)


class OfDuties(Book):
    """The questions of a year."""

    def duties(
        self, *, on: date, held: Mapping[Body, Sequence[date]], published: Mapping[Matter, Sequence[date]]
    ) -> tuple[Duty, ...]:
        """Say of everything that comes back each year or quarter how often it was done.

        Raises:
            DayNotCovered: what the law said that day is not known here.

        """
        found = []
        for said in self.speaking(Subject.DUTY, on=on):
            what: Body | Matter = said.rule.bodies[0] if said.rule.bodies else said.provision.matters[0]
            days = held.get(what, ()) if isinstance(what, Body) else published.get(what, ())
            each = said.provision.each or Cycle.YEAR  # a pack that leaves it out is not taken
            last = _last_day(on, each)
            done = tuple(sorted(day for day in days if day.year == on.year and day <= on))
            found.append(
                Duty(
                    rule=said.rule.id,
                    what=what,
                    times=said.provision.times or 0,
                    each=each,
                    done=done,
                    cycle=cycle_of(on, each),
                    in_cycle=sum(cycle_of(day, each) == cycle_of(on, each) for day in done),
                    last_day=last,
                    left=(last - on).days,
                    citation=citation(said.provision),
                    wording=clause(said.provision),
                )
            )
        return tuple(found)


def cycle_of(day: date, each: Cycle) -> int:
    """Return which year, of a year always 1, or quarter of its year a day falls into."""
    return (day.month - 1) // MONTHS[each] + 1


def _last_day(day: date, each: Cycle) -> date:
    after = cycle_of(day, each) * MONTHS[each]
    return date(day.year + after // 12, after % 12 + 1, 1) - timedelta(days=1)
