"""登记簿: the journal, the rows that come from it, the contents it names; kept so that nothing is bent unseen."""

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from xiangyue.records.locked import (
    AskAgain,
    CodeWrong,
    EnvelopeEmpty,
    KeyBesideRegister,
    KeyDoesNotFit,
    KeyExists,
    KeyMissing,
    NoCode,
    NoPin,
    OwnHandNotShown,
    PinNeeded,
    PinTooSoon,
    PinWrong,
    RecoveryCodeWrong,
)
from xiangyue.records.refusals import (
    BackupNotWhole,
    ClockBehind,
    ContentDamaged,
    DiskFull,
    FactInTheFuture,
    FolderNotEmpty,
    NetworkDisk,
    NoRegister,
    NoSuchCase,
    NoSuchContent,
    NoSuchEntry,
    NoSuchMeeting,
    NoSuchPerson,
    NoSuchText,
    NotAFolder,
    NotARegister,
    RegisterBusy,
    RegisterDamaged,
    RegisterExists,
    RegisterNewer,
    RegisterReadOnly,
    UpgradeFailed,
)
from xiangyue.records.register import Register

if TYPE_CHECKING:
    from xiangyue.records.backups import backup, restore
    from xiangyue.records.envelope import Envelope
    from xiangyue.records.journal import Journal
    from xiangyue.records.proof import Damage, DamageKind, verify, verify_at
    from xiangyue.records.seals import SealedValue, Seals

_LATER: Final = MappingProxyType(
    {
        "Damage": "proof",
        "DamageKind": "proof",
        "Envelope": "envelope",
        "Journal": "journal",
        "SealedValue": "seals",
        "Seals": "seals",
        "backup": "backups",
        "restore": "backups",
        "verify": "proof",
        "verify_at": "proof",
    }
)
"""What is read only when it is asked for: a list of what is to do needs neither proof nor cipher."""


def __getattr__(name: str) -> Any:
    """Open the rooms behind the door."""
    if name in _LATER:
        return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    raise AttributeError(name)


__all__ = [
    "AskAgain",
    "BackupNotWhole",
    "ClockBehind",
    "CodeWrong",
    "ContentDamaged",
    "Damage",
    "DamageKind",
    "DiskFull",
    "Envelope",
    "EnvelopeEmpty",
    "FactInTheFuture",
    "FolderNotEmpty",
    "Journal",
    "KeyBesideRegister",
    "KeyDoesNotFit",
    "KeyExists",
    "KeyMissing",
    "NetworkDisk",
    "NoCode",
    "NoPin",
    "NoRegister",
    "NoSuchCase",
    "NoSuchContent",
    "NoSuchEntry",
    "NoSuchMeeting",
    "NoSuchPerson",
    "NoSuchText",
    "NotAFolder",
    "NotARegister",
    "OwnHandNotShown",
    "PinNeeded",
    "PinTooSoon",
    "PinWrong",
    "RecoveryCodeWrong",
    "Register",
    "RegisterBusy",
    "RegisterDamaged",
    "RegisterExists",
    "RegisterNewer",
    "RegisterReadOnly",
    "SealedValue",
    "Seals",
    "UpgradeFailed",
    "backup",
    "restore",
    "verify",
    "verify_at",
]
