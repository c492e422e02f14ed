"""恢复信封: what it takes to go on elsewhere, locked so that only the code in the envelope opens it.

The code is a private key of X25519 (RFC 7748); the register knows its public half, so that a key made later
is locked in too while nobody has the code at hand. The locked bytes lie beside the record and not in it: with
a new code they go, and the old code opens nothing.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from xiangyue.canon import canonical
from xiangyue.records.content import sync_folder
from xiangyue.records.locked import EnvelopeEmpty
from xiangyue.records.place import ENVELOPES
from xiangyue.records.recovery import code_of, key_of
from xiangyue.records.refusals import DiskFull

BYTES: Final = 32  # of a key, of either half
NONCE_BYTES: Final = 12  # NIST SP 800-38D 5.2.1.1
FIRST: Final = b"\x01"  # how the locked bytes are laid out: this byte, a public key of the moment, the nonce, the rest
NAMED_BY: Final = 16  # signs of the public half: enough to tell two envelopes apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """The envelope whose code has this public half."""

    public: str  # hexadecimal, as entries name it

    @classmethod
    def make(cls, chance: Callable[[int], bytes] = os.urandom) -> tuple[Self, str]:
        """Return a new envelope and the code that goes into it, to be said once."""
        code = code_of(chance(BYTES))
        return cls.of_code(code), code

    @classmethod
    def of_code(cls, code: str) -> Self:
        """Return the envelope a code belongs to.

        Raises:
            RecoveryCodeWrong: it was copied wrongly, and in which line.

        """
        return cls(public=_private(code).public_key().public_bytes_raw().hex())

    def put(self, home: Path, contents: Mapping[str, bytes], *, register: str) -> Path:
        """Lock contents by their names and lay them beside the record.

        Raises:
            DiskFull: they did not fit.

        """
        file = self.file(home)
        partial = file.with_suffix(".part")
        try:
            with partial.open("wb") as out:
                out.write(self._locked(contents, register))
                out.flush()
                os.fsync(out.fileno())
            partial.replace(file)
            sync_folder(home)
        except OSError as problem:
            partial.unlink(missing_ok=True)
            raise DiskFull from problem
        return file

    def opened(self, home: Path, code: str, *, register: str) -> Mapping[str, bytes]:
        """Return what was locked in.

        Raises:
            RecoveryCodeWrong: the code was copied wrongly, and in which line.
            EnvelopeEmpty: it is not there, or was bent, or is another register's.

        """
        try:
            return _unlocked(self.file(home).read_bytes(), _private(code), register)
        except (OSError, InvalidTag, ValueError) as problem:
            raise EnvelopeEmpty(file=str(self.file(home))) from problem

    def there(self, home: Path) -> bool:
        """Say whether something lies locked for it."""
        return self.file(home).is_file()

    def file(self, home: Path) -> Path:
        """Return where it lies."""
        return home / ENVELOPES.replace("*", self.public[:NAMED_BY])

    def _locked(self, contents: Mapping[str, bytes], register: str) -> bytes:
        moment = X25519PrivateKey.generate()
        other, nonce = moment.public_key().public_bytes_raw(), os.urandom(NONCE_BYTES)
        shared = moment.exchange(X25519PublicKey.from_public_bytes(bytes.fromhex(self.public)))
        told = canonical({name: b64encode(content).decode() for name, content in contents.items()})
        return FIRST + other + nonce + _cipher(shared, other, self.public).encrypt(nonce, told, register.encode())


def sweep(home: Path, *, keeping: Envelope) -> None:
    """Take away what was locked for other codes; what does not go now goes another time."""
    for file in home.glob(ENVELOPES):
        if file != keeping.file(home):
            with suppress(OSError):
                file.unlink()


def _unlocked(locked: bytes, private: X25519PrivateKey, register: str) -> Mapping[str, bytes]:
    first, rest = locked[:1], locked[1:]
    other, nonce, sealed = rest[:BYTES], rest[BYTES : BYTES + NONCE_BYTES], rest[BYTES + NONCE_BYTES :]
    if first != FIRST:
        raise ValueError("laid out otherwise")
    shared = private.exchange(X25519PublicKey.from_public_bytes(other))
    public = private.public_key().public_bytes_raw().hex()
    told = json.loads(_cipher(shared, other, public).decrypt(nonce, sealed, register.encode()))
    return {name: b64decode(content) for name, content in told.items()}


def _cipher(shared: bytes, other: bytes, public: str) -> AESGCM:
    """Return the cipher of one locking: both public halves are part of what it is derived from."""
    about = b"envelope" + other + bytes.fromhex(public)
    return AESGCM(HKDF(algorithm=SHA256(), length=BYTES, salt=None, info=about).derive(shared))


def _private(code: str) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(key_of(code))
