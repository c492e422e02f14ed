"""Opening what people hand in."""

from pathlib import Path

from xiangyue.intake.flaws import MOST_BYTES, FileRefused, Flaw


def content_of(path: Path, *, most: int = MOST_BYTES) -> bytes:
    """Return the bytes of a file, and never more than asked for.

    Raises:
        FileRefused: it cannot be opened, or is too long.

    """
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except (OSError, ValueError) as problem:  # ValueError: a name with a nought in it
        raise FileRefused(name=path.name, line=1, column=1, flaw=Flaw.NOT_READ) from problem
    if len(content) > most:
        raise FileRefused(name=path.name, line=1, column=1, flaw=Flaw.TOO_LONG)
    return content
