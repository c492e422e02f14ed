"""恢复信封: one code brings every key back on another machine; a new code makes the old one void."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.records.story import Story
from tests.signing.conftest import draw
from tests.who.conftest import GOOD, NOW, Village, own
from xiangyue.acts.case.refusals import NotYours
from xiangyue.acts.village.envelopes import (
    RecoveryCodeOfAnother,
    change_envelope,
    code_since,
    envelope_of,
    missing_keys,
    recover,
    try_code,
)
from xiangyue.acts.village.integrity import certificate_at, change_key, own_certificates
from xiangyue.acts.village.keys import issue, list_keys
from xiangyue.acts.village.login import set_pin
from xiangyue.model import By
from xiangyue.records import Envelope, EnvelopeEmpty, KeyExists, KeyMissing, Register, Seals, backup, restore, verify
from xiangyue.records.place import ENVELOPES
from xiangyue.signing import IntegrityKey, check, seal

LATER = NOW + timedelta(days=40)


def elsewhere(register: Register, tmp_path: Path, name: str = "other") -> Register:
    """Return the register as it comes back on another machine."""
    backup(register.home, tmp_path / f"stick-{name}")
    restore(tmp_path / f"stick-{name}", tmp_path / name)
    return Register.open(tmp_path / name)


def issued(village: Village, folder: Path, tmp_path: Path, clerk: By) -> None:
    out = tmp_path / "wang.p12"
    issue(village.register, clerk.typed_by, folder=folder, out=out, passphrase="shanshui-2026", by=clerk, now=LATER)


def test_the_code_brings_every_key_back_and_papers_are_sealed_as_before(
    village: Village, folder: Path, tmp_path: Path, clerk: By
) -> None:
    issued(village, folder, tmp_path, clerk)
    there, its = elsewhere(village.register, tmp_path), tmp_path / "its keys" / village.register.id
    recover(there, village.recovery_code, folder=its)
    assert {file.name: file.read_bytes() for file in its.iterdir()} == {
        file.name: file.read_bytes() for file in folder.iterdir()
    }
    assert all(file.stat().st_mode & 0o077 == 0 for file in its.iterdir())
    key = IntegrityKey.open(its)
    assert key.fingerprint == own_certificates(there)[-1]
    for one in (seal(draw(), village.key, at=NOW), seal(draw(), key, at=LATER)):
        for register in (village.register, there):
            known = [register.content(digest) for digest in own_certificates(register)]
            assert check(one, at=LATER, trust=known).trusted


def test_what_was_sealed_opens_there_again(village: Village, folder: Path, tmp_path: Path) -> None:
    there, its = elsewhere(village.register, tmp_path), tmp_path / "its"
    recover(there, village.recovery_code, folder=its)
    one, other = (Seals.open(place / "data.key", register=there.id) for place in (folder, its))
    found = there.all_sealed("phone") or there.all_sealed("identity")
    assert found
    for person, content in found.items():
        kind = "phone" if there.all_sealed("phone") else "identity"
        assert one.unseal(content, person=person, kind=kind) == other.unseal(content, person=person, kind=kind)


def test_a_backup_holds_no_key_that_could_be_used(village: Village, folder: Path, tmp_path: Path) -> None:
    backup(village.register.home, tmp_path / "stick")
    everything = b"".join(file.read_bytes() for file in sorted((tmp_path / "stick").rglob("*")) if file.is_file())
    for name in ("data.key", "integrity.key.pem"):
        lines = (folder / name).read_bytes().strip().splitlines()
        assert not [line for line in lines if len(line) > 20 and b"-----" not in line and line in everything]
    assert len(list((tmp_path / "stick").glob(ENVELOPES))) == 1


def test_nothing_that_is_there_is_written_over(village: Village, folder: Path) -> None:
    with pytest.raises(KeyExists):
        recover(village.register, village.recovery_code, folder=folder)
    (folder / "integrity.key.pem").unlink()
    assert missing_keys(folder) == ("integrity.key.pem",)
    assert recover(village.register, village.recovery_code, folder=folder) == ("integrity.key.pem",)
    assert IntegrityKey.open(folder) == village.key


def test_a_new_code_opens_and_the_old_one_is_void(village: Village, folder: Path, tmp_path: Path, clerk: By) -> None:
    code = change_envelope(village.register, folder=folder, by=clerk, now=LATER)
    assert code != village.recovery_code
    assert len(list(village.register.home.glob(ENVELOPES))) == 1
    there = elsewhere(village.register, tmp_path)
    for register in (village.register, there):
        with pytest.raises(RecoveryCodeOfAnother):
            try_code(register, village.recovery_code, folder=folder, now=LATER)
    recover(there, code, folder=tmp_path / "its")
    assert missing_keys(tmp_path / "its") == ()
    assert code_since(there) == LATER.date()
    assert verify(there) == ()


def test_what_is_left_of_an_older_envelope_goes_with_the_next_trial(village: Village, folder: Path, clerk: By) -> None:
    (old,) = village.register.home.glob(ENVELOPES)
    left = old.read_bytes()
    code = change_envelope(village.register, folder=folder, by=clerk, now=LATER)
    old.write_bytes(left)  # as if the power had failed between the entry and this
    try_code(village.register, code, folder=folder, now=LATER)
    assert not old.exists()


def test_a_code_nobody_may_change_stays(village: Village, folder: Path) -> None:
    before = envelope_of(village.register), list(village.register.home.glob(ENVELOPES))
    held = {one.person for one in village.register.tenures()}
    stranger = next(one.id for one in village.register.people(NOW.date()) if one.id not in held)
    set_pin(village.register, stranger, code=village.register.pins.give_code(stranger, now=LATER), pin=GOOD, now=LATER)
    with pytest.raises(NotYours):
        change_envelope(village.register, folder=folder, by=own(stranger), now=LATER)
    assert before == (envelope_of(village.register), list(village.register.home.glob(ENVELOPES)))
    try_code(village.register, village.recovery_code, folder=folder, now=LATER)


def test_no_envelope_is_made_without_the_keys(village: Village, folder: Path, clerk: By) -> None:
    (folder / "data.key").unlink()
    with pytest.raises(KeyMissing):
        change_envelope(village.register, folder=folder, by=clerk, now=LATER)


def test_a_key_made_where_others_are_missing_does_not_empty_the_envelope(
    village: Village, tmp_path: Path, clerk: By
) -> None:
    there, its = elsewhere(village.register, tmp_path), tmp_path / "its"
    out = tmp_path / "wang.p12"
    issue(there, clerk.typed_by, folder=its, out=out, passphrase="shanshui-2026", by=clerk, now=LATER)
    recover(there, village.recovery_code, folder=its)
    assert missing_keys(its) == ()
    again = elsewhere(there, tmp_path, "again")
    recover(again, village.recovery_code, folder=tmp_path / "third")
    assert (tmp_path / "third" / "authority.key.pem").read_bytes() == (its / "authority.key.pem").read_bytes()


def test_a_lost_or_bent_envelope_is_said(village: Village, folder: Path, tmp_path: Path) -> None:
    (file,) = village.register.home.glob(ENVELOPES)
    whole = file.read_bytes()
    bent = bytearray(whole)
    bent[-1] ^= 1
    for content in (bytes(bent), whole[:40], b""):
        file.write_bytes(content)
        with pytest.raises(EnvelopeEmpty):
            try_code(village.register, village.recovery_code, folder=folder, now=LATER)
    file.unlink()
    with pytest.raises(EnvelopeEmpty):
        recover(village.register, village.recovery_code, folder=tmp_path / "its")
    assert not (tmp_path / "its").exists()


def test_a_register_from_before_there_were_envelopes_gets_one(register: Register, story: Story, tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    _, old = Seals.create(folder / "data.key", home=register.home, register=register.id)
    key = IntegrityKey.create(folder, village="石桥村", register=register.id, now=NOW)
    new = change_envelope(register, folder=folder, by=own("p-0001"), now=story.now)
    for code in (old, new):
        its = tmp_path / f"its {code[:5]}"
        if code == old:
            with pytest.raises(RecoveryCodeOfAnother):
                recover(register, code, folder=its)
        else:
            recover(register, code, folder=its)
            assert IntegrityKey.open(its) == key


def test_what_is_locked_for_one_register_opens_for_no_other(tmp_path: Path) -> None:
    envelope, code = Envelope.make()
    envelope.put(tmp_path, {"data.key": b"secret"}, register="r-one")
    assert envelope.opened(tmp_path, code, register="r-one") == {"data.key": b"secret"}
    with pytest.raises(EnvelopeEmpty):
        envelope.opened(tmp_path, code, register="r-two")


def test_with_a_new_integrity_key_old_and_new_papers_are_known(
    village: Village, folder: Path, tmp_path: Path, clerk: By
) -> None:
    register = village.register
    before = register.head()[0]
    new = change_key(register, folder=folder, reason="旧电脑坏了，信封也找不到", by=clerk, now=LATER)
    assert own_certificates(register) == (village.key.fingerprint, new.fingerprint)
    assert [certificate_at(register, number) for number in (before, before + 2)] == list(own_certificates(register))
    assert IntegrityKey.open(folder) == new
    there = elsewhere(register, tmp_path)
    recover(there, village.recovery_code, folder=tmp_path / "its")
    assert IntegrityKey.open(tmp_path / "its") == new
    known = [there.content(digest) for digest in own_certificates(there)]
    for one in (seal(draw(), village.key, at=NOW), seal(draw(), new, at=LATER)):
        assert check(one, at=LATER, trust=known).trusted
    assert verify(there) == ()


def test_the_list_says_since_when_the_envelope_holds(village: Village, folder: Path) -> None:
    told = {line.what: line for line in list_keys(village.register, folder)}
    assert (told["envelope"].there, told["envelope"].since) == (True, NOW.date())
