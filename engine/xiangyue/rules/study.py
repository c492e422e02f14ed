"""村党组织研究讨论: before a matter goes to the assembly."""

from xiangyue.model import About, Base, Ruling
from xiangyue.rules.answer import InForce, met_if
from xiangyue.rules.refusals import CountCannotBe, MorePresentThanEntitled
from xiangyue.words import say


def check_party_study(  # noqa: PLR0913 - each is a fact of its own
    asked: InForce, *, agreed: bool, should_attend: int, present: int, in_favour: int, about: About
) -> Ruling:
    """Say whether the Party organisation studied the matter and agreed.

    The law asks for 研究讨论 and names no number, so none is needed here; those there are stand in the note.

    Raises:
        MorePresentThanEntitled, CountCannotBe: the numbers cannot be true.

    """
    for number in (should_attend, present, in_favour):
        if number < 0:
            raise CountCannotBe(base=Base.SHOULD_ATTEND, count=number)
    if present > should_attend:
        raise MorePresentThanEntitled(base=Base.SHOULD_ATTEND, present=present, entitled=should_attend)
    if in_favour > present:
        raise MorePresentThanEntitled(base=Base.PRESENT, present=in_favour, entitled=present)
    numbers = say("ruling.party_study.numbers", should_attend=should_attend, present=present, in_favour=in_favour)
    return asked.answer(met_if(agreed and present > 0), about=about, notes=(numbers,))
