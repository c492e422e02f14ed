"""防改签名的钥匙: the register's own key. It shows that a paper was not changed; it is no person's signature."""

import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from xiangyue.canon import digest
from xiangyue.signing.refusals import KeyBroken, KeyExists, KeyMissing, KeyOutOfTime

SECRET = "integrity.key.pem"  # noqa: S105 - the name of a file
CERTIFICATE = "integrity.cert.der"
OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True, kw_only=True)
class IntegrityKey:
    """A P-256 key with the certificate it signed itself."""

    certificate: bytes  # DER
    secret: bytes = field(repr=False)  # PKCS#8, PEM
    since: datetime
    until: datetime

    @classmethod
    def create(cls, folder: Path, *, village: str, register: str, now: datetime, years: int = 30) -> "IntegrityKey":
        """Make a key that may be used from now on for that many years, and keep it in the folder.

        Raises:
            KeyExists: there is one already.

        """
        from xiangyue.signing.making import make  # noqa: PLC0415 - OpenSSL is loaded only where a key is touched

        if (folder / SECRET).exists():
            raise KeyExists(folder=str(folder))
        key = make(village=village, register=register, now=now, years=years)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        put_whole(folder / CERTIFICATE, key.certificate)
        put_whole(folder / SECRET, key.secret)  # last: a key without its certificate never stands there
        return key

    @classmethod
    def open(cls, folder: Path) -> "IntegrityKey":
        """Read the key that is kept in the folder.

        Raises:
            KeyMissing: there is none.
            KeyBroken: it cannot be used.

        """
        from xiangyue.signing.making import pair  # noqa: PLC0415

        try:
            secret, certificate = (folder / SECRET).read_bytes(), (folder / CERTIFICATE).read_bytes()
        except FileNotFoundError:
            raise KeyMissing(folder=str(folder)) from None
        except OSError:
            raise KeyBroken(folder=str(folder)) from None
        try:
            return pair(secret=secret, certificate=certificate)
        except ValueError:
            raise KeyBroken(folder=str(folder)) from None

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate: what the genesis entry of the journal pins."""
        return digest(self.certificate)

    def usable(self, *, at: datetime) -> None:
        """Refuse a moment at which the key may not be used.

        Raises:
            KeyOutOfTime: too early or too late.

        """
        if not self.since <= at <= self.until:
            raise KeyOutOfTime(at=at, since=self.since.astimezone(at.tzinfo), until=self.until.astimezone(at.tzinfo))


def put_whole(path: Path, content: bytes) -> None:
    """Put the bytes there whole or not at all, for the owner's eyes only."""
    partial = path.with_suffix(".part")
    partial.unlink(missing_ok=True)
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
