"""What a rule says on a day, for people to read."""

from dataclasses import dataclass
from datetime import date

from xiangyue.model import Body, Matter, Subject
from xiangyue.rules.citation import citation, clause, law_name, share_words
from xiangyue.rules.provision import Provision, Rule, Share
from xiangyue.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One rule as `rules show` lists it."""

    rule: str
    subject: Subject
    bodies: tuple[Body, ...]  # whose meetings it binds; of 谁决定, who decides
    matters: tuple[Matter, ...]
    asks: str  # 到会：户的三分之二以上，或者 18周岁以上村民的过半数
    law: str
    law_name: str
    article: str
    citation: str
    wording: str
    in_force_from: date
    in_force_to: date | None
    verified: bool
    checked_on: date


def shown(rule: Rule, said: Provision) -> Shown:
    """Return a rule with what it says in one of its texts."""
    return Shown(
        rule=rule.id,
        subject=rule.subject,
        bodies=said.bodies or rule.bodies,
        matters=said.matters,
        asks=_asks(rule, said),
        law=said.source.id,
        law_name=law_name(said.source),
        article=said.article,
        citation=citation(said),
        wording=clause(said),
        in_force_from=said.in_force_from,
        in_force_to=said.in_force_to,
        verified=said.verified,
        checked_on=said.checked_on,
    )


def _asks(rule: Rule, said: Provision) -> str:
    """Say in one line what has to be so."""
    if said.shares:
        return say(f"asks.{rule.subject}", shares=say("share.or").join(_share(share) for share in said.shares))
    if said.times is not None:
        return say("asks.duty", what=rule.bodies or said.matters, each=said.each, times=said.times)
    if said.matters:
        return say("asks.who_decides", bodies=said.bodies, matters=said.matters)
    if said.days is not None:
        return say(f"asks.{rule.subject}.days", days=said.days)
    return say(f"asks.{rule.subject}")


def _share(share: Share) -> str:
    return say("share.of", base=share.base, share=share_words(share.fraction, strict=share.strict))
