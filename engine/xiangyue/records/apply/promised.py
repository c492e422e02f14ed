"""答应的事, 补签: all is in the entries."""

from xiangyue.model.happened import HandoverCountersigned, Promised, PromiseKept
from xiangyue.records.apply.registry import leaves_no_row

leaves_no_row(Promised, PromiseKept, HandoverCountersigned)
