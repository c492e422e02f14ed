"""The content store: bytes by their SHA-256, written whole before the entry that names them."""

import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from xiangyue.canon import digest
from xiangyue.records.refusals import ContentDamaged, DiskFull, NoSuchContent


class Content:
    """The files of a register: models, packs, certificates, scans, papers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, content: bytes) -> str:
        """Put bytes down for good and return their digest; what lies there already stays.

        Raises:
            DiskFull: they did not fit.

        """
        key = digest(content)
        if not self.has(key) or digest(self._at(key).read_bytes()) != key:
            try:
                self._write(key, content)
            except OSError as problem:
                raise DiskFull from problem
        return key

    def read(self, key: str) -> bytes:
        """Return the bytes of a digest.

        Raises:
            NoSuchContent: there are none.
            ContentDamaged: they are no longer what they were.

        """
        if not self.has(key):
            raise NoSuchContent(digest=key)
        found = self._at(key).read_bytes()
        if digest(found) != key:
            raise ContentDamaged(digest=key)
        return found

    def has(self, key: str) -> bool:
        """Say whether there are bytes of that digest, without reading them."""
        return re.fullmatch(r"[0-9a-f]{64}", key) is not None and self._at(key).is_file()

    def all(self) -> Iterator[str]:
        """Return every digest there is a file of."""
        for file in sorted(self._folder.glob("??/*")):
            if re.fullmatch(r"[0-9a-f]{62}", file.name):
                yield file.parent.name + file.name

    def _at(self, key: str) -> Path:
        return self._folder / key[:2] / key[2:]

    def _write(self, key: str, content: bytes) -> None:
        target = self._at(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        number, partial = tempfile.mkstemp(prefix="part-", dir=target.parent)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(partial).replace(target)
        except OSError:
            Path(partial).unlink(missing_ok=True)
            raise
        sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Have the disk know a folder's names: a rename lives in the folder, not in the file."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
