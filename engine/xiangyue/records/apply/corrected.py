"""更正: the entry behind it brings the votes as they are now; a second edition is signed anew."""

from xiangyue.model import Entry
from xiangyue.model.corrected import Rung
from xiangyue.model.happened import CorrectionBegun, CorrectionSent, CorrectionSigned, VoteCorrected
from xiangyue.records.apply.registry import applies, leaves_no_row
from xiangyue.records.apply.rows import Rows

leaves_no_row(CorrectionBegun, CorrectionSigned, CorrectionSent)


@applies(VoteCorrected)
def corrected(rows: Rows, entry: Entry, did: VoteCorrected) -> None:  # noqa: ARG001
    """第2版: who had signed has signed what is void."""
    if did.rung is Rung.EDITION and not did.again:
        rows.drop("signature", meeting=did.meeting)
