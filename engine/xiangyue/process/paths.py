"""Paths: every place a case can be, said from the calling model: `assembly.sign_in`."""

from collections.abc import Iterator, Mapping

from xiangyue.process.drawing import Drawing, Kind, Node
from xiangyue.process.findings import Finding
from xiangyue.process.lint.at import at

MOST_PLACES = 2_000
DEEPEST_CALL = 6


def check_paths(drawings: Mapping[str, Drawing], main: str) -> Iterator[Finding]:
    """Yield the steps no stage is said for, and a model whose calls multiply without measure."""
    for count, (_, node, drawing, stage) in enumerate(walk(drawings, main)):
        if count >= MOST_PLACES:
            yield at("too-many-nodes", drawings[main], count=count, limit=MOST_PLACES)
            return
        if node.kind is Kind.STEP and not stage:
            yield at("step-without-stage", drawing, node)


def walk(
    drawings: Mapping[str, Drawing], main: str, *, call: str = "", stage: str = "", depth: int = 0
) -> Iterator[tuple[str, Node, Drawing, str]]:
    """Yield path, node, its drawing and its official stage, in the order in which the nodes are come to.

    The stage said by the outermost call holds for everything inside it.
    """
    if main not in drawings or depth > DEEPEST_CALL:
        return
    drawing = drawings[main]
    for node in _in_order(drawing):
        path = f"{call}.{node.id}" if call else node.id
        at_node = node.at if node.kind is Kind.DEADLINE else node.id
        own = stage or drawing.nodes.get(at_node, node).properties.get("stage", "")
        yield path, node, drawing, own
        if node.kind is Kind.CALL:
            yield from walk(drawings, node.called, call=path, stage=own, depth=depth + 1)


def _in_order(drawing: Drawing) -> Iterator[Node]:
    """A node comes before what follows it; ways back do not count (reverse postorder)."""
    done: list[str] = []
    seen: set[str] = set()
    todo = [(node.id, False) for node in drawing.of(Kind.START)]
    while todo:
        name, finished = todo.pop()
        if finished:
            done.append(name)
        elif name not in seen and name in drawing.nodes:
            seen.add(name)
            todo.append((name, True))
            todo.extend((one.id, False) for one in drawing.deadlines(name))
            todo.extend((arrow.target, False) for arrow in drawing.leaving(name))
    return (drawing.nodes[name] for name in reversed(done))
