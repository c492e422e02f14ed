"""What is asked of the law about days: filing, posting, lateness, and when a wait is over."""

from datetime import date, datetime

from xiangyue.model import About, Ruling, Subject
from xiangyue.rules import after, late, periods
from xiangyue.rules.book import Book
from xiangyue.rules.citation import citation

NOTHING = About()


class OfPeriods(Book):
    """The questions of days."""

    def check_filed(self, *, on: date, filed: bool, about: About = NOTHING) -> Ruling | None:
        """Say whether the adopted text went to the township for filing."""
        found = next((one for one in self.speaking(Subject.FILING, on=on) if one.provision.days is None), None)
        return after.check_filed(found, filed=filed, about=about) if found else None

    def check_filing(self, *, adopted_on: date, sent_on: date, about: About = NOTHING) -> Ruling | None:
        """Say whether it was sent in time; None where no number of days is known."""
        found = next(
            (one for one in self.speaking(Subject.FILING, on=adopted_on) if one.provision.days is not None), None
        )
        if found is None:
            return None
        last = periods.deadline(adopted_on, found.provision.days or 0, self.calendar).last_day
        return after.check_filing(found, adopted_on=adopted_on, sent_on=sent_on, last_day=last, about=about)

    def file_by(self, *, adopted_on: date) -> periods.Period | None:
        """Return the time in which an adopted text goes to the township; None where no number of days is known."""
        speaking = self.speaking(Subject.FILING, on=adopted_on)
        days = next((one.provision.days for one in speaking if one.provision.days is not None), None)
        return None if days is None else periods.deadline(adopted_on, days, self.calendar)

    def check_posting(self, *, posted_on: date, until: date | None, about: About = NOTHING) -> Ruling | None:
        """Say whether an adopted text hung long enough; None where the law names no days."""
        found = self.find(Subject.POSTING, on=posted_on)
        return after.check_posting(found, posted_on=posted_on, until=until, about=about) if found else None

    def late(
        self,
        *,
        happened_on: date,
        recorded_on: date,
        starts_period: bool = False,
        witnessed: bool = False,
        about: About = NOTHING,
    ) -> tuple[Ruling, ...]:
        """Say that an entry is late (补录); nothing if it is not."""
        ruling = late.check_late(
            self.profile,
            self.calendar,
            happened_on=happened_on,
            recorded_on=recorded_on,
            starts_period=starts_period,
            witnessed=witnessed,
            about=about,
        )
        return (ruling,) if ruling else ()

    def due(self, rule: str, *, start: date) -> datetime:
        """Return the moment a wait is over: `rule` is a rule's id, or days no law asks for (P7D).

        Raises:
            NoSuchRule: there is neither a rule with days of that id, nor is it a number of days.

        """
        return self.wait(rule, start=start).over_at

    def last_day(self, rule: str, *, start: date) -> date:
        """Return the last day of a wait."""
        return self.wait(rule, start=start).last_day

    def wait(self, rule: str, *, start: date) -> periods.Period:
        """Return the wait. A rule not yet in force asks for none: it is over with the day it begins."""
        days = periods.days_of(rule)
        if days is None:
            days = self.days(rule, on=start)
        return periods.wait(start, days)

    def deadline(self, rule: str, *, start: date) -> periods.Period:
        """Return the time in which somebody must act; moved when it ends on a day of rest."""
        return periods.deadline(start, self.days(rule, on=start), self.calendar)

    def cite_rule(self, rule: str, on: date) -> str:
        """Return the citation of a rule by its id; "" on a day it said nothing, or for a wait no law asks for."""
        if periods.days_of(rule) is not None:
            return ""
        said = [provision for one in self.named(rule) if (provision := one.provision(on=on))]
        return citation(said[0]) if said else ""
