"""`verify --register`: whether the record is whole, and what of it is not, by table, row and column."""

from xiangyue.records.proof.damage import Damage, DamageKind
from xiangyue.records.proof.whole import verify, verify_at

__all__ = ["Damage", "DamageKind", "verify", "verify_at"]
