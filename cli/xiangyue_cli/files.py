"""Writing a file somebody asked for."""

from pathlib import Path

from xiangyue.errors import Refusal


class NotWritten(Refusal):
    """The file could not be written."""

    code = "not-written"

    def __init__(self, *, path: str) -> None:
        super().__init__(path=path)


def write_file(path: Path, content: bytes) -> None:
    """Write the file.

    Raises:
        NotWritten: the place cannot be written to.

    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as problem:
        raise NotWritten(path=str(path)) from problem
