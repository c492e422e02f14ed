"""What every act on a register is handed."""

from dataclasses import dataclass
from datetime import timedelta, timezone

from xiangyue.records import Register
from xiangyue.rules import Law

BEIJING = timezone(timedelta(hours=8))  # the one zone of the law's days and of every paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A register with the law it is kept by."""

    register: Register
    law: Law
