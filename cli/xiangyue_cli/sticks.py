"""Where a copy is taken away from: a stick that is plugged in, or the folder of downloads."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

MEDIA = (Path("/media"), Path("/run/media"), Path("/Volumes"))
DOWNLOADS = ("下载", "Downloads")
_TOLD = re.compile(r'^XDG_DOWNLOAD_DIR="(.+)"$', re.MULTILINE)


def take_away_folder(
    environment: Mapping[str, str] = os.environ, *, media: Sequence[Path] = MEDIA, mounted_only: bool = True
) -> Path:
    """Return the stick, if one can be written to; otherwise the folder of downloads, otherwise the user's own."""
    home = Path(environment.get("HOME", "~")).expanduser()
    folders = (*_downloads(home, environment), home)
    return plugged_in(media=media, mounted_only=mounted_only) or next(_writable(folders), home)


def plugged_in(*, media: Sequence[Path] = MEDIA, mounted_only: bool = True) -> Path | None:
    """Return the stick that can be written to, if there is one: nothing on this computer."""
    return next(_writable(stick for stick in _sticks(media) if stick.is_mount() or not mounted_only), None)


def _writable(folders: Iterable[Path]) -> Iterator[Path]:
    return (folder for folder in folders if folder.is_dir() and os.access(folder, os.W_OK))


def _sticks(media: Sequence[Path]) -> Iterator[Path]:
    """Yield what is mounted at /media/NAME or /media/USER/NAME, as desktops do."""
    for root in media:
        for depth in ("*", "*/*"):
            try:
                yield from sorted(root.glob(depth))
            except OSError:
                continue


def _downloads(home: Path, environment: Mapping[str, str]) -> Iterator[Path]:
    """Yield the folder the desktop is set to (xdg-user-dirs), then those that are usual."""
    settings = Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "user-dirs.dirs"
    try:
        told = _TOLD.search(settings.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        told = None
    if told:
        yield Path(told[1].replace("$HOME", str(home)))
    yield from (home / name for name in DOWNLOADS)
