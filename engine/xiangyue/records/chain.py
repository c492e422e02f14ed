"""The line of an entry, which the hash is over, and the entry a line says.

Anybody with SQLite and sha256sum can walk the chain: `hash` is the SHA-256 of `line`.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from xiangyue.canon import canonical, digest, plain, read
from xiangyue.model import By, Draft, Entry
from xiangyue.records.moments import put_down

BEFORE_THE_FIRST: Final = "0" * 64


def payload(draft: Draft) -> dict[str, Any]:
    """Return what an entry says beside who and when."""
    return {
        "did": plain(draft.did),
        "step": draft.step,
        "answers": plain(draft.answers),
        "facts": plain(draft.facts),
        "rulings": plain(draft.rulings),
        "flow": plain(draft.flow),
    }


def put_line(draft: Draft, *, village: str, number: int, recorded_at: datetime, previous: str) -> str:
    """Return the canonical line of the entry a draft becomes."""
    return canonical(
        {
            "village": village,
            "number": number,
            "case": draft.case,
            "act": draft.did.act,
            "by": plain(draft.by),
            "happened_at": put_down(draft.happened_at).isoformat(),
            "recorded_at": put_down(recorded_at).isoformat(),
            "payload": payload(draft),
            "previous": previous,
        }
    ).decode()


def entry_of(line: str) -> Entry:
    """Return the entry that stands in a line.

    Raises:
        ValueError: it is not JSON.
        KeyError: something is missing.
        NotPlain: something is not of its kind.

    """
    told: Mapping[str, Any] = json.loads(line)
    return Entry(
        number=told["number"],
        village=told["village"],
        case=told["case"],
        act=told["act"],
        by=read(By, told["by"]),
        happened_at=datetime.fromisoformat(told["happened_at"]),
        recorded_at=datetime.fromisoformat(told["recorded_at"]),
        payload=told["payload"],
        previous=told["previous"],
        hash=digest(line.encode()),
    )


def copies(entry: Entry) -> dict[str, object]:
    """Return the columns beside the line: what one searches by."""
    return {
        "number": entry.number,
        "case_number": entry.case,
        "act": entry.act,
        "typed_by": entry.by.typed_by,
        "responsible": entry.by.responsible,
        "happened_at": entry.happened_at,
        "recorded_at": entry.recorded_at,
        "previous": entry.previous,
        "hash": entry.hash,
    }
