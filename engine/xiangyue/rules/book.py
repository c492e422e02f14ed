"""The rules of one or more packs, and how the one that speaks of a thing on a day is found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from xiangyue.model import Body, Matter, Subject
from xiangyue.model.room import RoomSettings
from xiangyue.rules.answer import InForce
from xiangyue.rules.calendar import Calendar
from xiangyue.rules.citation import citation
from xiangyue.rules.late import Profile
from xiangyue.rules.provision import Rule
from xiangyue.rules.refusals import DayNotCovered, NoRuleInForce, NoSuchRule


@dataclass(frozen=True, kw_only=True)
class Book:
    """Rules through time, and the settings they are read with."""

    rules: tuple[Rule, ...]
    covers_from: date
    profile: Profile
    packs: Mapping[str, bytes] = field(repr=False)  # file name -> what was read, for the content store
    calendar: Calendar = field(default_factory=Calendar)
    safe_notice: bool = True  # 从严
    room: RoomSettings = field(default_factory=RoomSettings)  # what the law leaves open about a meeting

    def speaking(
        self, subject: Subject, *, on: date, body: Body | None = None, matter: Matter | None = None
    ) -> Iterator[InForce]:
        """Go through the rules that speak of this on that day; a body or matter not given is not asked for.

        Raises:
            DayNotCovered: what the law said that day is not known here.

        """
        if on < self.covers_from:
            raise DayNotCovered(on=on, first=self.covers_from)
        for rule in self.rules:
            said = rule.provision(on=on)
            if said is None or rule.subject is not subject:
                continue
            if body is not None and rule.bodies and body not in rule.bodies:
                continue
            if matter is not None and said.matters and matter not in said.matters:
                continue
            yield InForce(rule=rule, provision=said, on=on)

    def find(
        self, subject: Subject, *, on: date, body: Body | None = None, matter: Matter | None = None
    ) -> InForce | None:
        """Return the rule that speaks of this on that day."""
        return next(self.speaking(subject, on=on, body=body, matter=matter), None)

    def asks(self, subject: Subject, *, on: date, body: Body | None = None, matter: Matter | None = None) -> bool:
        """Whether a rule that may block speaks of this on that day."""
        speaking = self.speaking(subject, on=on, body=body, matter=matter)
        return any(not found.provision.only_advises(on=on) for found in speaking)

    def cite(self, subject: Subject, *, on: date, body: Body | None = None, matter: Matter | None = None) -> str:
        """Return the citation of the rule that speaks of this on that day; "" if none does."""
        found = self.find(subject, on=on, body=body, matter=matter)
        return citation(found.provision) if found else ""

    def must(self, subject: Subject, *, on: date, body: Body | None = None, matter: Matter | None = None) -> InForce:
        """Return the rule that must be there.

        Raises:
            NoRuleInForce: there is none.

        """
        found = self.find(subject, on=on, body=body, matter=matter)
        if found is None:
            raise NoRuleInForce(subject=subject, on=on)
        return found

    def named(self, rule: str) -> tuple[Rule, ...]:
        """Return what stands under a rule's id: one rule may speak of several subjects.

        Raises:
            NoSuchRule: nothing does.

        """
        named = tuple(one for one in self.rules if one.id == rule)
        if not named:
            raise NoSuchRule(rule=rule)
        return named

    def days(self, rule: str, *, on: date) -> int:
        """Return the days a rule asked for on that day; none on a day it said nothing."""
        timed = [one for one in self.named(rule) if any(said.days is not None for said in one.provisions)]
        if not timed:
            raise NoSuchRule(rule=rule)
        said = timed[0].provision(on=on)
        return (said.days or 0) if said else 0
