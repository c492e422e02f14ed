"""`rules check`: facts of a meeting against the law of its day, without a register."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xiangyue.canon import plain
from xiangyue.model import Base, Outcome, Ruling, Subject, Tally
from xiangyue.rules.counting import Counted, count
from xiangyue.rules.facts import Facts, FactsProblem, FactsRefused, read_facts
from xiangyue.rules.law import Law


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One rule, and how the facts stand to it. `met` is None where the rule only advises."""

    rule: str
    subject: Subject
    met: bool | None
    needed: int | None
    actual: int | None
    base: str
    law: str
    article: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """All that the facts speak of."""

    rulings: tuple[Ruling, ...]

    @property
    def checks(self) -> tuple[Check, ...]:
        """The rulings as they are written for machines."""
        return tuple(_check(ruling) for ruling in self.rulings)

    @property
    def lawful(self) -> bool:
        """Whether nothing that may block is unmet."""
        return all(check.met is not False for check in self.checks)

    def told(self) -> dict[str, object]:
        """Return the JSON of the contract (design 7)."""
        checks = [{name: plain(getattr(check, name)) for name in Check.__slots__} for check in self.checks]
        return {"lawful": self.lawful, "checks": checks}


def check_facts(law: Law, told: Mapping[str, object]) -> CheckReport:
    """Judge what the facts speak of, and nothing else.

    Raises:
        FactsRefused, MorePresentThanEntitled, CountCannotBe, DaysTurnedRound, TallyDoesNotAddUp, DayNotCovered.

    """
    facts = read_facts(told)
    return CheckReport(rulings=tuple(_rulings(law, facts)))


def _check(ruling: Ruling) -> Check:
    return Check(
        rule=ruling.rule,
        subject=ruling.subject,
        met=None if ruling.outcome is Outcome.ADVICE else ruling.met,
        needed=ruling.needed,
        actual=ruling.actual,
        base=ruling.base,
        law=ruling.law,
        article=ruling.article,
        citation=ruling.citation,
    )


def _rulings(law: Law, facts: Facts) -> Iterator[Ruling]:
    on, body = facts.held_on, facts.body
    if facts.matter is not None and law.bodies_for(facts.matter, on=on):
        yield law.who_decides(facts.matter, body, on=on)
    if facts.notice_on is not None:
        notice = law.check_notice(body, notice_on=facts.notice_on, held_on=on, urgent_reason=facts.urgent_reason)
        if notice is not None:
            yield notice
    counted = _counted(law, facts)
    if facts.bases and facts.present and not counted and law.find(Subject.QUORUM, on=on, body=body):
        raise FactsRefused(where="bases", problem=FactsProblem.MISSING_KEY)  # none is the base the law counts by
    if counted:
        yield law.check_quorum(body, on=on, bases=facts.bases, present=facts.present)
    if facts.votes is not None:
        yield from _majority(law, facts, facts.votes, counted)


def _counted(law: Law, facts: Facts) -> list[Counted]:
    quorum = law.find(Subject.QUORUM, on=facts.held_on, body=facts.body)
    return count(quorum.provision.shares, bases=facts.bases, present=facts.present) if quorum else []


def _majority(law: Law, facts: Facts, votes: Tally, counted: list[Counted]) -> Iterator[Ruling]:
    present = _voters(facts, votes, counted)
    if present is None:
        raise FactsRefused(where="present", problem=FactsProblem.MISSING_KEY)
    votes.check(present=present)
    majority = law.find(Subject.MAJORITY, on=facts.held_on, body=facts.body)
    if majority is None:
        return
    known = facts.bases.keys() | {Base.PRESENT}
    if majority.provision.shares[0].base in known:
        yield law.check_majority(facts.body, on=facts.held_on, tally=votes, present=present, bases=facts.bases)


def _voters(facts: Facts, votes: Tally, counted: list[Counted]) -> int | None:
    """Return how many sat and voted: one for each household where the meeting sat by households.

    A meeting counts itself in one way. Where the facts give two, the votes show which it was; a way in which the
    quorum was met goes before one in which it was not.
    """
    if Base.PRESENT in facts.present:
        return facts.present[Base.PRESENT]
    ways = [one.came for one in counted if one.met] or [one.came for one in counted] or list(facts.present.values())
    return next((came for came in ways if came == votes.counted), ways[0] if ways else None)
