"""启用: opening a register from a village's folder: the roster, the posts, the convention in force."""

import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from xiangyue import __version__
from xiangyue.acts.village.envelopes import DATA_KEY as DATA_KEY  # noqa: PLC0414 - asked for here since there are keys
from xiangyue.acts.village.envelopes import lock_in
from xiangyue.acts.village.sealing import Tell, seal_all, silent
from xiangyue.errors import Refusal
from xiangyue.intake import VillageFolder
from xiangyue.model import By, Draft, Event, Evidence, EvidenceKind, Mode, Role
from xiangyue.model.happened import (
    CouncilsNamed,
    RegisterOpened,
    RepresentationsSaid,
    RosterTaken,
    TenuresBegun,
    TextEntered,
)
from xiangyue.records import Envelope, Register, Seals
from xiangyue.rules import PACKS, Law
from xiangyue.signing import IntegrityKey


class NoClerk(Refusal):
    """Nobody in the folder is the clerk: there would be no one to type."""

    code = "no-clerk"

    def __init__(self, *, village: str) -> None:
        super().__init__(village=village)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A new register, and the code of its recovery envelope, which is said once."""

    register: Register
    key: IntegrityKey
    recovery_code: str = field(repr=False)


def rehearsal_keys(home: Path) -> Path:
    """Return where a rehearsal's throw-away keys lie: beside its home, as no home holds a key."""
    return home.with_name(f"{home.name}.keys")


def open_village(
    home: Path, folder: VillageFolder, *, mode: Mode, keys: Path, now: datetime, tell: Tell = silent
) -> Opened:
    """Open the register of a village. `keys` is the folder in which each register's keys have a folder.

    Raises:
        RegisterExists: there is one in that home.
        NoClerk: nobody can type.
        PackRefused: a pack of the village's own cannot be relied on.

    """
    Law.on_top(folder.rules)  # refused before anything is there
    register_id = f"{folder.village.code or 'village'}-{now:%Y}-{secrets.token_hex(4)}"
    by = _clerk(folder, now=now)
    place = rehearsal_keys(home) if mode is Mode.REHEARSAL else keys / register_id
    key = IntegrityKey.create(place, village=folder.village.name, register=register_id, now=now)
    seals, recovery_code = Seals.create(place / DATA_KEY, home=home, register=register_id)
    envelope = None
    if mode is Mode.REAL:  # a rehearsal's keys are thrown away with it
        envelope, recovery_code = Envelope.make()
    register = Register.create(
        home,
        RegisterOpened(
            register=register_id,
            mode=mode,
            village=folder.village,
            integrity_certificate=key.fingerprint,
            program=__version__,
            recovery=envelope.public if envelope else None,
        ),
        by=by,
        now=now,
        content=[key.certificate],
    )
    if envelope:
        lock_in(home, envelope, folder=place, register=register_id)
    _keep_packs(folder, home)
    _take_in(register, folder, seals, by=by, now=now, tell=tell)
    return Opened(register=register, key=key, recovery_code=recovery_code)


def _keep_packs(folder: VillageFolder, home: Path) -> None:
    if folder.rules:
        (home / PACKS).mkdir()
    for pack in folder.rules:
        shutil.copyfile(pack, home / PACKS / pack.name)


def _clerk(folder: VillageFolder, *, now: datetime) -> By:
    today = now.date()
    for tenure in folder.tenures:
        if tenure.role == Role("clerk") and tenure.held(on=today):
            return By(typed_by=tenure.person, responsible=tenure.person, evidence=Evidence(kind=EvidenceKind.SELF))
    raise NoClerk(village=folder.village.name)


def _events(folder: VillageFolder) -> Iterator[Event]:
    yield RosterTaken(households=folder.households, people=folder.people, officials=folder.officials)
    yield TenuresBegun(tenures=folder.tenures)
    if folder.councils is not None:
        yield CouncilsNamed(councils=folder.councils)
    if folder.representations:
        yield RepresentationsSaid(representations=folder.representations)
    if folder.convention is not None and folder.in_force_from is not None:
        yield TextEntered(text=folder.convention, in_force_from=folder.in_force_from, basis=folder.basis)


def _take_in(register: Register, folder: VillageFolder, seals: Seals, *, by: By, now: datetime, tell: Tell) -> None:
    with register.writing(now=now) as journal:
        for event in _events(folder):
            journal.append(Draft(case=None, by=by, happened_at=now, did=event))
        values = {(person, "phone"): told for person, told in folder.phones.items()}
        values |= {(person, "identity"): told for person, told in folder.identities.items()}
        draft = partial(Draft, case=None, by=by, happened_at=now)
        seal_all(journal, seals, values, draft=lambda did: draft(did=did), tell=tell)
