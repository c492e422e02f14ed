"""Two pages that leave no trace in any register: what is wrong with a table, and the recovery code for its envelope."""

from dataclasses import dataclass
from typing import ClassVar

from xiangyue.documents.page import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLine:
    """One cell that cannot be taken."""

    line: int
    column: str  # 身份证号
    who: str  # whose row it is
    value: str  # what stands there, masked where it is personal
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemsFacts(Page):
    """问题清单, taken along to where the table is mended."""

    template: ClassVar[str] = "problems.html.j2"

    file: str  # 花名册2026.xlsx
    count: int
    problems: tuple[ProblemLine, ...]  # as many as fit into a list one would print
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryFacts(Page):
    """恢复码: half a page that goes into an envelope. Its facts are a secret: they stand on the page and nowhere else."""

    template: ClassVar[str] = "recovery.html.j2"
    style: ClassVar[str] = "recovery.css"

    register: str
    lines: tuple[str, ...]
