"""The file around the page: PDF/A, PDF/UA, what is attached, and the field for the signature."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pikepdf
import pytest
import weasyprint

from xiangyue.documents import MadePaper, MinutesFacts, Press

Vera = Callable[..., dict[tuple[str, str], str]]


@pytest.fixture
def opened(paper: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(paper) as pdf:
        yield pdf


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # bare WeasyPrint leaves its colour profile open
def test_verapdf_passes_ours_and_fails_what_lacks_any_part_of_it(
    press: Press, facts: MinutesFacts, paper: Path, tmp_path: Path, vera: Vera
) -> None:
    page = press.page(facts)
    unfinished, plain, least = (tmp_path / name for name in ("unfinished.pdf", "plain.pdf", "least.pdf"))
    html = weasyprint.HTML(string=page)
    html.write_pdf(unfinished, pdf_variant="pdf/a-3a")
    html.write_pdf(plain)
    least.write_bytes(press.minutes(replace(facts, remarks=(), signers=(), redline=(), on_behalf=(), course=())).pdf)
    answers = vera(paper, unfinished, plain, least)
    assert {asked: answer.split()[0] for asked, answer in answers.items()} == {
        ("minutes.pdf", "3a"): "PASS",
        ("minutes.pdf", "ua1"): "PASS",
        ("least.pdf", "3a"): "PASS",
        ("least.pdf", "ua1"): "PASS",
        ("unfinished.pdf", "3a"): "PASS",
        ("unfinished.pdf", "ua1"): "FAIL",
        ("plain.pdf", "3a"): "FAIL",
        ("plain.pdf", "ua1"): "FAIL",
    }


def test_the_facts_are_attached_once_as_the_source(opened: pikepdf.Pdf, made: MadePaper) -> None:
    assert list(opened.attachments) == ["minutes.json"]
    assert opened.attachments["minutes.json"].get_file().read_bytes() == made.attached
    listed = list(opened.Root.AF)
    assert [(str(one.UF), str(one.AFRelationship)) for one in listed] == [("minutes.json", "/Source")]


def test_every_date_in_the_file_is_the_one_given(opened: pikepdf.Pdf, facts: MinutesFacts) -> None:
    attached = opened.attachments["minutes.json"].get_file()
    assert attached.creation_date == attached.mod_date == facts.made_at.astimezone(UTC)
    assert str(opened.docinfo.CreationDate) == str(opened.docinfo.ModDate) == "D:20260627172000+08'00"
    assert b"2026-06-27T17:20:00+08:00" in opened.Root.Metadata.read_bytes()
    assert b"2026-11" not in opened.Root.Metadata.read_bytes()


def test_there_is_one_empty_signature_field_without_extent(opened: pikepdf.Pdf) -> None:
    (field,) = opened.Root.AcroForm.Fields
    left, bottom, right, top = field.Rect
    assert (str(field.T), str(field.FT), "/V" in field) == ("sig-integrity", "/Sig", False)
    assert (left, bottom) == (right, top)
    assert "/NeedAppearances" not in opened.Root.AcroForm


def test_the_field_stands_in_the_structure_by_itself(opened: pikepdf.Pdf) -> None:
    """An array of one around it makes pyHanko call every later signature a suspicious change."""
    forms = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Form"]
    assert [isinstance(one.K, pikepdf.Dictionary) for one in forms] == [True]


def test_the_title_and_language_are_told_to_whoever_listens(opened: pikepdf.Pdf, facts: MinutesFacts) -> None:
    assert (str(opened.docinfo.Title), str(opened.Root.Lang)) == (facts.title, "zh-CN")
    assert str(opened.docinfo.Author) == facts.issuer


def test_the_picture_of_the_code_has_words(opened: pikepdf.Pdf) -> None:
    figures = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
    assert [str(one.Alt).startswith("二维码：流水第128号") for one in figures] == [True]


def test_nothing_in_the_file_acts_or_reaches_out(opened: pikepdf.Pdf) -> None:
    text = b"".join(one.unparse() for one in opened.objects if isinstance(one, pikepdf.Dictionary))
    assert not [name for name in (b"/JavaScript", b"/Launch", b"/URI", b"/SubmitForm", b"/OpenAction") if name in text]
