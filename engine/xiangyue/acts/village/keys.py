"""钥匙: which there are, and a personal one made for somebody."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from xiangyue.acts.case.may import check_clerk
from xiangyue.acts.office import BEIJING
from xiangyue.acts.village.envelopes import DATA_KEY, code_since, lies_locked, lock_again
from xiangyue.acts.village.login import refuse_weak, villager_of
from xiangyue.acts.village.meant import name_of
from xiangyue.errors import Refusal
from xiangyue.model import By, Draft
from xiangyue.model.happened import CertificateIssued
from xiangyue.records import Register
from xiangyue.signing import Authority, IntegrityKey, make_personal
from xiangyue.signing.authority import SECRET as AUTHORITY


class KeyFileThere(Refusal):
    """Something lies where the key is to be put."""

    code = "key-file-there"

    def __init__(self, *, path: str) -> None:
        super().__init__(path=path)


class KeyFileInside(Refusal):
    """A personal key would lie in the register's folder, or beside the village's own keys."""

    code = "key-file-inside"

    def __init__(self, *, path: str) -> None:
        super().__init__(path=path)


class KeyFileNotWritten(Refusal):
    """The place cannot be written to."""

    code = "key-file-not-written"

    def __init__(self, *, path: str) -> None:
        super().__init__(path=path)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyLine:
    """One key: what it is, whose, and until when it holds."""

    what: str  # integrity data authority envelope pin personal
    there: bool
    whose: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    certificate: str = ""


def list_keys(register: Register, folder: Path) -> tuple[KeyLine, ...]:
    """Return the keys of the register, and the certificates its authority gave."""
    personal = (
        KeyLine(
            what="personal",
            there=True,
            whose=(name_of(register, did.person),),
            until=did.until,
            certificate=did.certificate,
        )
        for _, did in register.every(CertificateIssued)
    )
    return (
        _integrity(folder),
        KeyLine(what="data", there=(folder / DATA_KEY).is_file()),
        KeyLine(what="authority", there=(folder / AUTHORITY).is_file()),
        KeyLine(what="envelope", there=lies_locked(register), since=code_since(register)),
        KeyLine(what="pin", there=bool(register.pins.holders()), whose=openers(register)),
        *personal,
    )


def openers(register: Register) -> tuple[str, ...]:
    """Return the names of those who have a PIN."""
    return tuple(name_of(register, person) for person in register.pins.holders())


def issue(
    register: Register, person: str, *, folder: Path, out: Path, passphrase: str, by: By, now: datetime
) -> CertificateIssued:
    """Make a personal key in a file of its own, locked, and put the certificate on record.

    Raises:
        KeyFileThere, KeyFileInside, KeyFileNotWritten: not in that place.
        PinTooWeak: the passphrase would be guessed.
        NotYours: only the clerk has the village's authority sign.

    """
    owner = villager_of(register, person, now=now)
    refuse_weak(passphrase, owner)
    _refuse_inside(register, folder, out)
    village = register.village.name
    with register.writing(now=now) as journal:
        check_clerk(journal, by, what="does.new_key", on=now.astimezone(BEIJING).date())
        authority = Authority.of(folder, village=village, register=register.id, now=now)
        made = make_personal(authority, name=owner.name, person=person, village=village, passphrase=passphrase, now=now)
        did = CertificateIssued(
            person=person,
            certificate=register.keep(made.certificate),
            authority=register.keep(authority.certificate),
            until=made.until.astimezone(BEIJING).date(),
        )
        with _written(out, made.locked):
            journal.append(Draft(case=None, by=by, happened_at=now, did=did))
    lock_again(register, folder=folder)
    return did


def _integrity(folder: Path) -> KeyLine:
    try:
        key = IntegrityKey.open(folder)
    except Refusal:
        return KeyLine(what="integrity", there=False)
    return KeyLine(
        what="integrity", there=True, until=key.until.astimezone(BEIJING).date(), certificate=key.fingerprint
    )


def _refuse_inside(register: Register, folder: Path, out: Path) -> None:
    if out.exists():
        raise KeyFileThere(path=str(out))
    if any(out.resolve().is_relative_to(place.resolve()) for place in (register.home, folder)):
        raise KeyFileInside(path=str(out))


@contextmanager
def _written(out: Path, content: bytes) -> Iterator[None]:
    """Put a new file there for its owner's eyes; it goes again when it is not put on record."""
    try:
        number = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise KeyFileThere(path=str(out)) from None
    except OSError as problem:
        raise KeyFileNotWritten(path=str(out)) from problem
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield
    except OSError as problem:
        out.unlink(missing_ok=True)
        raise KeyFileNotWritten(path=str(out)) from problem
    except BaseException:
        out.unlink(missing_ok=True)
        raise
