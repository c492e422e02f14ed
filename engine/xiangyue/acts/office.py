"""What every act on a register is handed."""

from collections.abc import Callable
from dataclasses import dataclass

from xiangyue.model import BEIJING
from xiangyue.records import Register
from xiangyue.rules import Law

__all__ = ["BEIJING", "Office"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A register with the law it is kept by."""

    register: Register
    law: Law
    missing: Callable[[str], str] | None = None  # the signs of a text no font has; None where no fonts were found
