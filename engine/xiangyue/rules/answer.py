"""A rule on a day, and how it answers: the one place where an unverified rule becomes advice."""

from dataclasses import dataclass
from datetime import date

from xiangyue.model import About, Outcome, Ruling
from xiangyue.rules.citation import citation, clause, law_name
from xiangyue.rules.provision import Provision, Rule
from xiangyue.words import say

DAYS = "days"


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """A rule with what it said on the day asked about."""

    rule: Rule
    provision: Provision
    on: date

    def answer(  # noqa: PLR0913 - a ruling has as many parts
        self,
        outcome: Outcome,
        *,
        about: About,
        base: str = "",
        needed: int | None = None,
        actual: int | None = None,
        of: int | None = None,
        notes: tuple[str, ...] = (),
    ) -> Ruling:
        """Return the ruling, with its citation; advice where the provision may not block."""
        advice = self.provision.only_advises(on=self.on)
        said = (*notes, self.provision.remark, say("ruling.advice") if advice else "")
        return Ruling(
            rule=self.rule.id,
            subject=self.rule.subject,
            outcome=Outcome.ADVICE if advice else outcome,
            base=base,
            needed=needed,
            actual=actual,
            of=of,
            law=self.provision.source.id,
            law_name=law_name(self.provision.source),
            article=self.provision.article,
            citation=citation(self.provision),
            wording=clause(self.provision),
            note="；".join(note for note in said if note),
            about=about,
        )


def met_if(true: bool) -> Outcome:
    """Return 符合 or 不符合."""
    return Outcome.MET if true else Outcome.NOT_MET
