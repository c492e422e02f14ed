"""What is wrong with a model: one finding a fault, said in one line."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from xiangyue.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fault: its code, the element it is at, and what a reader needs to find it."""

    code: str
    element: str  # the id of a node, an arrow or a process; "" where the file as a whole is meant
    facts: Mapping[str, object] = field(default_factory=dict)  # `file` always, `name` where there is one

    def said(self) -> str:
        """Return the finding in Chinese, in one line."""
        name = self.facts.get("name")
        where = f"“{name}”（{self.element}）" if name else f"“{self.element}”"
        return say(f"finding.{self.code}", where=where, **self.facts)
