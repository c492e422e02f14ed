"""Keys, certificates, signatures on papers, and checking them."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from xiangyue.signing.authority import Authority
    from xiangyue.signing.personal import PersonalKey, make_personal

_LATER = {"Authority": "authority", "PersonalKey": "personal", "make_personal": "personal"}


def __getattr__(name: str) -> Any:
    """Open what needs OpenSSL only where it is asked for."""
    if name in _LATER:
        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    raise AttributeError(name)


__all__ = [
    "FIELD",
    "AlreadySealed",
    "AttachmentMissing",
    "Authority",
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
    "PersonalKey",
    "Problem",
    "SignatureReport",
    "Verdict",
    "attached",
    "check",
    "make_personal",
    "read_certificate",
    "seal",
]
