"""谁能打开, 丢了怎么办: whether the register can be opened and carried on when a person, a key or the laptop is gone."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from xiangyue.acts.keeping.copying import last_copy
from xiangyue.acts.keeping.findings import Finding, bad, good, hint
from xiangyue.acts.village.envelopes import DATA_KEY, TRIED, code_since, lies_locked
from xiangyue.acts.village.integrity import own_certificates
from xiangyue.acts.village.keys import openers
from xiangyue.errors import Refusal
from xiangyue.model import BEIJING, Mode
from xiangyue.records import Register
from xiangyue.signing import IntegrityKey
from xiangyue.words import say

OPENERS = 2  # so many can open the register at every moment
OLD_TRIAL = timedelta(days=365)  # a code nobody has tried for so long may be lost, or be a copyist's mistake
OLD_COPY = timedelta(days=30)
NEAR_END = timedelta(days=365)  # of the integrity certificate: time enough to tell the township of the next


class NotTheKeyOnRecord(Refusal):
    """The integrity key on this machine is not the one the register has on record."""

    code = "not-the-key-on-record"


def safety(register: Register, keys: Path, *, on: date) -> Iterator[Finding]:
    """Yield what is found of keys, openers, the envelope and copies; a rehearsal is thrown away with its keys."""
    yield _integrity(register, keys, on=on)
    if register.mode is Mode.REAL:
        yield from _data(keys)
        yield _openers(register)
        yield from _envelope(register, on=on)
        yield _copy(register, on=on)


def of_every_morning(register: Register, *, on: date) -> Iterator[Finding]:
    """Yield what is found without looking at a key; that there is no copy yet is no news on the first days."""
    yield _openers(register)
    yield from _envelope(register, on=on)
    if last_copy(register) or on - register.entry(1).recorded_at.astimezone(BEIJING).date() > OLD_COPY:
        yield _copy(register, on=on)


def _integrity(register: Register, keys: Path, *, on: date) -> Finding:
    try:
        key = IntegrityKey.open(keys)
        if key.fingerprint != own_certificates(register)[-1]:
            raise NotTheKeyOnRecord
    except Refusal as refusal:
        return bad("key", refusal)
    until = key.until.astimezone(BEIJING).date()
    if until - on < NEAR_END:
        return hint("key", say("doctor.key_ends", until=until))
    return good("key", say("doctor.ready"))


def _data(keys: Path) -> Iterator[Finding]:
    if not (keys / DATA_KEY).is_file():
        yield hint("data", say("doctor.no_data_key"))


def _openers(register: Register) -> Finding:
    who = openers(register)
    words = say("doctor.openers", who=who, count=len(who)) if who else say("doctor.no_pin")
    return good("opening", words) if len(who) >= OPENERS else hint("opening", words)


def _envelope(register: Register, *, on: date) -> Iterator[Finding]:
    """Say whether there is something for the code to open, and whether somebody has tried it within a year."""
    if not lies_locked(register):
        yield hint("recovery", say("doctor.nothing_locked"))
        return
    since, tried = code_since(register), register.desk.tried(TRIED)
    tried_on = tried.astimezone(BEIJING).date() if tried else since
    if on - max(since, tried_on) > OLD_TRIAL:
        yield hint("recovery", say("doctor.try_it"))
    elif tried_on >= since and tried:
        yield good("recovery", say("doctor.tried", on=tried_on))


def _copy(register: Register, *, on: date) -> Finding:
    last = last_copy(register)
    if last is None:
        return hint("copy", say("doctor.never_copied"))
    if on - last > OLD_COPY:
        return hint("copy", say("doctor.old_copy", on=last, days=(on - last).days))
    return good("copy", say("doctor.copied", on=last))
