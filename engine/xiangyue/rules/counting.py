"""到会 and 过半数: exact counts of named bases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from xiangyue.model import About, Base, Body, Ruling, Tally
from xiangyue.rules.answer import InForce, met_if
from xiangyue.rules.provision import Share
from xiangyue.rules.refusals import BaseNotGiven, CountCannotBe, MorePresentThanEntitled
from xiangyue.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many came of one base, and how many had to."""

    base: Base
    needed: int
    came: int
    whole: int

    @property
    def met(self) -> bool:
        """Whether enough came."""
        return self.came >= self.needed

    @property
    def rank(self) -> tuple[bool, Fraction]:
        """The better of two alternatives has the higher rank."""
        return self.met, Fraction(self.came, self.needed)


def count(shares: Iterable[Share], *, bases: Mapping[Base, int], present: Mapping[Base, int]) -> list[Counted]:
    """Count every alternative of which both numbers are known, the better first.

    Raises:
        CountCannotBe: nobody in the base, or a count below nought.
        MorePresentThanEntitled: more came than there are.

    """
    known = [share for share in shares if share.base in bases and share.base in present]
    counted = [_count(share, whole=bases[share.base], came=present[share.base]) for share in known]
    return sorted(counted, key=lambda one: one.rank, reverse=True)


def _count(share: Share, *, whole: int, came: int) -> Counted:
    if whole <= 0:
        raise CountCannotBe(base=share.base, count=whole)
    if came < 0:
        raise CountCannotBe(base=share.base, count=came)
    if came > whole:
        raise MorePresentThanEntitled(base=share.base, present=came, entitled=whole)
    return Counted(base=share.base, needed=share.least(whole), came=came, whole=whole)


def check_quorum(
    asked: InForce, *, body: Body, bases: Mapping[Base, int], present: Mapping[Base, int], about: About
) -> Ruling:
    """Say whether enough came, by the better of the rule's alternatives.

    Raises:
        BaseNotGiven: none of the alternatives can be counted.

    """
    counted = count(asked.provision.shares, bases=bases, present=present)
    if not counted:
        raise BaseNotGiven(body=body, wanted=(share.base for share in asked.provision.shares))
    best, *others = counted
    return asked.answer(
        met_if(best.met),
        about=about,
        base=best.base,
        needed=best.needed,
        actual=best.came,
        of=best.whole,
        notes=() if best.met else tuple(_otherwise(other) for other in others),
    )


def _otherwise(other: Counted) -> str:
    return say("ruling.quorum.otherwise", base=other.base, actual=other.came, needed=other.needed)


def check_majority(  # noqa: PLR0913 - each is a fact of its own
    asked: InForce,
    *,
    body: Body,
    tally: Tally,
    present: int,
    base: int | None = None,
    bases: Mapping[Base, int],
    about: About,
) -> Ruling:
    """Say whether the vote carried; those who came and cast nothing stay in the base.

    `present` could vote; `base` is how many count as present for the majority, where that is another number: one who
    keeps out of an item votes not, and is there.

    Raises:
        TallyDoesNotAddUp: more or fewer votes than people.
        BaseNotGiven: the rule counts by a base whose size is not known.

    """
    tally.check(present=present)
    share, *_ = asked.provision.shares
    sizes = {**bases, Base.PRESENT: present if base is None else base}
    if share.base not in sizes:
        raise BaseNotGiven(body=body, wanted=(share.base,))
    whole = sizes[share.base]
    if share.base != Base.PRESENT and whole < present:
        raise MorePresentThanEntitled(base=share.base, present=present, entitled=whole)
    needed = share.least(whole)
    return asked.answer(
        met_if(tally.in_favour >= needed),
        about=about,
        base=share.base,
        needed=needed,
        actual=tally.in_favour,
        of=whole,
    )
