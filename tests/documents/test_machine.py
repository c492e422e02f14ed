"""What the machine must have: fonts, a place to write, three libraries."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from xiangyue import words
from xiangyue.assets import shelf
from xiangyue.documents import CacheNotWritable, FontsMissing, Press, find_fonts
from xiangyue.documents.fonts import FACES, read_fonts

OPEN = """
import sys
from pathlib import Path
from xiangyue.documents import Press
from xiangyue.errors import Refusal
try:
    Press.open(fonts=Path(sys.argv[1]), cache=Path(sys.argv[2]), templates=[])
except Refusal as refusal:
    print(refusal.code)
"""


def stocked(folder: Path, *, without: str = "") -> Path:
    folder.mkdir(parents=True)
    for face in FACES:
        if face != without:
            (folder / face).write_bytes(b"")
    return folder


def test_fonts_are_looked_for_in_the_order_of_nearness(tmp_path: Path) -> None:
    home, checkout, user = tmp_path / "home", tmp_path / "checkout", tmp_path / "user"
    places = [stocked(user / "fonts"), stocked(checkout / ".tools" / "fonts"), stocked(home / "fonts")]
    assert find_fonts(user=user) == places[0]
    assert find_fonts(checkout=checkout, user=user) == places[1]
    assert find_fonts(home=home, checkout=checkout, user=user) == places[2]


def test_a_folder_that_is_named_is_the_only_one(tmp_path: Path) -> None:
    stocked(tmp_path / "user" / "fonts")
    named = stocked(tmp_path / "named", without="CunKai.otf")
    with pytest.raises(FontsMissing) as refused:
        find_fonts(env=str(named), user=tmp_path / "user")
    assert refused.value.facts == {"missing": ("CunKai.otf",), "looked": (str(named),)}


def test_the_fullest_folder_says_what_is_missing(tmp_path: Path) -> None:
    stocked(tmp_path / "home" / "fonts", without="HanaMinB.ttf")
    with pytest.raises(FontsMissing) as refused:
        find_fonts(home=tmp_path / "home", user=tmp_path / "user")
    assert refused.value.facts["missing"] == ("HanaMinB.ttf",)


def test_no_folder_at_all() -> None:
    with pytest.raises(FontsMissing) as refused:
        find_fonts()
    assert refused.value.facts["missing"] == FACES


def test_a_font_that_is_no_font_is_named(tmp_path: Path) -> None:
    with pytest.raises(FontsMissing) as refused:
        Press.open(fonts=stocked(tmp_path / "fonts"), cache=tmp_path / "cache", templates=[])
    assert refused.value.facts["missing"] == (FACES[0],)


def test_what_is_known_of_the_fonts_is_kept_until_they_change(fonts: Path, tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    folder.mkdir()
    for face in FACES:
        (folder / face).symlink_to((fonts / face).absolute())
    known = read_fonts(folder, tmp_path / "cache")
    written = (tmp_path / "cache" / "fonts.json").stat().st_mtime_ns
    assert read_fonts(folder, tmp_path / "cache") == known
    assert (tmp_path / "cache" / "fonts.json").stat().st_mtime_ns == written
    (folder / FACES[0]).unlink()
    (folder / FACES[0]).symlink_to((fonts / FACES[1]).absolute())
    assert read_fonts(folder, tmp_path / "cache").digests[FACES[0]] == known.digests[FACES[1]]


def test_an_index_cut_short_is_made_anew(fonts: Path, tmp_path: Path) -> None:
    (tmp_path / "fonts.json").write_text('{"stamps": {', encoding="utf-8")
    assert "陈" in read_fonts(fonts, tmp_path).body


def test_a_place_that_cannot_be_written_is_refused(fonts: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CacheNotWritable):
        Press.open(fonts=fonts, cache=tmp_path / "file" / "cache", templates=[])


@pytest.mark.parametrize(
    ("library", "code"),
    [
        ("libharfbuzz-subset.so.0", "harfbuzz-subset-missing"),
        ("libpango-1.0.so.0", "pango-missing"),
        ("libpangoft2-1.0.so.0", "pango-missing"),
    ],
)
def test_a_missing_library_is_refused_and_not_slow(
    library: str, code: str, fonts: Path, cache: Path, tmp_path: Path
) -> None:
    (tmp_path / library).write_bytes(b"")  # found first, and no library
    told = subprocess.run(
        [sys.executable, "-c", OPEN, str(fonts), str(cache)],
        env=os.environ | {"LD_LIBRARY_PATH": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert (told.stdout, told.stderr) == (f"{code}\n", "")


def test_the_machines_own_fonts_do_not_leak_in(paper: Path) -> None:
    told = subprocess.run(["pdffonts", paper], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    families = {line.split()[0].partition("+")[2].partition("-")[0] for line in told}
    assert {"Cun", "HanaMinB"} >= families
    assert len(told) >= 5


def test_importing_the_room_loads_no_layout_engine() -> None:
    code = "import sys, xiangyue.documents; print([one for one in ('weasyprint', 'jinja2', 'segno', 'fontTools') if one in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert told == "[]\n"


def test_a_refusal_reads_as_three_lines_of_chinese(tmp_path: Path) -> None:
    with pytest.raises(FontsMissing) as refused:
        find_fonts(home=tmp_path)
    why, now = words.refused(refused.value)
    assert why.splitlines()[0] == "没有做成材料：缺少打印用的字体。"
    assert "CunFang.otf、CunKai.otf" in why
    assert now.startswith("请")


def test_templates_came_with_this_copy_of_the_program() -> None:
    assert {one.name for one in (shelf("templates") / "papers").iterdir()} >= {"minutes.html.j2", "paper.css"}
