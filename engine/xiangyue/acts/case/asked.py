"""What a model's conditions may ask: rulings that stand, facts set by acts, answers of forms."""

from collections.abc import Mapping
from typing import Any

from xiangyue.acts.case.scene import Outcome
from xiangyue.model import Case, FactValue, Ruling, RulingSeen, Subject
from xiangyue.model.happened import MeetingCalled, TextRevised, VotesCounted
from xiangyue.records import Journal


class Asked:
    """The facts of one case while a step is being done: what is on record, and what this act adds to it."""

    def __init__(self, journal: Journal, case: Case) -> None:
        self._journal = journal
        self._case = case
        self.text = case.text
        self.facts: dict[str, FactValue] = dict(case.facts)
        self.answers: dict[str, Mapping[str, Any]] = dict(case.answers)
        self._rulings: list[Ruling] = [seen.ruling for seen in journal.rulings(case.number) if _stands(seen)]
        self._meetings = {meeting.call: meeting.id for meeting in journal.meetings(case.number)}

    def add(self, outcome: Outcome, *, step: str, answers: Mapping[str, Any]) -> None:
        """Take in what the act at hand has found: a new text or a new meeting leaves the old rulings behind."""
        if isinstance(outcome.did, TextRevised | VotesCounted):
            self.text = outcome.did.text.digest
        if isinstance(outcome.did, MeetingCalled):
            self._meetings[outcome.did.call] = outcome.did.meeting
        fresh = {(ruling.rule, ruling.about) for ruling in outcome.rulings}
        self._rulings = [one for one in self._rulings if (one.rule, one.about) not in fresh] + list(outcome.rulings)
        self.facts.update(outcome.facts)
        self.answers[step] = answers

    def __call__(self, name: str) -> FactValue | None:
        """Answer an absolute name: `ruling.assembly.quorum.met`, `case.review`, `answer.propose.source`."""
        space, _, rest = name.partition(".")
        if space == "ruling":
            call, _, subject = rest.removesuffix(".met").rpartition(".")
            return any(ruling.met for ruling in self.standing(Subject(subject), call=call))
        if space == "case":
            return self.facts.get(rest)
        step, _, field = rest.rpartition(".")
        told = self.answers.get(step, {}).get(field)
        return told if isinstance(told, str | bool) else None

    def standing(self, subject: Subject, *, call: str) -> tuple[Ruling, ...]:
        """Return the rulings that stand on the last meeting of a call and on the present text."""
        meeting = self._meetings.get(call) if call else None
        return tuple(
            ruling
            for ruling in self._rulings
            if ruling.subject is subject
            and (ruling.about.meeting == meeting)
            and (ruling.about.text is None or ruling.about.text == self.text)
        )


def _stands(seen: RulingSeen) -> bool:
    return seen.voided_by is None
