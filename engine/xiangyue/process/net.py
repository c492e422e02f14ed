"""The token game of one process, played once over all its positions before a case may start on it.

A position is the set of places where a token rests: a step, a timer, a call, or an arrow into a join
that still waits for the others (`a>join`). Choices are free here: what no choice can reach, no case can.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from xiangyue.process.drawing import Arrow, Drawing, Kind

Position = frozenset[str]

MOST_POSITIONS = 5_000
RESTING = frozenset({Kind.STEP, Kind.TIMER, Kind.CALL})


class NetFaultError(Exception):
    """The game cannot be played: `code` is that of the finding, `node` where it happened."""

    def __init__(self, code: str, node: str) -> None:
        self.code, self.node = code, node
        super().__init__(code, node)


@dataclass(frozen=True, slots=True)
class _Moving:
    """Tokens on the way: where the others rest, and the arrows still to be followed."""

    resting: Position
    on: tuple[Arrow, ...]


def positions(drawing: Drawing) -> frozenset[Position]:
    """Return every position the process can be in; the empty one is the end.

    Raises:
        NetFaultError: two tokens meet in one place, a join waits for ever, or there are too many positions.

    """
    [start] = drawing.of(Kind.START)
    game = _Game(drawing)
    seen: set[Position] = set()
    new = game.settle(_Moving(frozenset(), game.leaving[start.id]))
    while new:
        position = new.pop()
        if position in seen:
            continue
        seen.add(position)
        if len(seen) > MOST_POSITIONS:
            raise NetFaultError("too-many-positions", drawing.id)
        if position and not any(place in drawing.nodes for place in position):
            raise NetFaultError("join-waits-for-ever", min(position).partition(">")[2])
        for place in position:
            if place in drawing.nodes:
                new |= game.leave(position, place)
    return frozenset(seen)


class _Game:
    def __init__(self, drawing: Drawing) -> None:
        self.nodes = drawing.nodes
        self.leaving: Mapping[str, tuple[Arrow, ...]] = {node: drawing.leaving(node) for node in drawing.nodes}
        self.joining = {
            node.id: frozenset(f"{arrow.source}>{node.id}" for arrow in drawing.entering(node.id))
            for node in drawing.of(Kind.FORK)
        }
        self.deadlines = {
            node.id: frozenset(one.id for one in drawing.deadlines(node.id)) for node in drawing.of(Kind.STEP)
        }

    def leave(self, position: Position, place: str) -> set[Position]:
        """Return the positions after the token of a place has gone on."""
        node = self.nodes[place]
        gone = {place}
        if node.kind is Kind.STEP:
            gone |= self.deadlines[place]
        elif node.kind is Kind.DEADLINE and node.interrupting:
            gone |= {node.at} | self.deadlines[node.at]
        return self.settle(_Moving(position - gone, self.leaving[place]))

    def settle(self, moving: _Moving) -> set[Position]:
        """Return every position in which the tokens can come to rest."""
        found, todo = set(), [moving]
        while todo:
            now = todo.pop()
            if now.on:
                todo.extend(self.follow(now.resting, now.on[0], now.on[1:]))
            else:
                found.add(now.resting)
        return found

    def follow(self, resting: Position, arrow: Arrow, others: tuple[Arrow, ...]) -> list[_Moving]:
        node = self.nodes[arrow.target]
        match node.kind:
            case Kind.END:
                return [_Moving(resting, others)]
            case Kind.CHOICE:
                return [_Moving(resting, (*others, one)) for one in self.leaving[node.id]]
            case Kind.FORK:
                return [self.join(resting, arrow, others)]
            case Kind.STEP | Kind.TIMER | Kind.CALL:
                if node.id in resting:
                    raise NetFaultError("two-at-once", node.id)
                return [_Moving(resting | {node.id} | self.deadlines.get(node.id, frozenset()), others)]
            case _:
                return [_Moving(resting, (*others, *self.leaving[node.id]))]

    def join(self, resting: Position, arrow: Arrow, others: tuple[Arrow, ...]) -> _Moving:
        came = f"{arrow.source}>{arrow.target}"
        if came in resting:
            raise NetFaultError("two-at-once", arrow.target)
        resting |= {came}
        if self.joining[arrow.target] <= resting:
            return _Moving(resting - self.joining[arrow.target], (*others, *self.leaving[arrow.target]))
        return _Moving(resting, others)
