"""推选户 on the screen: whom each representative represents, and whom nobody does."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.tell import cut

if TYPE_CHECKING:
    from xiangyue.acts.village.representing import Coverage
    from xiangyue.model import Household

LONGEST = 44  # columns of a list of numbers or names
EACH = 3  # of the households with several representatives are told one by one


def coverage_lines(found: "Coverage", households: "Sequence[Household]", names: Mapping[str, str]) -> list[str]:
    """Return a line for each thing that is missing or there twice; `names` are of people by their ids."""
    from xiangyue.acts.village.representing import numbers_said  # noqa: PLC0415 - help needs none of it

    told = []
    if found.nobody:
        told.append(say("spoken.nobody", count=len(found.nobody), numbers=cut(numbers_said(found.nobody), LONGEST)))
    numbers = {one.id: one.number or one.id for one in households}
    several = list(found.several.items())
    told += [
        say("spoken.several", number=numbers[id], who=tuple(names[person] for person in people))
        for id, people in several[:EACH]
    ]
    if len(several) > EACH:
        told.append(say("spoken.more_several", count=len(several) - EACH))
    if found.silent:
        who = cut("、".join(names[person] for person in found.silent), LONGEST)
        told.append(say("spoken.silent", count=len(found.silent), who=who))
    return told
