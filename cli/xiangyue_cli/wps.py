"""Taking a draft out to WPS and bringing it back from the worklist, by digits: no file name has to be typed."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.importing import ASKED, compared_lines
from xiangyue_cli.keys import Away, choices_are, edited, pages, pick
from xiangyue_cli.reasons import ask_reasons
from xiangyue_cli.tell import lines, tell_refusal

if TYPE_CHECKING:
    from xiangyue_cli.filling.sitting import Sitting

READ = {".docx", ".txt"}
SHOWN = 9
MOST = 16  # places to write to, so that all stand on one screen
# Where sticks show up and where people keep what they work on: Linux desktops, and Windows seen from within WSL.
STICKS = ("/media/*/*", "/run/media/*/*", "/mnt/[d-z]")
FOLDERS = ("桌面", "Desktop", "下载", "Downloads", "文档", "Documents")


def by_wps(at: "Sitting", do: Callable[["Sitting"], None]) -> list[Any]:
    """Take a draft out or bring it back, and return the changes that lie on the desk then."""
    try:
        do(at)
    except Away:
        pass
    except Refusal as refusal:
        tell_refusal(refusal, as_json=False)
    return list(at.draft().get("changes", ()))


def take_out(at: "Sitting") -> None:
    """Write the text at hand to a place picked by a digit.

    Raises:
        Away: none was picked.

    """
    from xiangyue.acts.convention.exporting import export_text  # noqa: PLC0415
    from xiangyue_cli.files import write_file  # noqa: PLC0415

    offered = tuple(places())[:MOST]
    lines(say("wps.where"), *_numbered(offered))
    folder = offered[pick(say("reasons.choose"), most=len(offered), default=1) - 1]
    path = folder / say("wps.name", case=at.case.number.rpartition("-")[2])
    write_file(path, export_text(at.office, at.case.number, on=at.today))
    lines(say("wps.written", path=str(path)))


def bring_back(at: "Sitting") -> None:
    """Read a file picked by a digit and ask the reasons; all of it lies on the desk then.

    Raises:
        Away: nothing was picked, or whoever was asked left; the reasons given are kept.
        Refusal: the file cannot be read, or changes nothing.

    """
    from xiangyue.acts.convention.importing import compare  # noqa: PLC0415
    from xiangyue.acts.convention.reasons import answers_of, offered_reasons  # noqa: PLC0415
    from xiangyue.intake import MOST_DOCX, content_of  # noqa: PLC0415

    file, number = _picked(), at.case.number
    compared = compare(at.office, number, content_of(file, most=MOST_DOCX), name=file.name, on=at.today)
    pages(compared_lines(compared), below=ASKED)
    at.keep(answers_of(compared))
    ask_reasons(compared, offered_reasons(at.office, number), lambda half: at.keep(answers_of(half)))


def places(environment: Mapping[str, str] = os.environ) -> Iterator[Path]:
    """Yield the folders a clerk would look in, sticks first."""
    root, home = Path("/"), Path(environment.get("HOME", "/"))
    sticks = (place for pattern in STICKS for place in sorted(root.glob(pattern.removeprefix("/"))))
    folders = (place / name for place in (home, *_windows(root)) for name in FOLDERS)
    yield from dict.fromkeys(place for place in (*sticks, *folders, Path.cwd()) if _usable(place))


def _numbered(offered: Sequence[Path]) -> list[str]:
    """Return them with their names first: that is what people look for."""
    return [f"  {place} {one.name}  {one.parent}" for place, one in enumerate(offered, start=1)]


def _windows(root: Path) -> list[Path]:
    return [place for place in sorted(root.glob("mnt/c/Users/*")) if place.name not in {"Public", "Default"}]


def _usable(place: Path) -> bool:
    return place.is_dir() and os.access(place, os.W_OK)


def _picked() -> Path:
    """Ask which file, the newest first; a path may be typed, or dragged into the terminal."""
    found = [file for place in places() for file in place.glob("*") if file.suffix.lower() in READ and file.is_file()]
    newest = sorted(found, key=lambda file: -file.stat().st_mtime)[:SHOWN]
    lines(say("wps.which" if newest else "wps.none"), *_numbered(newest))
    while True:
        typed = edited(say("wps.file"), "").strip().strip("'\"")
        if typed in {"0", "返回"}:
            raise Away
        if not typed.isdecimal():
            return Path(typed).expanduser()
        if 1 <= int(typed) <= len(newest):
            return newest[int(typed) - 1]
        lines(say("ask.not_taken", why=choices_are(len(newest))))
