"""The register's own key, as it lies in its folder."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from xiangyue.signing import IntegrityKey, KeyBroken, KeyExists, KeyMissing, NotACertificate, check, read_certificate

from .conftest import BEGUN, CHECKED


def test_a_key_is_found_again(home: Path) -> None:
    made = IntegrityKey.create(home, village="石桥村", register="r-1", now=BEGUN)
    assert IntegrityKey.open(home) == made


def test_only_the_owner_may_read_it(home: Path) -> None:
    IntegrityKey.create(home, village="石桥村", register="r-1", now=BEGUN)
    assert {file.stat().st_mode & 0o777 for file in home.iterdir()} == {0o600}
    assert home.stat().st_mode & 0o077 == 0


def test_the_secret_is_shown_to_nobody(key: IntegrityKey) -> None:
    assert "secret" not in repr(key)
    assert "PRIVATE" not in repr(key)


def test_a_key_is_never_overwritten(home: Path) -> None:
    made = IntegrityKey.create(home, village="石桥村", register="r-1", now=BEGUN)
    with pytest.raises(KeyExists):
        IntegrityKey.create(home, village="石桥村", register="r-1", now=BEGUN)
    assert IntegrityKey.open(home) == made


def test_where_there_is_none_none_is_made_up(home: Path) -> None:
    with pytest.raises(KeyMissing) as refusal:
        IntegrityKey.open(home)
    assert refusal.value.facts == {"folder": str(home)}


def test_half_a_key_is_none(home: Path) -> None:
    IntegrityKey.create(home, village="石桥村", register="r-1", now=BEGUN)
    (home / "integrity.cert.der").unlink()
    with pytest.raises(KeyMissing):
        IntegrityKey.open(home)


@pytest.mark.parametrize("spoiled", [b"", b"nonsense", b"\x00" * 300])
@pytest.mark.parametrize("name", ["integrity.key.pem", "integrity.cert.der"])
def test_a_spoiled_key_is_named_and_not_used(home: Path, name: str, spoiled: bytes) -> None:
    IntegrityKey.create(home, village="石桥村", register="r-1", now=BEGUN)
    (home / name).write_bytes(spoiled)
    with pytest.raises(KeyBroken):
        IntegrityKey.open(home)


def test_a_key_with_another_s_certificate_is_not_used(home: Path, tmp_path: Path) -> None:
    IntegrityKey.create(home, village="石桥村", register="r-1", now=BEGUN)
    IntegrityKey.create(tmp_path / "other", village="高店村", register="r-2", now=BEGUN)
    shutil.copy(tmp_path / "other" / "integrity.cert.der", home / "integrity.cert.der")
    with pytest.raises(KeyBroken):
        IntegrityKey.open(home)


def test_a_key_locked_with_a_password_or_of_another_kind_is_not_used(home: Path) -> None:
    IntegrityKey.create(home, village="石桥村", register="r-1", now=BEGUN)
    lock = serialization.BestAvailableEncryption(b"x")
    locked = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, lock
    )
    (home / "integrity.key.pem").write_bytes(locked)
    with pytest.raises(KeyBroken):
        IntegrityKey.open(home)


def test_the_certificate_holds_for_the_years_asked_for(home: Path) -> None:
    leap = datetime(2028, 2, 29, 12, tzinfo=UTC)
    key = IntegrityKey.create(home, village="石桥村", register="r-1", now=leap, years=3)
    assert key.since == leap
    assert key.until == datetime(2031, 2, 28, 11, 59, 59, tzinfo=UTC)


def test_the_certificate_may_seal_and_nothing_else(key: IntegrityKey) -> None:
    certificate = x509.load_der_x509_certificate(key.certificate)
    usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature
    assert not usage.content_commitment  # nobody declares a will with it
    assert not usage.key_cert_sign


def test_a_village_with_a_very_long_name_has_a_key_too(home: Path) -> None:
    key = IntegrityKey.create(home, village="石" * 200, register="r" * 200, now=BEGUN)
    assert "石石登记簿 防改签名" in key.certificate.decode("utf-8", errors="ignore")


def test_a_certificate_is_read_in_both_forms_it_comes_in(key: IntegrityKey) -> None:
    pem = x509.load_der_x509_certificate(key.certificate).public_bytes(serialization.Encoding.PEM)
    assert read_certificate(pem, name="village.pem") == key.certificate
    assert read_certificate(key.certificate, name="village.der") == key.certificate


@pytest.mark.parametrize("content", [b"", b"-----BEGIN CERTIFICATE-----\nx\n", b"\x30\x03abc", b"\xff" * 2000])
def test_what_is_no_certificate_is_refused_by_name(content: bytes) -> None:
    with pytest.raises(NotACertificate) as refusal:
        read_certificate(content, name="village.cer")
    assert refusal.value.facts == {"name": "village.cer"}


def test_a_trusted_certificate_that_is_none_is_not_passed_over(sealed: bytes) -> None:
    with pytest.raises(NotACertificate):
        check(sealed, at=CHECKED, trust=[b"\x30\x03abc"])
