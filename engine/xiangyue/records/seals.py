"""封存: numbers of identity and telephone, sealed with a key that lies apart from the register."""

import hmac
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from xiangyue.canon import canonical_texts, digest
from xiangyue.records.content import sync_folder
from xiangyue.records.locked import KeyBesideRegister, KeyDoesNotFit, KeyExists, KeyMissing, RecoveryCodeWrong
from xiangyue.records.recovery import code_of, key_of
from xiangyue.records.refusals import DiskFull

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12  # NIST SP 800-38D 5.2.1.1
FIRST: Final = b"\x01"  # how the sealed bytes are laid out: this byte, the nonce, what AES-GCM made


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedValue:
    """A value as it may lie in the register: the bytes, their digest, and what finds its like without opening it."""

    content: bytes
    digest: str
    finder: str


class Seals:
    """The key of one register's personal values."""

    def __init__(self, key: bytes, *, register: str) -> None:
        self._register = register
        self._cipher = AESGCM(_derived(key, b"seal"))
        self._finds = hmac.new(_derived(key, b"find"), digestmod="sha256")  # copied for each value: made once

    @classmethod
    def create(
        cls, file: Path, *, home: Path, register: str, chance: Callable[[int], bytes] = os.urandom
    ) -> tuple[Self, str]:
        """Make a key in a file outside the register's home; return it with the recovery code, to be printed once.

        Raises:
            KeyBesideRegister: the file would lie in the home.
            KeyExists: there is a key already.

        """
        key = chance(KEY_BYTES)
        _put_key(file, key, home=home)
        return cls(key, register=register), code_of(key)

    @classmethod
    def open(cls, file: Path, *, register: str) -> Self:
        """Take the key out of its file.

        Raises:
            KeyMissing: it is not there, or is no key.

        """
        try:
            return cls(key_of(file.read_text(encoding="ascii")), register=register)
        except (OSError, UnicodeDecodeError, RecoveryCodeWrong) as problem:
            raise KeyMissing(file=str(file)) from problem

    @classmethod
    def recover(cls, code: str, file: Path, *, home: Path, register: str) -> Self:
        """Make the key's file again from the recovery code.

        Raises:
            RecoveryCodeWrong: it was copied wrongly, and in which line.
            KeyBesideRegister: the file would lie in the home.
            KeyExists: there is a key already.

        """
        key = key_of(code)
        _put_key(file, key, home=home)
        return cls(key, register=register)

    @classmethod
    def of_code(cls, code: str, *, register: str) -> Self:
        """Return the key of a recovery code, to try it; no file is made.

        Raises:
            RecoveryCodeWrong: it was copied wrongly, and in which line.

        """
        return cls(key_of(code), register=register)

    def seal(self, value: str, *, person: str, kind: str) -> SealedValue:
        """Seal a value for one person and one kind: it opens nowhere else."""
        content = self._sealed(os.urandom(NONCE_BYTES), value, person, kind)
        return SealedValue(content=content, digest=digest(content), finder=self.finder(value, kind=kind))

    def seal_all(self, values: Iterable[tuple[tuple[str, str], str]]) -> Iterator[tuple[str, str, bytes, str]]:
        """Seal values by person and kind, one after the other: person, kind, content, finder."""
        find = self._finds.copy
        for (person, kind), value in values:
            found = find()
            found.update(canonical_texts(kind, value))
            content = self._sealed(os.urandom(NONCE_BYTES), value, person, kind)
            yield person, kind, content, found.hexdigest()

    def _sealed(self, nonce: bytes, value: str, person: str, kind: str) -> bytes:
        return FIRST + nonce + self._cipher.encrypt(nonce, value.encode(), self._place(person, kind))

    def unseal(self, content: bytes, *, person: str, kind: str) -> str:
        """Return the value.

        Raises:
            KeyDoesNotFit: another key sealed it, or for somebody else, or it was bent.

        """
        version, nonce, sealed = content[:1], content[1 : 1 + NONCE_BYTES], content[1 + NONCE_BYTES :]
        if version != FIRST:
            raise KeyDoesNotFit(person=person)
        try:
            return self._cipher.decrypt(nonce, sealed, self._place(person, kind)).decode()
        except (InvalidTag, ValueError) as problem:
            raise KeyDoesNotFit(person=person) from problem

    def finder(self, value: str, *, kind: str) -> str:
        """Return what is the same for the same value, and tells nothing of it to who has no key."""
        found = self._finds.copy()
        found.update(canonical_texts(kind, value))
        return found.hexdigest()

    def _place(self, person: str, kind: str) -> bytes:
        return canonical_texts(self._register, person, kind)


def _derived(key: bytes, purpose: bytes) -> bytes:
    """Return a key for one purpose: RFC 5869."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(key)


def _put_key(file: Path, key: bytes, *, home: Path) -> None:
    if file.resolve().is_relative_to(home.resolve()):
        raise KeyBesideRegister(home=str(home))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "w", encoding="ascii") as out:
            out.write(code_of(key) + "\n")
            out.flush()
            os.fsync(out.fileno())
        sync_folder(file.parent)
    except FileExistsError as problem:
        raise KeyExists(file=str(file)) from problem
    except OSError as problem:
        raise DiskFull from problem
