"""A path as terminals write one that was dragged into them."""

import re
from pathlib import Path, PureWindowsPath
from urllib.parse import unquote

_QUOTES = "'\"‘’“”"
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
MOUNTED = Path("/mnt")  # where WSL has the drives of Windows


def dragged(typed: str) -> Path:
    """Return the path: out of quotes, out of a file:// address, without a shell's backslashes, from a Windows drive."""
    told = typed.strip()
    if told.startswith("file://"):
        return Path(unquote(told.removeprefix("file://"))).expanduser()
    bare = told.strip(_QUOTES).replace("'\\''", "'")
    if _DRIVE.match(bare):
        drive, *rest = PureWindowsPath(bare).parts
        return MOUNTED.joinpath(drive[0].lower(), *rest)
    return Path(bare if bare != told else re.sub(r"\\(.)", r"\1", bare)).expanduser()
