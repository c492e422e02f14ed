"""Keys, certificates, signatures on papers, and checking them."""

from xiangyue.signing.attachment import attached
from xiangyue.signing.certificate import read_certificate
from xiangyue.signing.check import check
from xiangyue.signing.key import IntegrityKey
from xiangyue.signing.refusals import (
    AlreadySealed,
    AttachmentMissing,
    CannotSeal,
    KeyBroken,
    KeyExists,
    KeyMissing,
    KeyOutOfTime,
    NotACertificate,
    PaperUnreadable,
)
from xiangyue.signing.report import Doubt, Expected, FieldReport, Problem, SignatureReport, Verdict
from xiangyue.signing.seal import FIELD, seal

__all__ = [
    "FIELD",
    "AlreadySealed",
    "AttachmentMissing",
    "CannotSeal",
    "Doubt",
    "Expected",
    "FieldReport",
    "IntegrityKey",
    "KeyBroken",
    "KeyExists",
    "KeyMissing",
    "KeyOutOfTime",
    "NotACertificate",
    "PaperUnreadable",
    "Problem",
    "SignatureReport",
    "Verdict",
    "attached",
    "check",
    "read_certificate",
    "seal",
]
