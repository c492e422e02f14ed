"""凭据, 代录确认, 查阅: all is in the entries."""

from xiangyue.model.happened import EvidenceSupplied, ProxiesConfirmed, ValueSeen
from xiangyue.records.apply.registry import leaves_no_row

leaves_no_row(EvidenceSupplied, ProxiesConfirmed, ValueSeen)
