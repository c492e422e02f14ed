"""Arrows: from a node to a node, drawn at both ends, and splitting only where a gateway stands."""

from collections.abc import Iterator

from xiangyue.process.drawing import Drawing, Kind, Node
from xiangyue.process.findings import Finding
from xiangyue.process.lint.at import at

MOST_NODES = 500


def check_arrows(drawing: Drawing) -> Iterator[Finding]:
    """Yield what is wrong with how the nodes of a process hang together."""
    yield from _check_process(drawing)
    for arrow in drawing.arrows:
        if arrow.source not in drawing.nodes or arrow.target not in drawing.nodes:
            yield at("arrow-from-nothing", drawing, arrow)
    pairs = [(arrow.source, arrow.target) for arrow in drawing.arrows]
    for arrow in drawing.arrows:
        if pairs.count((arrow.source, arrow.target)) > 1:
            yield at("arrow-twice", drawing, arrow)
    for node in drawing.nodes.values():
        yield from _check_ends(drawing, node)


def _check_process(drawing: Drawing) -> Iterator[Finding]:
    if not drawing.name:
        yield at("process-without-name", drawing)
    if not drawing.executable:
        yield at("process-not-executable", drawing)
    if len(drawing.of(Kind.START)) != 1:
        yield at("one-start", drawing, count=len(drawing.of(Kind.START)))
    if not drawing.of(Kind.END):
        yield at("no-end", drawing)
    if len(drawing.nodes) > MOST_NODES:
        yield at("too-many-nodes", drawing, count=len(drawing.nodes), limit=MOST_NODES)


def _check_ends(drawing: Drawing, node: Node) -> Iterator[Finding]:
    entering, leaving = drawing.entering(node.id), drawing.leaving(node.id)
    if sorted(node.incoming) != sorted(arrow.id for arrow in entering) or sorted(node.outgoing) != sorted(
        arrow.id for arrow in leaving
    ):
        yield at("arrow-not-drawn", drawing, node)
    if entering and node.kind in {Kind.START, Kind.DEADLINE}:
        yield at("nothing-may-enter", drawing, node)
    if leaving and node.kind is Kind.END:
        yield at("nothing-may-leave", drawing, node)
    if not leaving and node.kind is not Kind.END:
        yield at("nothing-leaves", drawing, node)
    if len(leaving) > 1 and node.kind not in {Kind.CHOICE, Kind.FORK}:
        yield at("split-without-gateway", drawing, node)
    if node.kind is Kind.DEADLINE:
        step = drawing.nodes.get(node.at)
        if step is None or step.kind is not Kind.STEP:
            yield at("deadline-not-at-step", drawing, node)
