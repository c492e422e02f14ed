"""本村有哪些会, asked on the first day: the usual five are a default; what the village's own table says goes before it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.ask import half_width, parse_ranges
from xiangyue_cli.first_answers import Answers, typed_whole
from xiangyue_cli.keys import HELP
from xiangyue_cli.tell import COLUMNS, cut, lines, tell_refusal

if TYPE_CHECKING:
    from xiangyue.intake import Offices
    from xiangyue.model import Council, Tenure

MOST = 16  # so that the list stays on one screen


def councils_asked(answers: Answers, offices: "Offices", names: Mapping[str, str]) -> "tuple[Council, ...]":
    """Return the councils of the village, once somebody has looked at the list; `names` are of people by their ids.

    Raises:
        BackError: by 0.
        Away: by q, or nobody sits there any more.

    """
    from xiangyue.model import Council  # noqa: PLC0415 - help needs none of it

    held = {one.id: one for one in offices.councils}
    every = _known(offices)
    there = _before(answers, every) or set(held) or _usual()
    there |= set(held)
    while True:
        _show(every, there, offices.tenures, names)
        while half_width(typed := typed_whole(say("first.councils"))) in HELP:
            lines(*(f"  {one}" for one in say("first.how.councils").split("\n")))
        if not typed:
            answers.keep("councils", "、".join(name for id, name in every.items() if id in there))
            return tuple(held.get(id) or Council(id=id, name=name) for id, name in every.items() if id in there)
        _turn(typed, every, there, held=set(held))


def _known(offices: "Offices") -> dict[str, str]:
    """Return all councils that are offered, by their ids: as the village calls them, where it does."""
    from xiangyue.intake import OTHERS, USUAL  # noqa: PLC0415

    every = {id: name for names in (USUAL, OTHERS) for name, id in names.items()}
    return every | {one.id: one.name for one in offices.councils}


def _usual() -> set[str]:
    from xiangyue.intake import USUAL  # noqa: PLC0415

    return set(USUAL.values())


def _before(answers: Answers, every: dict[str, str]) -> set[str]:
    """Return what was said the last time, and offer what was added then."""
    from xiangyue.intake import council_id  # noqa: PLC0415

    names = [name for name in answers.told.get("councils", "").split("、") if name]
    for name in names:
        every.setdefault(council_id(name), name)
    return {council_id(name) for name in names}


def _show(every: Mapping[str, str], there: set[str], tenures: "Sequence[Tenure]", names: Mapping[str, str]) -> None:
    lines(say("first.councils_are"))
    for place, (id, name) in enumerate(every.items(), start=1):
        told = say(
            "first.council",
            place=f"{place:2}",
            there=say("first.council_there" if id in there else "first.council_not"),
            name=name,
            who=_who([one for one in tenures if one.body == f"council:{id}"], names) if id in there else "",
        )
        lines(cut(told.rstrip(), COLUMNS))
    lines(say("first.councils_how"))


def _who(held: "Sequence[Tenure]", names: Mapping[str, str]) -> str:
    heads = [names[one.person] for one in held if one.role.startswith("council_head")]
    members = len({one.person for one in held} - {one.person for one in held if one.role.startswith("council_head")})
    if not held:
        return say("first.council_empty")
    return say("first.council_of", head="、".join(heads) or say("first.no_head"), members=members)


def _turn(typed: str, every: dict[str, str], there: set[str], *, held: set[str]) -> None:
    """Turn the councils of these numbers over, or add the one that is named."""
    from xiangyue.intake import council_id, is_council  # noqa: PLC0415

    if is_council(typed):
        if len(every) < MOST:
            every.setdefault(council_id(typed), typed)
        there |= {council_id(typed)} & set(every)
        return
    if not half_width(typed)[:1].isdigit():
        lines(say("ask.not_taken", why=say("not-a-council", name=typed).split("\n")[1]))
        return
    ids = list(every)
    try:
        numbers = parse_ranges(typed, of=len(ids))
    except Refusal as refusal:
        tell_refusal(refusal, as_json=False)
        return
    for number in numbers:
        id = ids[number - 1]
        if id in held:
            lines(say("first.council_held", name=every[id]))
        else:
            there ^= {id}
