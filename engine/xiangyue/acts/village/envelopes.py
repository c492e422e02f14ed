"""恢复信封: the keys that are locked in, the code tried and used, and a new envelope for the old one."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Final

from xiangyue.acts.case.may import CLERK
from xiangyue.acts.case.refusals import NotYours
from xiangyue.acts.office import BEIJING
from xiangyue.acts.village.meant import name_of
from xiangyue.errors import Refusal
from xiangyue.model import By, Draft, Role
from xiangyue.model.happened import RecoveryCodeChanged, RegisterOpened
from xiangyue.records import (
    Envelope,
    Journal,
    KeyBesideRegister,
    KeyDoesNotFit,
    KeyExists,
    KeyMissing,
    Register,
    Seals,
)
from xiangyue.records.envelope import sweep
from xiangyue.signing import KeyMissing as SealingKeyMissing
from xiangyue.signing.key import CERTIFICATE, SECRET, put_whole
from xiangyue.words import say

DATA_KEY: Final = "data.key"
KEY_FILES: Final = (DATA_KEY, CERTIFICATE, SECRET, "authority.cert.der", "authority.key.pem")
"""What a folder of keys may hold, in the order in which it is put back: a key after its certificate."""
NEEDED: Final = (DATA_KEY, SECRET)

TRIED: Final = "recovery-code"
"""Under which word the desk keeps when the recovery code was last tried."""
OPENERS: Final = (CLERK, Role("party_secretary"), Role("committee_director"))
"""Who may change the envelope: those who open a register with it."""


class RecoveryCodeOfAnother(Refusal):
    """The code is whole, and is not the one of this register."""

    code = "recovery-code-of-another"


def lock_in(home: Path, envelope: Envelope, *, folder: Path, register: str) -> None:
    """Lock the keys of a folder into an envelope, whose code nobody needs for that."""
    envelope.put(home, _keys_in(folder), register=register)


def lock_again(register: Register, *, folder: Path) -> None:
    """Lock a key that was made later in with the others; where one of them is not here, what was locked stays."""
    envelope = envelope_of(register)
    if envelope is not None and not missing_keys(folder):
        lock_in(register.home, envelope, folder=folder, register=register.id)


def envelope_of(register: Register) -> Envelope | None:
    """Return the envelope that holds; None in a register from before there were any, whose code is the data key."""
    changed = [did.recovery for _, did in register.every(RecoveryCodeChanged)]
    ((_, opened),) = register.every(RegisterOpened)
    public = changed[-1] if changed else opened.recovery
    return Envelope(public=public) if public else None


def code_since(register: Register) -> date:
    """Return the day since which the code holds."""
    entries = [entry for event in (RegisterOpened, RecoveryCodeChanged) for entry, _ in register.every(event)]
    return entries[-1].recorded_at.astimezone(BEIJING).date()


def lies_locked(register: Register) -> bool:
    """Say whether there is something for the code to open."""
    envelope = envelope_of(register)
    return envelope is not None and envelope.there(register.home)


def missing_keys(folder: Path) -> tuple[str, ...]:
    """Return what is needed for work and is not on this machine."""
    return tuple(name for name in NEEDED if not (folder / name).is_file())


def try_code(register: Register, code: str, *, folder: Path, now: datetime) -> None:
    """Say nothing if the recovery code is the one of this register; keep that it was tried.

    Raises:
        RecoveryCodeWrong: it was copied wrongly, and in which line.
        RecoveryCodeOfAnother: it is the code of another register, or of an envelope that was changed.
        EnvelopeEmpty: the code is right, and there is nothing it opens.
        KeyMissing: there is neither key nor sealed value to try it on.

    """
    locked = _opened(register, code)
    if locked is None:
        _try_data_key(register, Seals.of_code(code, register=register.id), folder=folder)
    else:
        _complete(register, locked, folder=folder)
    register.desk.keep_tried(TRIED, at=now)


def recover(register: Register, code: str, *, folder: Path) -> tuple[str, ...]:
    """Put the keys back that are not on this machine, and return which.

    Raises:
        RecoveryCodeWrong, RecoveryCodeOfAnother, EnvelopeEmpty: not with this code.
        KeyExists: nothing is missing.
        KeyBesideRegister: they would lie in the home.

    """
    locked = _opened(register, code)
    if locked is None:
        Seals.recover(code, folder / DATA_KEY, home=register.home, register=register.id)
        return (DATA_KEY,)
    if folder.resolve().is_relative_to(register.home.resolve()):
        raise KeyBesideRegister(home=str(register.home))
    back = tuple(name for name in KEY_FILES if name in locked and not (folder / name).exists())
    if not back:
        raise KeyExists(file=str(folder))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in back:
        put_whole(folder / name, locked[name])
    _complete(register, locked, folder=folder)
    return back


def change_envelope(register: Register, *, folder: Path, by: By, now: datetime) -> str:
    """Return the code of a new envelope; the old code opens nothing from now on but older copies.

    Raises:
        KeyMissing, SealingKeyMissing: a key is not there that would have to go in.
        NotYours: only the clerk, the secretary and the director change it.
        DiskFull: it did not fit.

    """
    if not (folder / DATA_KEY).is_file():
        raise KeyMissing(file=str(folder / DATA_KEY))
    if not (folder / SECRET).is_file():
        raise SealingKeyMissing(folder=str(folder))
    envelope, code = Envelope.make()
    lock_in(register.home, envelope, folder=folder, register=register.id)
    try:
        with register.writing(now=now) as journal:
            check_opener(journal, by, what="does.change_envelope", now=now)
            did = RecoveryCodeChanged(recovery=envelope.public)
            journal.append(Draft(case=None, by=by, happened_at=now, did=did))
    except BaseException:
        envelope.file(register.home).unlink(missing_ok=True)
        raise
    sweep(register.home, keeping=envelope)
    return code


def check_opener(journal: Journal, by: By, *, what: str, now: datetime) -> None:
    """Refuse one who is none of those that open a register in need.

    Raises:
        NotYours: he is not, or it is said to be another's act.

    """
    held = {one.role for one in journal.tenures(now.astimezone(BEIJING).date()) if one.person == by.typed_by}
    if by.typed_by != by.responsible or not held & set(OPENERS):
        raise NotYours(step=say(what), role=say(f"role.{CLERK}"), who=name_of(journal, by.typed_by))


def _opened(register: Register, code: str) -> Mapping[str, bytes] | None:
    """Return what the code opens; None where the code is the data key itself, and fits."""
    envelope = envelope_of(register)
    if envelope is None:
        _opens(register, Seals.of_code(code, register=register.id))
        return None
    if Envelope.of_code(code) != envelope:
        raise RecoveryCodeOfAnother
    return envelope.opened(register.home, code, register=register.id)


def _try_data_key(register: Register, told: Seals, *, folder: Path) -> None:
    """Try the key itself, as codes were before there were envelopes."""
    if not _opens(register, told):
        kept = Seals.open(folder / DATA_KEY, register=register.id)
        if kept.finder(TRIED, kind=TRIED) != told.finder(TRIED, kind=TRIED):
            raise RecoveryCodeOfAnother


def _opens(register: Register, seals: Seals) -> bool:
    """Say whether the key opens what lies sealed; False where nothing does.

    Raises:
        RecoveryCodeOfAnother: something lies there, and does not open.

    """
    for kind in ("phone", "identity"):
        for person in register.finders(kind):
            content = register.sealed(person, kind)
            if content is None:
                continue
            try:
                seals.unseal(content, person=person, kind=kind)
            except KeyDoesNotFit:
                raise RecoveryCodeOfAnother from None
            return True
    return False


def _complete(register: Register, locked: Mapping[str, bytes], *, folder: Path) -> None:
    """Lock in what was made while other keys were not here, and take away what is left of older envelopes."""
    if (envelope := envelope_of(register)) is not None:
        sweep(register.home, keeping=envelope)
    if not _keys_in(folder).items() <= locked.items():
        lock_again(register, folder=folder)


def _keys_in(folder: Path) -> Mapping[str, bytes]:
    return {name: (folder / name).read_bytes() for name in KEY_FILES if (folder / name).is_file()}
