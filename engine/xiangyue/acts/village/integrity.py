"""防改钥匙: which certificates are the register's own, and a new key where the old one is lost or nearly over."""

import shutil
from datetime import datetime
from pathlib import Path
from typing import Final

from xiangyue.acts.village.envelopes import check_opener, lock_again
from xiangyue.model import By, Draft
from xiangyue.model.happened import IntegrityKeyChanged, RegisterOpened
from xiangyue.records import Register
from xiangyue.signing import IntegrityKey
from xiangyue.signing.key import CERTIFICATE, SECRET, put_whole

NEXT: Final = "next"  # the folder of a key that is not on record yet


def own_certificates(register: Register) -> tuple[str, ...]:
    """Return the digests of the register's own certificates, the one that holds last: papers bear any of them."""
    ((_, opened),) = register.every(RegisterOpened)
    later = (did.certificate for _, did in register.every(IntegrityKeyChanged))
    return (opened.integrity_certificate, *later)


def certificate_at(register: Register, number: int) -> str:
    """Return the digest of the certificate whose key sealed papers when that entry was written."""
    ((_, opened),) = register.every(RegisterOpened)
    before = [did.certificate for entry, did in register.every(IntegrityKeyChanged) if entry.number < number]
    return before[-1] if before else opened.integrity_certificate


def change_key(register: Register, *, folder: Path, reason: str, by: By, now: datetime) -> IntegrityKey:
    """Make a new integrity key and put it on record; papers sealed with the old one stay good.

    Broken off behind the entry, the folder has the old key still: `doctor` says so, and it is done again.

    Raises:
        NotYours: only the clerk, the secretary and the director change it.

    """
    made = folder / NEXT
    shutil.rmtree(made, ignore_errors=True)
    try:
        key = IntegrityKey.create(made, village=register.village.name, register=register.id, now=now)
        with register.writing(now=now) as journal:
            check_opener(journal, by, what="does.change_key", now=now)
            did = IntegrityKeyChanged(certificate=register.keep(key.certificate), reason=reason)
            journal.append(Draft(case=None, by=by, happened_at=now, did=did))
        put_whole(folder / CERTIFICATE, key.certificate)
        put_whole(folder / SECRET, key.secret)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    lock_again(register, folder=folder)
    return key
