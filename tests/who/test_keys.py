"""钥匙: a personal one is its owner's alone; the recovery code opens what was sealed, here and elsewhere."""

from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from tests.records.story import CLERK, Story
from tests.who.conftest import own
from xiangyue.acts.case.refusals import NotYours
from xiangyue.acts.village.envelopes import RecoveryCodeOfAnother, recover, try_code
from xiangyue.acts.village.keys import (
    KeyFileInside,
    KeyFileNotWritten,
    KeyFileThere,
    issue,
    list_keys,
)
from xiangyue.acts.village.login import PinTooWeak
from xiangyue.model import Draft
from xiangyue.model.happened import CertificateIssued, ValueSealed
from xiangyue.records import ClockBehind, KeyExists, RecoveryCodeWrong, Register, Seals, verify
from xiangyue.signing import Authority, KeyBroken

PASS = "shanshui-2026"
SECRETARY = "p-0002"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "keys"


@pytest.fixture
def code(register: Register, folder: Path, story: Story) -> str:
    """The recovery code of a register in which a telephone number lies sealed."""
    seals, code = Seals.create(folder / "data.key", home=register.home, register=register.id)
    value = seals.seal("000-1234", person="p-0003", kind="phone")
    did = ValueSealed(person="p-0003", kind="phone", sealed=value.digest, finder=value.finder)
    with register.writing(now=story.now) as journal:
        journal.append_sealed(Draft(case=None, by=CLERK, happened_at=story.now, did=did), value.content)
    return code


def make(register: Register, folder: Path, out: Path, story: Story, passphrase: str = PASS) -> CertificateIssued:
    return issue(register, SECRETARY, folder=folder, out=out, passphrase=passphrase, by=CLERK, now=story.now)


def test_a_personal_key_is_locked_and_says_that_it_is_no_reliable_signature(
    register: Register, folder: Path, story: Story, tmp_path: Path
) -> None:
    out = tmp_path / "wang.p12"
    did = make(register, folder, out, story)
    key, certificate, others = pkcs12.load_key_and_certificates(out.read_bytes(), PASS.encode())
    assert key is not None
    assert certificate is not None
    assert key.public_key() == certificate.public_key()
    assert certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)[0].value == "王建国"
    kinds = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
    assert kinds[0].value == "村内测试证书，非可靠电子签名"
    certificate.verify_directly_issued_by(others[0])
    assert x509.load_der_x509_certificate(register.content(did.certificate)) == certificate
    assert out.stat().st_mode & 0o077 == 0
    with pytest.raises(ValueError, match="password"):
        pkcs12.load_key_and_certificates(out.read_bytes(), b"another-one")


def test_the_key_itself_stays_nowhere_but_in_its_file(
    register: Register, folder: Path, story: Story, tmp_path: Path
) -> None:
    make(register, folder, tmp_path / "wang.p12", story)
    assert sorted(file.name for file in folder.iterdir()) == ["authority.cert.der", "authority.key.pem"]
    assert verify(register) == ()


def test_the_authority_is_made_once_and_may_make_no_further_authorities(
    register: Register, folder: Path, story: Story, tmp_path: Path
) -> None:
    first = make(register, folder, tmp_path / "one.p12", story)
    second = make(register, folder, tmp_path / "two.p12", story)
    assert first.authority == second.authority
    shown = x509.load_der_x509_certificate(register.content(first.authority))
    basic = shown.extensions.get_extension_for_class(x509.BasicConstraints).value
    assert (basic.ca, basic.path_length) == (True, 0)
    issued = x509.load_der_x509_certificate(register.content(first.certificate))
    assert not issued.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert not issued.extensions.get_extension_for_class(x509.KeyUsage).value.key_cert_sign


def test_a_request_signed_by_another_key_is_not_signed(folder: Path, story: Story) -> None:
    authority = Authority.of(folder, village="石桥村", register="r", now=story.now)
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import Encoding  # noqa: PLC0415

    secret = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "王建国")])
    request = x509.CertificateSigningRequestBuilder().subject_name(name).sign(secret, hashes.SHA256())
    bent = bytearray(request.public_bytes(Encoding.DER))
    bent[bent.index("王建国".encode())] ^= 0x04
    with pytest.raises(ValueError, match="not signed"):
        authority.sign(bytes(bent), now=story.now, until=story.now + timedelta(days=1))


def test_a_broken_authority_is_named(folder: Path, story: Story) -> None:
    Authority.of(folder, village="石桥村", register="r", now=story.now)
    (folder / "authority.key.pem").write_bytes(b"spoiled on purpose")
    with pytest.raises(KeyBroken):
        Authority.of(folder, village="石桥村", register="r", now=story.now)


def test_a_key_is_not_put_where_it_may_not_lie(register: Register, folder: Path, story: Story, tmp_path: Path) -> None:
    before = register.head()
    with pytest.raises(KeyFileInside):
        make(register, folder, register.home / "wang.p12", story)
    with pytest.raises(KeyFileNotWritten):
        make(register, folder, tmp_path / "nowhere" / "wang.p12", story)
    (tmp_path / "wang.p12").write_bytes(b"something else")
    with pytest.raises(KeyFileThere):
        make(register, folder, tmp_path / "wang.p12", story)
    with pytest.raises(PinTooWeak):
        make(register, folder, tmp_path / "other.p12", story, passphrase="12345678")
    assert register.head() == before
    assert not (tmp_path / "other.p12").exists()


def test_a_key_that_is_not_put_on_record_is_taken_away_again(
    register: Register, folder: Path, story: Story, tmp_path: Path
) -> None:
    out = tmp_path / "wang.p12"
    story.now -= timedelta(days=9)  # a clock that has fallen back is refused when the entry is written
    with pytest.raises(ClockBehind):
        make(register, folder, out, story)
    assert not out.exists()


def test_nobody_but_the_clerk_has_keys_made(register: Register, folder: Path, story: Story, tmp_path: Path) -> None:
    with pytest.raises(NotYours):
        issue(
            register,
            SECRETARY,
            folder=folder,
            out=tmp_path / "wang.p12",
            passphrase=PASS,
            by=own(SECRETARY),
            now=story.now,
        )


def test_the_list_names_every_key_and_certificate(
    register: Register, folder: Path, story: Story, tmp_path: Path
) -> None:
    did = make(register, folder, tmp_path / "wang.p12", story)
    told = {line.what: line for line in list_keys(register, folder)}
    assert [told[what].there for what in ("integrity", "data", "authority", "pin")] == [False, False, True, False]
    assert (told["personal"].whose, told["personal"].until) == (("王建国",), did.until)


def test_the_code_is_tried_on_what_lies_sealed_and_that_is_kept(
    register: Register, folder: Path, code: str, story: Story
) -> None:
    try_code(register, code.lower().replace("-", " "), folder=folder, now=story.now)
    assert register.desk.tried("recovery-code") == story.now


def test_a_code_of_another_register_does_not_fit(
    register: Register, folder: Path, code: str, story: Story, tmp_path: Path
) -> None:
    _, other = Seals.create(tmp_path / "other.key", home=register.home, register="r-other")
    assert other != code
    with pytest.raises(RecoveryCodeOfAnother):
        try_code(register, other, folder=folder, now=story.now)
    with pytest.raises(RecoveryCodeOfAnother):
        recover(register, other, folder=tmp_path / "elsewhere")
    assert not (tmp_path / "elsewhere").exists()
    assert register.desk.tried("recovery-code") is None


def test_a_code_copied_wrongly_names_its_line(register: Register, folder: Path, code: str, story: Story) -> None:
    lines = code.splitlines()
    lines[2] = lines[2][:-1] + ("0" if lines[2][-1] != "0" else "1")
    with pytest.raises(RecoveryCodeWrong) as refused:
        try_code(register, "\n".join(lines), folder=folder, now=story.now)
    assert refused.value.facts["lines"] == (3,)


def test_without_anything_sealed_the_code_is_tried_on_the_key(register: Register, folder: Path, story: Story) -> None:
    _, code = Seals.create(folder / "data.key", home=register.home, register=register.id)
    try_code(register, code, folder=folder, now=story.now)


def test_elsewhere_the_key_is_made_again_from_the_code_and_opens(
    register: Register, code: str, tmp_path: Path, folder: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    recover(register, code, folder=elsewhere)
    assert (elsewhere / "data.key").read_bytes() == (folder / "data.key").read_bytes()
    content = register.sealed("p-0003", "phone")
    assert content is not None
    opened = Seals.open(elsewhere / "data.key", register=register.id)
    assert opened.unseal(content, person="p-0003", kind="phone") == "000-1234"
    with pytest.raises(KeyExists):
        recover(register, code, folder=elsewhere)
