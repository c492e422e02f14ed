"""谁代户主来的: a line only for a household that somebody else than its head stood for."""

import re
from collections.abc import Callable, Mapping

from xiangyue.words import say
from xiangyue_cli.filling.rolls import Rolls
from xiangyue_cli.keys import Away, line, pick
from xiangyue_cli.tell import lines

NUMBER = re.compile(r"(\d{1,2})\s*[-.~—组 ]\s*(\d{1,3})")

Instead = dict[str, dict[str, str]]


def ask_instead(rolls: Rolls, came: Mapping[str, str], known: Instead, keep: Callable[[Instead], None]) -> Instead:
    """Ask until an empty line; the household's people are picked by a number, and kept at once."""
    instead = {group: dict(people) for group, people in known.items()}
    while typed := line(say("ask.instead")):
        found = NUMBER.fullmatch(typed)
        if found is None or found[2] not in came.get(str(int(found[1])), "").split():
            lines(say("ask.not_taken", why=say("ask.not_signed_in", typed=typed)))
            continue
        if person := _member(rolls, int(found[1]), int(found[2])):
            instead.setdefault(str(int(found[1])), {})[found[2]] = person
            keep(instead)
    return instead


def _member(rolls: Rolls, group: int, number: int) -> str:
    """Return who came for that household; "" where it was the head after all."""
    of_line = next(one for one in rolls.sheets[group] if one.line == number)
    people = rolls.household(of_line)
    if not people:
        lines(say("ask.nobody_else", head=rolls.name(of_line)))
        return ""
    offered = "   ".join(
        say("ask.member", place=place, name=one.name, born=one.born.year) for place, one in enumerate(people, 1)
    )
    lines(say("ask.instead_of", head=rolls.name(of_line)), f"  {offered}")
    try:
        return people[pick(say("screen.choose"), most=len(people)) - 1].id
    except Away:
        return ""
