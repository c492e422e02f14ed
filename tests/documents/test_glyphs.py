"""生僻字: in every name a village has, in every program that shows a paper."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageFilter

from xiangyue.documents import Attending, GlyphMissing, MinutesFacts, Press
from xiangyue.documents.fonts import FACES, Fonts
from xiangyue.documents.glyphs import settle

RARE = "喆堃翀䶮㛃𠮷"
DPI = 100
FONTS = Fonts(
    folder=Path(), digests={}, body=frozenset('甲乙丙<>/&;" =abcdefghijklmnopqrstuvwxyz'), rare=frozenset(RARE)
)


def named(facts: MinutesFacts, names: str) -> MinutesFacts:
    return replace(facts, attending=(Attending(label="出席", names=tuple(f"王{sign}" for sign in names)),))


def drawn(pdf: Path) -> dict[str, Image.Image]:
    """Page 2 as Poppler, PDFium and Ghostscript draw it, in grey and slightly out of focus."""
    out = pdf.with_suffix("")
    subprocess.run(
        ["pdftoppm", "-r", str(DPI), "-f", "2", "-l", "2", "-singlefile", "-png", pdf, f"{out}-p"], check=True
    )
    subprocess.run(
        ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=pnggray", f"-r{DPI}", "-dTextAlphaBits=4"]
        + ["-dGraphicsAlphaBits=4", "-dFirstPage=2", "-dLastPage=2", f"-sOutputFile={out}-g.png", pdf],
        check=True,
    )
    pictures = {
        "poppler": Image.open(f"{out}-p.png"),
        "ghostscript": Image.open(f"{out}-g.png"),
        "pdfium": pdfium.PdfDocument(pdf)[1].render(scale=DPI / 72).to_pil(),
    }
    return {name: one.convert("L").filter(ImageFilter.GaussianBlur(2)) for name, one in pictures.items()}


def unlike(one: Image.Image, other: Image.Image) -> int:
    """How far the two pictures are apart where they are furthest apart, of 255."""
    size = (min(one.width, other.width), min(one.height, other.height))
    difference = ImageChops.difference(one.crop((0, 0, *size)), other.crop((0, 0, *size)))
    return max(place for place, count in enumerate(difference.histogram()) if count)


def test_rare_names_can_be_searched_and_copied(
    press: Press, facts: MinutesFacts, tmp_path: Path, read_text: Callable[[Path], str]
) -> None:
    file = tmp_path / "rare.pdf"
    file.write_bytes(press.minutes(named(facts, RARE)).pdf)
    assert "".join(f"王{sign}" for sign in RARE) in read_text(file)


def test_three_programs_draw_the_same_page(press: Press, facts: MinutesFacts, tmp_path: Path) -> None:
    """A font whose CIDs are not its glyph ids shows in one program and is blank in another (pdf.md 8.1)."""
    file, other = tmp_path / "rare.pdf", tmp_path / "other.pdf"
    file.write_bytes(press.minutes(named(facts, RARE)).pdf)
    other.write_bytes(press.minutes(named(facts, RARE.replace("䶮", "　"))).pdf)
    ours = drawn(file)
    apart = max(unlike(ours["poppler"], ours[name]) for name in ("pdfium", "ghostscript"))
    one_name_less = unlike(ours["poppler"], drawn(other)["poppler"])
    assert apart < 80 < one_name_less


@pytest.mark.parametrize("face", FACES)
def test_in_every_font_the_glyph_id_is_the_cid(face: str, fonts: Path) -> None:
    with TTFont(fonts / face, lazy=True) as font:
        if "CFF " not in font:
            return
        top = font["CFF "].cff.topDictIndex[0]
        assert top.charset == [".notdef", *(f"cid{number:05}" for number in range(1, len(top.charset)))]


@pytest.mark.parametrize(
    ("sign", "point"),
    [("\U0002fa1f", "U+2FA1F"), ("\u202e", "U+202E"), ("\x00", "U+0000"), ("😀", "U+1F600"), ("\ue7c7", "U+E7C7")],
)
def test_a_character_no_font_has_is_refused_by_name(press: Press, facts: MinutesFacts, sign: str, point: str) -> None:
    with pytest.raises(GlyphMissing) as refused:
        press.minutes(named(facts, sign))
    assert (refused.value.facts["character"], refused.value.facts["point"]) == (sign, point)
    assert "王？" in str(refused.value.facts["where"])


@given(st.text(sorted(FONTS.body - set('<>&;/"')) + list(RARE)))
def test_settling_changes_nothing_but_spans(text: str) -> None:
    page = f"<title>{text}</title><p>{text}</p>"
    settled = settle(page, FONTS)
    assert settled.replace('<span class="rare">', "").replace("</span>", "") == page
    assert settled.startswith(f"<title>{text}</title>")
    assert ("rare" in settled) == bool(set(text) & FONTS.rare)


@given(st.text("甲乙", max_size=20), st.text("甲乙", max_size=20))
def test_what_is_missing_is_found_wherever_it_stands(before: str, after: str) -> None:
    with pytest.raises(GlyphMissing) as refused:
        settle(f"<p>{before}?{after}</p>", FONTS)
    assert refused.value.facts["where"] == f"{before[-6:]}？{after[:6]}"
