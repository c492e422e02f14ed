"""会场: its lines say all in their entries; what the meeting adopted is a vote an item, and the text that comes of it."""

from xiangyue.model import Entry
from xiangyue.model.happened import OpinionReached, OpinionSettled, TopicTaken, VotesCounted
from xiangyue.model.room_lines import LINES, ItemVote, RoomBegun
from xiangyue.records import tables
from xiangyue.records.apply.convention import keep_text
from xiangyue.records.apply.registry import applies, leaves_no_row
from xiangyue.records.apply.rows import Rows

leaves_no_row(RoomBegun, TopicTaken, OpinionSettled, *LINES.values())
OF_NO_TEXT = ""  # what a council speaks of is no text that could be adopted


@applies(VotesCounted)
def counted(rows: Rows, entry: Entry, did: VotesCounted) -> None:
    """逐项表决: only what was adopted enters the text; what was ruled about another text no longer holds."""
    keep_text(rows, did.text)
    adopted = did.text.digest
    rows.change("cases", {"text": adopted}, number=entry.case)
    of_another_text = tables.of("ruling").c.text != adopted
    rows.change("ruling", {"voided_by": entry.number}, of_another_text, case_number=entry.case, voided_by=None)
    rows.put("vote", [_row(entry, did, vote, text=adopted) for vote in did.votes])


@applies(OpinionReached)
def reached(rows: Rows, entry: Entry, did: OpinionReached) -> None:
    """协商意见: a vote an item, and no text."""
    rows.put("vote", [_row(entry, did, vote, text=OF_NO_TEXT) for vote in did.votes])


def _row(entry: Entry, did: VotesCounted | OpinionReached, vote: ItemVote, *, text: str) -> dict[str, object]:
    return {
        "meeting": did.meeting,
        "item": vote.item,
        "entry": entry.number,
        "text": text,
        "method": vote.method,
        "in_favour": vote.tally.in_favour,
        "against": vote.tally.against,
        "abstained": vote.tally.abstained,
        "invalid": vote.tally.invalid,
        "not_cast": vote.tally.not_cast,
        "scrutineer": did.scrutineer,
        "counter": did.counter,
        "adopted": vote.adopted,
    }
