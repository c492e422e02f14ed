"""Where the fonts stand, which characters they have, and how the layout engine is told of them."""

import errno
import hashlib
import json
import os
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from xiangyue.errors import Refusal

# 仿宋 楷 黑 宋 小标宋: the faces a paper is set in (GB/T 9704-2012, 5.2.2).
BODY = ("CunFang.otf", "CunKai.otf", "CunHei.otf", "CunSong.otf", "CunBiao.otf")
# Asked in this order for what the body faces lack: 18 in 100 of 通规字, 喆 and 堃 among them.
RARE = ("CunRare.otf", "HanaMinB.ttf")
FACES = BODY + RARE

# Mapped in some faces, drawn by none, and able to hide or turn around what stands beside them.
_NOT_DRAWN = {"Cc", "Cf", "Co", "Cs"}


class FontsMissing(Refusal):
    """No folder that was looked in has all the fonts."""

    code = "fonts-missing"

    def __init__(self, *, missing: tuple[str, ...], looked: tuple[str, ...]) -> None:
        super().__init__(missing=missing, looked=looked)


class CacheNotWritable(Refusal):
    """The folder in which the fonts' index is kept cannot be written."""

    code = "font-cache-not-writable"

    def __init__(self, *, folder: str, full: bool) -> None:
        super().__init__(folder=folder, problem="磁盘满了" if full else "没有写的权限")


def find_fonts(
    *, env: str | None = None, home: Path | None = None, checkout: Path | None = None, user: Path | None = None
) -> Path:
    """Return the first folder that has every font: XIANGYUE_FONTS, the home's, the checkout's, the user's.

    A folder named by XIANGYUE_FONTS is the only one looked in: whoever names one does not mean another.

    Raises:
        FontsMissing: none has them all; it names what the fullest one lacks.

    """
    named = [Path(env)] if env else []
    places = named or [
        *([home / "fonts"] if home else []),
        *([checkout / ".tools" / "fonts"] if checkout else []),
        *([user / "fonts"] if user else []),
    ]
    lacking = {place: tuple(face for face in FACES if not (place / face).is_file()) for place in places}
    for place, missing in lacking.items():
        if not missing:
            return place
    fewest = min(lacking.values(), key=len, default=FACES)
    raise FontsMissing(missing=fewest, looked=tuple(str(place) for place in places))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """A folder of fonts that has been read: what each is, and which characters can be drawn."""

    folder: Path
    digests: Mapping[str, str]  # file name -> SHA-256, as fonts.sha256 has it
    body: frozenset[str]  # every body face has these
    rare: frozenset[str]  # and these stand in a fallback face only


def read_fonts(folder: Path, cache: Path) -> Fonts:
    """Return what is known of the fonts; read them whole only if the files are not those the cache speaks of."""
    stamps = {face: _stamp(folder / face) for face in FACES}
    index = cache / "fonts.json"
    known = _read_index(index)
    if known.get("stamps") != stamps:
        known = {"stamps": stamps, **_read_whole(folder)}
        write_quietly(index, json.dumps(known))
    body, rare = (frozenset(known[name]) for name in ("body", "rare"))
    return Fonts(folder=folder, digests=known["digests"], body=body, rare=rare)


def missing_signs(text: str, fonts: Fonts) -> str:
    """Return the signs of a text that no font has, in their order; line ends are drawn by nobody."""
    return "".join(sign for sign in text if sign not in fonts.body and sign not in fonts.rare and sign not in "\n\t\r")


def tell_fontconfig(folder: Path, cache: Path) -> None:
    """Let the layout engine see our fonts and no others, so that a paper is the same on every machine.

    FONTCONFIG_FILE is read when a font map is made; this is the one global that the room sets.
    """
    conf = cache / "fonts.conf"
    kept = escape(str((cache / "fontconfig").absolute()))
    text = (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        f"<fontconfig><dir>{escape(str(folder.absolute()))}</dir><cachedir>{kept}</cachedir></fontconfig>\n"
    )
    if not conf.is_file() or conf.read_text(encoding="utf-8") != text:
        write_quietly(conf, text)
    os.environ["FONTCONFIG_FILE"] = str(conf.absolute())


def write_quietly(file: Path, text: str) -> None:
    """Write a file so that another process sees the old one or the new one, never half of it.

    Raises:
        CacheNotWritable: the folder or the disk does not take it.

    """
    partial = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(text, encoding="utf-8")
        partial.replace(file)
    except OSError as problem:
        raise CacheNotWritable(folder=str(file.parent), full=problem.errno == errno.ENOSPC) from problem


def _stamp(file: Path) -> list[int]:
    try:
        told = file.stat()
    except OSError as problem:
        raise FontsMissing(missing=(file.name,), looked=(str(file.parent),)) from problem
    return [told.st_size, told.st_mtime_ns]


def _read_index(file: Path) -> dict[str, Any]:
    try:
        known = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # not written yet, or cut short: it is made anew
        return {}
    return known if isinstance(known, dict) and {"stamps", "digests", "body", "rare"} <= known.keys() else {}


def _read_whole(folder: Path) -> dict[str, Any]:
    covered = {face: _characters(folder / face) for face in FACES}
    body = frozenset.intersection(*(covered[face] for face in BODY))
    rare = frozenset.union(*(covered[face] for face in RARE)) - body
    return {
        "digests": {face: hashlib.sha256((folder / face).read_bytes()).hexdigest() for face in FACES},
        "body": _in_order(body),
        "rare": _in_order(rare),
    }


def _characters(file: Path) -> frozenset[str]:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - slow, and wanted once for each set of fonts

    try:
        with file.open("rb") as opened, TTFont(opened, lazy=True) as font:
            return frozenset(
                sign
                for point, glyph in (font.getBestCmap() or {}).items()
                if glyph != ".notdef" and unicodedata.category(sign := chr(point)) not in _NOT_DRAWN
            )
    except Exception as problem:  # a damaged font fails in any way it likes
        raise FontsMissing(missing=(file.name,), looked=(str(file.parent),)) from problem


def _in_order(signs: Iterable[str]) -> str:
    return "".join(sorted(signs))
