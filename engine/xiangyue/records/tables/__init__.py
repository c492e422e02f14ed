"""The tables of the register, a file a subject.

Only `records.apply` writes them. A subject is read when one of its tables is first asked for:
mapping all of them would cost a reading command more than its reading.
"""

from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Final

from sqlalchemy import MetaData, Table

from xiangyue.records.tables.row import Row

SUBJECTS: Final = MappingProxyType(
    {
        "journal": ("entry", "head"),
        "village": ("village", "household", "person", "change", "official", "tenure", "sealing", "sealed"),
        "cases": ("cases", "waiting", "due"),
        "steps": ("fact", "answer", "ruling"),
        "texts": ("text", "article", "in_force"),
        "meetings": ("meeting", "attendance", "remark", "vote", "signature"),
        "papers": ("posting", "opinion", "defect", "paper"),
    }
)
NOT_REPLAYED: Final = "sealed"  # bytes no entry holds; each row is checked against its entry instead
_SUBJECT_OF: Final = MappingProxyType({table: subject for subject, tables in SUBJECTS.items() for table in tables})


@cache
def of(name: str) -> Table:
    """Return the table of that name."""
    import_module(f"{__name__}.{_SUBJECT_OF[name]}")
    return Row.metadata.tables[name]


def every() -> MetaData:
    """Return all tables, as this program knows them."""
    for name in _SUBJECT_OF:
        of(name)
    return Row.metadata


__all__ = ["NOT_REPLAYED", "SUBJECTS", "every", "of"]
