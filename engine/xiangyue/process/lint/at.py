"""Saying where a finding is."""

from xiangyue.process.drawing import Arrow, Drawing, Lane, Node
from xiangyue.process.findings import Finding


def at(code: str, drawing: Drawing, where: Node | Arrow | Lane | None = None, **facts: object) -> Finding:
    """Return the finding at an element, or at the process itself."""
    found = where or drawing
    return Finding(code=code, element=found.id, facts={"file": drawing.file, "name": found.name, **facts})
