"""Ways: every node is on one from the start to an end, and none goes round without anybody acting."""

from collections.abc import Callable, Collection, Iterable, Iterator

from xiangyue.process.drawing import Drawing, Kind, Node
from xiangyue.process.findings import Finding
from xiangyue.process.lint.at import at

_AUTOMATIC = frozenset({Kind.CHOICE, Kind.FORK, Kind.ACTION})


def check_ways(drawing: Drawing, *, instant: Collection[str]) -> Iterator[Finding]:
    """Yield the nodes no way leads to or from, and the loops of automatic ones.

    `instant` are the processes that can be gone through without a step or a wait.
    """
    starts = [node.id for node in drawing.of(Kind.START)]
    ends = [node.id for node in drawing.of(Kind.END)]
    reached = _closure(starts, lambda node: _after(drawing, node))
    ending = _closure(ends, lambda node: _before(drawing, node))
    for node in drawing.nodes.values():
        if node.id not in reached:
            yield at("unreachable", drawing, node)
        elif node.id not in ending:
            yield at("no-way-out", drawing, node)
    automatic = {node.id for node in drawing.nodes.values() if _is_automatic(node, instant)}
    for name in sorted(automatic):
        first = [one for one in _after(drawing, name) if one in automatic]
        if name in _closure(first, lambda node: (one for one in _after(drawing, node) if one in automatic)):
            yield at("automatic-loop", drawing, drawing.nodes[name])


def passes_at_once(drawing: Drawing, *, instant: Collection[str]) -> bool:
    """Say whether there is a way from the start to an end on which nobody acts and nothing waits."""
    passing = {node.id for node in drawing.nodes.values() if _is_automatic(node, instant) or node.kind is Kind.END}
    starts = [node.id for node in drawing.of(Kind.START)]
    reached = _closure(starts, lambda node: (one for one in _after(drawing, node) if one in passing))
    return any(node.id in reached for node in drawing.of(Kind.END))


def _is_automatic(node: Node, instant: Collection[str]) -> bool:
    return node.kind in _AUTOMATIC or (node.kind is Kind.CALL and node.called in instant)


def _after(drawing: Drawing, node: str) -> Iterable[str]:
    yield from (arrow.target for arrow in drawing.leaving(node))
    yield from (one.id for one in drawing.deadlines(node))


def _before(drawing: Drawing, node: str) -> Iterable[str]:
    yield from (arrow.source for arrow in drawing.entering(node))
    if drawing.nodes[node].kind is Kind.DEADLINE:
        yield drawing.nodes[node].at


def _closure(first: Iterable[str], further: Callable[[str], Iterable[str]]) -> set[str]:
    found: set[str] = set()
    todo = list(first)
    while todo:
        node = todo.pop()
        if node not in found:
            found.add(node)
            todo.extend(further(node))
    return found
