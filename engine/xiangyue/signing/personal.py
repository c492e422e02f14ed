"""个人的钥匙: made for one person under a passphrase of hers; the village keeps the certificate and never the key."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from xiangyue.signing.authority import Authority, short
from xiangyue.signing.making import years_later
from xiangyue.words import say

YEARS: Final = 2
LOCK_ROUNDS: Final = 600_000  # of PBKDF2 with SHA-256: OWASP's advice of 2023


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalKey:
    """A locked file for its owner, and the certificate in it."""

    locked: bytes = field(repr=False)  # PKCS#12
    certificate: bytes  # DER
    until: datetime


def make_personal(  # noqa: PLR0913 - what stands in a certificate, and its lock
    authority: Authority, *, name: str, person: str, village: str, passphrase: str, now: datetime
) -> PersonalKey:
    """Make a key, have the authority sign its request, and lock both with the passphrase."""
    secret = ec.generate_private_key(ec.SECP256R1())
    until = years_later(now.replace(microsecond=0), YEARS) - timedelta(seconds=1)
    certificate = authority.sign(_request(secret, name, person, village), now=now, until=until)
    locked = pkcs12.serialize_key_and_certificates(
        name.encode(),
        secret,
        x509.load_der_x509_certificate(certificate),
        [authority.shown],
        _locked_with(passphrase),
    )
    return PersonalKey(locked=locked, certificate=certificate, until=until)


def _locked_with(passphrase: str) -> serialization.KeySerializationEncryption:
    return (
        serialization.PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(LOCK_ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(passphrase.encode())
    )


def _request(secret: ec.EllipticCurvePrivateKey, name: str, person: str, village: str) -> bytes:
    """Return the request: the name, what kind of certificate it is to be, and the village, signed by the key itself."""
    subject = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, short(name)),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, say("certificate.of_test")),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, short(village)),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, person),
        ]
    )
    request = x509.CertificateSigningRequestBuilder().subject_name(subject).sign(secret, hashes.SHA256())
    return request.public_bytes(serialization.Encoding.DER)
