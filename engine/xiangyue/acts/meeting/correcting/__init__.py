"""更正: the ladder of corrections (walkthrough h)."""

from xiangyue.acts.meeting.correcting.after import send_correction, sign_edition, sign_note
from xiangyue.acts.meeting.correcting.correct import Agreed, Corrected, Wrong, correct, settle, words_of_items
from xiangyue.acts.meeting.correcting.ladder import (
    BOARD,
    TOWNSHIP,
    TURNED,
    Ladder,
    Unfinished,
    begun_of,
    corrections_of,
    edition_of,
    ladder_of,
    unfinished_of,
)
from xiangyue.acts.meeting.correcting.recount import figures
from xiangyue.acts.meeting.correcting.refusals import NoSuchItem, ResultTurns

__all__ = [
    "BOARD",
    "TOWNSHIP",
    "TURNED",
    "Agreed",
    "Corrected",
    "Ladder",
    "NoSuchItem",
    "ResultTurns",
    "Unfinished",
    "Wrong",
    "begun_of",
    "correct",
    "corrections_of",
    "edition_of",
    "figures",
    "ladder_of",
    "send_correction",
    "settle",
    "sign_edition",
    "sign_note",
    "unfinished_of",
    "words_of_items",
]
