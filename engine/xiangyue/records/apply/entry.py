"""One entry becomes rows."""

from sqlalchemy import Connection

from xiangyue.canon import read
from xiangyue.model import Entry
from xiangyue.records.apply import (  # noqa: F401 - they register their events
    case,
    convention,
    corrected,
    meeting,
    paper,
    promised,
    room,
    village,
    vouched,
)
from xiangyue.records.apply.registry import APPLIERS
from xiangyue.records.apply.rows import Rows
from xiangyue.records.apply.step import stands
from xiangyue.records.chain import copies


def apply(connection: Connection, entry: Entry, line: str) -> None:
    """Write the rows of an entry: from the entry and the rows before it, and from nothing else.

    Raises:
        KeyError: no such act, or the payload lacks something.
        NotPlain: the payload is not the written form of its event.

    """
    rows = Rows(connection)
    rows.add("entry", copies(entry) | {"line": line})
    _head(rows, entry)
    applied = APPLIERS[entry.act]
    applied.write(rows, entry, read(applied.event, entry.payload["did"], where=entry.act))
    stands(rows, entry)


def _head(rows: Rows, entry: Entry) -> None:
    stands = {"number": entry.number, "hash": entry.hash}
    if entry.number == 1:
        rows.add("head", {"village": entry.village} | stands)
    else:
        rows.change("head", stands, village=entry.village)
