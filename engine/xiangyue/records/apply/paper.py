"""材料."""

from xiangyue.model import Entry
from xiangyue.model.happened import PaperMade
from xiangyue.records.apply.registry import applies
from xiangyue.records.apply.rows import Rows, written


@applies(PaperMade)
def made(rows: Rows, entry: Entry, did: PaperMade) -> None:
    """Its bytes lie in the content store already."""
    rows.add(
        "paper",
        {
            "id": did.paper,
            "case_number": entry.case,
            "entry": entry.number,
            "kind": did.kind,
            "meeting": did.meeting,
            "of_entry": did.of_entry,
            "head": did.head,
            "sha256": did.sha256,
            "made_with": written(did.made_with),
            "made_by": written(entry.by),
            "made_at": entry.happened_at,
        },
    )
