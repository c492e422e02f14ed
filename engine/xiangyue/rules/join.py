"""Packs put together, once every rule in them is seen to be one that can be relied on."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from itertools import combinations, pairwise

from xiangyue.model import Subject
from xiangyue.rules.pack import Pack
from xiangyue.rules.pack_refused import PackProblem, PackRefused
from xiangyue.rules.provision import Provision, Rule

# what a rule of each subject must say to be asked anything
ASKS: dict[Subject, Callable[[Provision], bool]] = {
    Subject.WHO_DECIDES: lambda said: bool(said.matters and said.bodies),
    Subject.PARTY_STUDY: lambda _: True,
    Subject.NOTICE: lambda said: said.days is not None,
    Subject.QUORUM: lambda said: bool(said.shares),
    Subject.MAJORITY: lambda said: len(said.shares) == 1,  # a vote is counted in one way
    Subject.FILING: lambda _: True,
    Subject.POSTING: lambda said: said.days is not None,
    Subject.DUTY: lambda said: said.times is not None and said.each is not None,
}


def join(packs: Iterable[Pack]) -> tuple[Rule, ...]:
    """Return the rules of all packs.

    Raises:
        PackRefused: a rule has no article or wording, leaves days out or has them twice, or two speak at once.

    """
    joined: list[tuple[str, Rule]] = []
    for pack in packs:
        for rule in pack.rules:
            _check(rule, file=pack.file)
            joined.append((pack.file, rule))
    for (_, one), (file, other) in combinations(joined, 2):
        if (one.id, one.subject) == (other.id, other.subject):
            raise PackRefused(file=file, rule=other.id, problem=PackProblem.TWICE)
        if _both_speak(one, other):
            # a second layer on one question is refused, never silently passed over (design 5: every layer must be met)
            raise PackRefused(file=file, rule=other.id, problem=PackProblem.TWO_AT_ONCE, detail=one.id)
    return tuple(rule for _, rule in joined)


def _check(rule: Rule, *, file: str) -> None:
    def refused(problem: PackProblem, detail: str = "") -> PackRefused:
        return PackRefused(file=file, rule=rule.id, problem=problem, detail=detail)

    if not rule.provisions:
        raise refused(PackProblem.NO_SOURCE)
    if rule.subject not in ASKS:
        raise refused(PackProblem.UNKNOWN_WORD, rule.subject)
    for said in rule.provisions:
        if problem := _problem(rule.subject, said):
            raise refused(problem, said.source.id)
    if problem := _problem_of_days(rule.provisions):
        raise refused(problem)


def _problem(subject: Subject, said: Provision) -> PackProblem | None:
    if not ASKS[subject](said):
        return PackProblem.MISSING_KEY
    if (said.verified or said.article) and not re.fullmatch(r"[1-9][0-9]{0,2}(-[1-9][0-9]?)?", said.article):
        return PackProblem.NO_SOURCE
    if said.verified and not said.wording:
        return PackProblem.NO_WORDING
    return PackProblem.OUTSIDE_LAW if _outside(said) else None


def _outside(said: Provision) -> bool:
    law = said.source
    if said.in_force_from < law.in_force_from:
        return True
    return law.in_force_to is not None and (said.in_force_to is None or said.in_force_to > law.in_force_to)


def _problem_of_days(provisions: Sequence[Provision]) -> PackProblem | None:
    for said in provisions:
        if said.in_force_to is not None and said.in_force_to < said.in_force_from:
            return PackProblem.OVERLAP
    for earlier, later in pairwise(provisions):
        if earlier.in_force_to is None or later.in_force_from <= earlier.in_force_to:
            return PackProblem.OVERLAP
        if later.in_force_from > earlier.in_force_to + timedelta(days=1):
            return PackProblem.GAP
    return None


def _both_speak(one: Rule, other: Rule) -> bool:
    """Whether two rules would answer the same question on the same day."""
    if one.subject is not other.subject:
        return False
    if one.bodies and other.bodies and not set(one.bodies) & set(other.bodies):
        return False
    return any(_same_days(a, b) and _same_question(one.subject, a, b) for a in one.provisions for b in other.provisions)


def _same_days(one: Provision, other: Provision) -> bool:
    after = one.in_force_to is not None and one.in_force_to < other.in_force_from
    before = other.in_force_to is not None and other.in_force_to < one.in_force_from
    return not (after or before)


def _same_question(subject: Subject, one: Provision, other: Provision) -> bool:
    if subject is Subject.WHO_DECIDES:
        return bool(set(one.matters) & set(other.matters))
    if subject is Subject.FILING:  # that it is filed, and within how many days, are two questions
        return (one.days is None) == (other.days is None)
    if subject is Subject.DUTY:  # to meet, and to make something public, are two questions
        return set(one.matters) == set(other.matters)
    return True
