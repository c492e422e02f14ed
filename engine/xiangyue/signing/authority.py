"""村内签发: the village's own authority, which signs requests for test certificates and nothing else.

A key apart from the integrity key: who can change papers unseen and who can name people are two different things.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from xiangyue.canon import digest
from xiangyue.signing.key import put_whole
from xiangyue.signing.making import years_later
from xiangyue.signing.refusals import KeyBroken
from xiangyue.words import say

SECRET: Final = "authority.key.pem"  # noqa: S105 - the name of a file
CERTIFICATE: Final = "authority.cert.der"
YEARS: Final = 30
LONGEST_NAME: Final = 64  # ub-common-name and its like, RFC 5280 appendix A; counted in bytes, to be safe


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A P-256 key whose certificate may sign others, and those no further ones."""

    certificate: bytes  # DER
    secret: bytes = field(repr=False)  # PKCS#8, PEM

    @classmethod
    def of(cls, folder: Path, *, village: str, register: str, now: datetime) -> "Authority":
        """Read the village's authority, or make it when it is first used.

        Raises:
            KeyBroken: what lies there cannot be used.

        """
        if not (folder / SECRET).exists():
            made = _make(village=village, register=register, now=now)
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            put_whole(folder / CERTIFICATE, made.certificate)
            put_whole(folder / SECRET, made.secret)  # last: a key without its certificate never stands there
        try:
            found = cls(
                certificate=(folder / CERTIFICATE).read_bytes(),
                secret=(folder / SECRET).read_bytes(),
            )
            if found.shown.public_key() != found.key.public_key():
                raise KeyBroken(folder=str(folder))
        except (OSError, ValueError, TypeError):
            raise KeyBroken(folder=str(folder)) from None
        return found

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate."""
        return digest(self.certificate)

    @property
    def shown(self) -> x509.Certificate:
        """The certificate, read."""
        return x509.load_der_x509_certificate(self.certificate)

    @property
    def key(self) -> ec.EllipticCurvePrivateKey:
        """The key, read."""
        key = serialization.load_pem_private_key(self.secret, password=None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise ValueError("no key on a curve")  # noqa: TRY004 - the file is broken, no programmer erred
        return key

    def sign(self, request: bytes, *, now: datetime, until: datetime) -> bytes:
        """Return the certificate (DER) for a request (DER) that its own key has signed.

        Raises:
            ValueError: the request is not signed by the key it names.

        """
        asked = x509.load_der_x509_csr(request)
        if not asked.is_signature_valid:
            raise ValueError("the request is not signed by its key")
        issuer = self.shown
        signs = x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key())
        public = asked.public_key()
        if not isinstance(public, ec.EllipticCurvePublicKey):
            raise ValueError("no key on a curve")  # noqa: TRY004
        return (
            x509.CertificateBuilder()
            .subject_name(asked.subject)
            .issuer_name(issuer.subject)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now.replace(microsecond=0))
            .not_valid_after(until)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(signs_papers=True), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .add_extension(signs, critical=False)
            .sign(self.key, hashes.SHA256())
            .public_bytes(serialization.Encoding.DER)
        )

    def issued(self, certificate: bytes) -> bool:
        """Say whether a certificate (DER) is one this authority signed."""
        try:
            x509.load_der_x509_certificate(certificate).verify_directly_issued_by(self.shown)
        except (ValueError, TypeError, InvalidSignature):
            return False
        return True


def short(words: str) -> str:
    """Return words that fit into a name of a certificate."""
    return words if len(words.encode()) <= LONGEST_NAME else short(words[:-1])


def _make(*, village: str, register: str, now: datetime) -> Authority:
    secret = ec.generate_private_key(ec.SECP256R1())
    since = now.replace(microsecond=0)
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, short(say("authority.name", village=village))),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, say("certificate.of_test")),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, register[:LONGEST_NAME]),
        ]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(secret.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(years_later(since, YEARS) - timedelta(seconds=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_papers=False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(secret.public_key()), critical=False)
        .sign(secret, hashes.SHA256())
    )
    return Authority(
        certificate=certificate.public_bytes(serialization.Encoding.DER),
        secret=secret.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
    )


def _usage(*, signs_papers: bool) -> x509.KeyUsage:
    """A person signs papers and means it (RFC 5280, 4.2.1.3, nonRepudiation); the authority signs certificates."""
    return x509.KeyUsage(
        digital_signature=signs_papers,
        content_commitment=signs_papers,
        key_cert_sign=not signs_papers,
        crl_sign=not signs_papers,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
