"""What is not whole."""

from dataclasses import dataclass
from enum import StrEnum

from xiangyue.words import known, say


class DamageKind(StrEnum):
    """In what way something is not what it was."""

    BENT = "bent"  # a value is another than the entries make it
    MISSING = "missing"  # a row, an entry, a file is gone
    SURPLUS = "surplus"  # nothing says that this should be here
    BROKEN_CHAIN = "broken_chain"  # an entry does not follow the one before it
    NOT_CANONICAL = "not_canonical"  # a line says the same in other bytes
    UNREADABLE = "unreadable"  # a line does not say an entry, or one that could not have been written
    CLOCK = "clock"  # recorded before the entry before it, or before it happened
    OTHER_HEAD = "other_head"  # a paper, or whoever asks, knows another head
    FILE = "file"  # SQLite itself finds the file damaged


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """One thing that is not whole: in which table, which row by its key, which column ("" where all of it)."""

    table: str
    key: str
    column: str = ""
    kind: DamageKind

    @property
    def where(self) -> str:
        """The place in people's words, as far as there are any."""
        code = f"table.{self.table}"
        return " ".join(part for part in (say(code) if known(code) else self.table, self.key, self.column) if part)
