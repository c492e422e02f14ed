"""The file around the page: PDF/A, PDF/UA, what is attached, and the field for the signature."""

import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pikepdf
import pytest
import weasyprint

from xiangyue.documents import MadePaper, MinutesFacts, Press
from xiangyue.signing import IntegrityKey, check, seal

Vera = Callable[..., dict[tuple[str, str], str]]


@pytest.fixture
def opened(paper: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(paper) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def verdicts(
    press: Press, facts: MinutesFacts, made: MadePaper, tmp_path_factory: pytest.TempPathFactory, vera: Vera
) -> dict[tuple[str, str], str]:
    """What veraPDF says of our papers, and of some that lack a part; all at once, for its start is slow."""
    folder = tmp_path_factory.mktemp("verdicts")
    key = IntegrityKey.create(folder / "keys", village="石桥村", register="r-1", now=facts.made_at)
    files = {
        "whole": made.pdf,
        "sealed": seal(made.pdf, key, at=facts.made_at),
        "least": press.minutes(replace(facts, remarks=(), signers=(), redline=(), on_behalf=(), course=())).pdf,
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # bare WeasyPrint leaves its colour profile open
        html = weasyprint.HTML(string=press.page(facts))
        files |= {"unfinished": html.write_pdf(pdf_variant="pdf/a-3a"), "bare": html.write_pdf()}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return vera(*(folder / name for name in files))


@pytest.mark.parametrize("flavour", ["3a", "ua1"])
@pytest.mark.parametrize("paper", ["whole", "sealed", "least"])
def test_verapdf_passes(paper: str, flavour: str, verdicts: dict[tuple[str, str], str]) -> None:
    assert verdicts[paper, flavour] == "PASS"


@pytest.mark.parametrize(("paper", "flavour"), [("unfinished", "ua1"), ("bare", "3a"), ("bare", "ua1")])
def test_verapdf_fails_what_lacks_a_part(paper: str, flavour: str, verdicts: dict[tuple[str, str], str]) -> None:
    assert verdicts[paper, flavour].startswith("FAIL ")


def test_the_registers_seal_is_found_whole(made: MadePaper, facts: MinutesFacts, tmp_path: Path) -> None:
    key = IntegrityKey.create(tmp_path / "keys", village="石桥村", register="r-1", now=facts.made_at)
    report = check(seal(made.pdf, key, at=facts.made_at), at=facts.made_at, trust=[key.certificate])
    assert (report.whole, report.open) == (True, ())


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
