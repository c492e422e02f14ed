"""Opening what people hand in."""

from enum import StrEnum
from pathlib import Path

from xiangyue.errors import Refusal
from xiangyue.intake.flaws import MOST_BYTES, FileRefused, Flaw


class Closed(StrEnum):
    """Why a file cannot be opened."""

    NOT_THERE = "not_there"
    A_FOLDER = "a_folder"
    NOT_ALLOWED = "not_allowed"
    OTHER = "other"


class FileNotOpened(Refusal):
    """A file cannot be opened."""

    code = "file-not-opened"

    def __init__(self, *, name: str, why: Closed) -> None:
        super().__init__(name=name, why=why)


def content_of(path: Path, *, most: int = MOST_BYTES) -> bytes:
    """Return the bytes of a file, and never more than asked for.

    Raises:
        FileNotOpened: it cannot be opened.
        FileRefused: it is too long.

    """
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except FileNotFoundError as problem:
        raise FileNotOpened(name=path.name, why=Closed.NOT_THERE) from problem
    except IsADirectoryError as problem:
        raise FileNotOpened(name=path.name, why=Closed.A_FOLDER) from problem
    except PermissionError as problem:
        raise FileNotOpened(name=path.name, why=Closed.NOT_ALLOWED) from problem
    except (OSError, ValueError) as problem:  # ValueError: a name with a nought in it
        raise FileNotOpened(name=path.name, why=Closed.OTHER) from problem
    if len(content) > most:
        raise FileRefused(name=path.name, line=1, column=1, flaw=Flaw.TOO_LONG)
    return content
