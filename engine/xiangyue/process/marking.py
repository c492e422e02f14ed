"""Where a case stands, as text: the places where tokens rest, and nothing of the library's.

    {"at":["assembly.vote"],"v":1}      {"at":[],"ended":"done","stage":"备案公布","v":1}

It never grows, holds no id, no time and no order, and a new version of the library finds nothing of an old one.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from xiangyue.canon import canonical
from xiangyue.process.drawing import Kind
from xiangyue.process.net import Position
from xiangyue.process.refusals import StateDamaged, StateOfNewerProgram
from xiangyue.process.weave import Woven

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """The places where tokens rest, by their paths; of an ended case the end and its stage."""

    at: Position
    ended: str | None = None
    stage: str = ""


def encode(marking: Marking) -> str:
    """Return the marking as text: canonical JSON, the same for the same place."""
    told: dict[str, object] = {"v": VERSION, "at": sorted(marking.at)}
    if marking.ended is not None:
        told |= {"ended": marking.ended, "stage": marking.stage}
    return canonical(told).decode()


def decode(text: str, woven: Woven) -> Marking:
    """Return the marking that was written down.

    Raises:
        StateOfNewerProgram: its version is not one that is read here.
        StateDamaged: no case of this model can stand there.

    """
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise StateDamaged(model=woven.main, problem=text[:40]) from problem
    if not isinstance(told, dict) or "v" not in told:
        raise StateDamaged(model=woven.main, problem=text[:40])
    if type(told["v"]) is not int or told["v"] != VERSION:
        raise StateOfNewerProgram(found=told["v"], known=VERSION)
    match told:
        case {"at": [], "ended": str(ended), "stage": str(stage)} if len(told) == 4:  # noqa: PLR2004
            if _is_end(ended, woven):
                return Marking(at=frozenset(), ended=ended, stage=stage)
        case {"at": [_, *_] as at} if len(told) == 2 and all(isinstance(one, str) for one in at):  # noqa: PLR2004
            if at == sorted(set(at)) and _possible(at, woven, woven.main):
                return Marking(at=frozenset(at))
    raise StateDamaged(model=woven.main, problem=text[:40])


def _is_end(name: str, woven: Woven) -> bool:
    node = woven.plans[woven.main].drawing.nodes.get(name)
    return node is not None and node.kind is Kind.END


def _possible(at: Iterable[str], woven: Woven, name: str) -> bool:
    """Say whether the process can be in that position, and each process it calls in its own."""
    here, inside = split(at)
    plan = woven.plans[name]
    if frozenset({*here, *inside}) not in plan.positions:
        return False
    calls = {node.id: node.called for node in plan.drawing.of(Kind.CALL)}
    return calls.keys() & here == set() and all(
        call in calls and _possible(places, woven, calls[call]) for call, places in inside.items()
    )


def split(at: Iterable[str]) -> tuple[set[str], dict[str, set[str]]]:
    """Return the places of the process itself, and those inside each of its calls."""
    here: set[str] = set()
    inside: dict[str, set[str]] = {}
    for place in at:
        call, dot, rest = place.partition(".")
        if dot:
            inside.setdefault(call, set()).add(rest)
        else:
            here.add(place)
    return here, inside
