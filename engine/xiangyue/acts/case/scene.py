"""What a step's act is handed, and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from xiangyue.acts.case.refusals import NoDraft, NoMeeting
from xiangyue.acts.office import BEIJING
from xiangyue.acts.village.meant import person_meant
from xiangyue.model import By, Case, Event, FactValue, Meeting, Ruling, Text
from xiangyue.process import Model, Step
from xiangyue.records import Journal, Register
from xiangyue.rules import Law


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One step of one case, as it is about to be done: the register is open for writing."""

    register: Register
    journal: Journal
    law: Law
    case: Case
    step: Step
    model: Model
    by: By
    now: datetime
    day: date  # on which it happened, where the form does not say it

    @property
    def today(self) -> date:
        """The day on which this is typed."""
        return self.now.astimezone(BEIJING).date()

    @property
    def call(self) -> str:
        """The call steps above this one: `assembly`, or "" in the main model."""
        return self.step.path.rpartition(".")[0]

    def person(self, told: str) -> str:
        """Return the id of the person meant by an id or a name.

        Raises:
            NobodyOfThatName, SeveralOfThatName: it cannot be told who is meant.

        """
        return person_meant(self.journal, told, on=self.day)

    def draft(self) -> Text:
        """Return the text being worked on.

        Raises:
            NoDraft: none has been made yet.

        """
        if self.case.text is None:
            raise NoDraft(case=self.case.number)
        return self.journal.text(self.case.text)

    def meeting(self) -> Meeting:
        """Return the last meeting called by this call of the model.

        Raises:
            NoMeeting: none was called.

        """
        for meeting in reversed(self.journal.meetings(self.case.number)):
            if meeting.call == self.call:
                return meeting
        raise NoMeeting(case=self.case.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an act made of the answers, to be put on record."""

    did: Event
    happened_on: date
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    rulings: tuple[Ruling, ...] = ()
    stays: bool = False  # the step goes on waiting: what was owed is listed, the case does not move
    period_from: date | None = None  # the day from which a wait behind this step is counted
    period_until: date | None = None  # a later end that was promised on paper
    starts_period: bool = False  # typed late, it needs a witness (design 5)
    witnessed: bool = False


Answers = Mapping[str, Any]
