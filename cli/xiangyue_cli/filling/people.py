"""Who is meant: a name; of namesakes, and of part of a name, one is picked by its number."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.ask import half_width
from xiangyue_cli.ask.field import NotTakenError
from xiangyue_cli.keys import Away, pick
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from xiangyue.model import Person
    from xiangyue_cli.filling.sitting import Sitting

MOST_OFFERED = 12


def person_reader(at: "Sitting") -> Callable[[str], str]:
    """Return what turns a typed name into one that only one person has."""

    def read_person(typed: str) -> str:
        told = half_width(typed).replace(" ", "")
        if any(official.name == told for official in at.register.officials()):
            return told
        return _one_of(told, [one for one in at.register.find_people(told) if one.born <= at.today])

    return read_person


def _one_of(told: str, found: "Sequence[Person]") -> str:
    """Return the person's name, or the name with group and year where others have it too."""
    from xiangyue.acts.village.meant import NobodyOfThatName, apart  # noqa: PLC0415

    exact = [one for one in found if told in (one.id, one.name)] or list(found)
    if not exact:
        raise NobodyOfThatName(told=told)
    if len(exact) > MOST_OFFERED:
        raise NotTakenError(say("ask.too_many_people", count=len(exact)))
    if len(exact) == 1 and told in (exact[0].id, exact[0].name):
        chosen = exact[0]
    else:
        lines(say("ask.several_people"), *(f"  {place:>2} {apart(one)}" for place, one in enumerate(exact, start=1)))
        chosen = exact[_which(len(exact))]
    namesakes = [one for one in found if one.name == chosen.name]
    return apart(chosen, namesakes) if len(namesakes) > 1 else chosen.name


def _which(count: int) -> int:
    try:
        return pick(say("ask.which_person"), most=count) - 1
    except Away:
        raise NotTakenError(say("ask.nobody_picked")) from None
