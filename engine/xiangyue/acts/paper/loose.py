"""问题清单, 恢复码: pages that are printed and kept by nobody here."""

from datetime import datetime

from xiangyue.documents import Press, ProblemLine, ProblemsFacts, RecoveryFacts
from xiangyue.intake import TableRefused
from xiangyue.model import Mode, Village
from xiangyue.words import say

MOST = 300  # lines of a list that somebody prints: a table with more faults has one fault all over


def problems_page(refused: TableRefused, *, village: str, now: datetime, press: Press) -> bytes:
    """Return what is wrong with a table as a PDF.

    Raises:
        GlyphMissing: a name has a character that stands in no font.

    """
    cells = refused.cells
    facts = ProblemsFacts(
        mode=Mode.REAL,
        village=village,
        township="",
        issuer=village,
        title=say("problems.heading"),
        made_at=now,
        file=refused.table.name,
        count=len(cells),
        problems=tuple(
            ProblemLine(line=one.line, column=one.column, who=one.who, value=one.value, reason=one.reason)
            for one in cells[:MOST]
        ),
        left_out=max(len(cells) - MOST, 0),
    )
    return press.paper(facts).pdf


def recovery_page(code: str, *, village: Village, register: str, mode: Mode, now: datetime, press: Press) -> bytes:
    """Return the recovery code as half a page to be printed; it is written down nowhere else."""
    facts = RecoveryFacts(
        mode=mode,
        village=village.name,
        township=village.township,
        issuer=say("minutes.issuer", village=village.name),
        title=say("recovery.title"),
        made_at=now,
        register=register,
        lines=tuple(code.splitlines()),
    )
    return press.paper(facts).pdf
