"""Making an integrity key and its certificate, and reading certificates."""

from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from xiangyue.signing.key import IntegrityKey
from xiangyue.words import say

LONGEST_NAME = 64  # ub-common-name, RFC 5280 appendix A; counted in bytes, to be safe


def make(*, village: str, register: str, now: datetime, years: int) -> IntegrityKey:
    """Return a new pair; the certificate names the village and the register, no person."""
    if now.tzinfo is None:
        raise ValueError("a moment has a time zone")
    secret = ec.generate_private_key(ec.SECP256R1())
    certificate = _certificate(secret, _name(village, register), since=now.replace(microsecond=0), years=years)
    return pair(
        secret=secret.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
        certificate=certificate.public_bytes(serialization.Encoding.DER),
    )


def pair(*, secret: bytes, certificate: bytes) -> IntegrityKey:
    """Return the key made of the two.

    Raises:
        ValueError: one of them is broken, or they are not of one pair.

    """
    try:
        key, shown = (
            serialization.load_pem_private_key(secret, password=None),
            x509.load_der_x509_certificate(certificate),
        )
        if not isinstance(key, ec.EllipticCurvePrivateKey) or key.public_key() != shown.public_key():
            raise ValueError("not of one pair")
    except (TypeError, UnsupportedAlgorithm) as problem:  # TypeError: the key is locked with a password
        raise ValueError("not a plain P-256 key") from problem
    return IntegrityKey(
        certificate=certificate, secret=secret, since=shown.not_valid_before_utc, until=shown.not_valid_after_utc
    )


def _name(village: str, register: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, _common_name(village)),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, register[:LONGEST_NAME]),
        ]
    )


def _common_name(village: str) -> str:
    """Return the words for the key; of a very long name of a village the end is left out, never what the key is."""
    name = say("integrity-key.name", village=village)
    return name if len(name.encode()) <= LONGEST_NAME else _common_name(village[:-1])


def _certificate(
    secret: ec.EllipticCurvePrivateKey, name: x509.Name, *, since: datetime, years: int
) -> x509.Certificate:
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(secret.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(years_later(since, years) - timedelta(seconds=1))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_seals_only(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(secret.public_key()), critical=False)
        .sign(secret, hashes.SHA256())
    )


def _seals_only() -> x509.KeyUsage:
    """Without content commitment (RFC 5280 4.2.1.3): nobody declares a will with this key."""
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def years_later(moment: datetime, years: int) -> datetime:
    try:
        return moment.replace(year=moment.year + years)
    except ValueError:  # 29 February
        return moment.replace(year=moment.year + years, day=28)
