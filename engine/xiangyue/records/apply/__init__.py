"""The one place that writes rows of the record: each is a function of the entries alone."""

from xiangyue.records.apply.entry import apply
from xiangyue.records.apply.registry import APPLIERS
from xiangyue.records.apply.rows import Rows

__all__ = ["APPLIERS", "Rows", "apply"]
