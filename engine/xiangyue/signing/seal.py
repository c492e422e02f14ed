"""防改: putting the register's integrity signature on a paper."""

from datetime import datetime

from xiangyue.signing.key import IntegrityKey
from xiangyue.words import say

FIELD = "sig-integrity"


def seal(pdf: bytes, key: IntegrityKey, *, at: datetime, field: str = FIELD, reason: str | None = None) -> bytes:
    """Return the paper with the integrity signature in its empty field: PAdES B-B, certifying, of that moment.

    The same paper sealed with the same key at the same moment is the same bytes.

    Raises:
        KeyOutOfTime: the key may not be used at that moment.
        AlreadySealed: somebody signed before.
        CannotSeal: it is no PDF, or has no such field.

    """
    from xiangyue.signing.pades import sign  # noqa: PLC0415 - pyHanko takes a third of a second to load

    key.usable(at=at)
    return sign(pdf, key, at=at, field=field, reason=say("integrity-key.reason") if reason is None else reason)
