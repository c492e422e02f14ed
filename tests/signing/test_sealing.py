"""The register's own signature on a paper."""

import re
import subprocess
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from xiangyue.signing import AlreadySealed, CannotSeal, IntegrityKey, KeyOutOfTime, check, seal

from .conftest import BEGUN, CHECKED, SIGNED, draw
from .tampering import encrypted


def test_a_sealed_paper_is_whole_and_its_signer_known(sealed: bytes, key: IntegrityKey) -> None:
    report = check(sealed, at=CHECKED, trust=[key.certificate])
    assert (report.whole, report.trusted, report.problems) == (True, True, ())


def test_the_moment_of_the_signature_is_the_one_given(sealed: bytes) -> None:
    (field,) = check(sealed, at=CHECKED).fields
    assert field.signed_at == SIGNED
    assert b"20260301201500" in sealed


def test_nothing_of_the_machine_s_day_stands_in_the_paper(sealed: bytes, paper: bytes) -> None:
    years = set(re.findall(rb"D:\D{0,6}(20\d\d)", sealed[len(paper) :].replace(b"D\\072", b"D:")))
    assert years == {b"2026"}
    assert b"ModDate" not in sealed[len(paper) :]


def test_the_same_paper_sealed_again_is_the_same_bytes(sealed: bytes, paper: bytes, key: IntegrityKey) -> None:
    assert seal(paper, key, at=SIGNED) == sealed


def test_the_paper_itself_is_left_as_it_was(sealed: bytes, paper: bytes) -> None:
    assert sealed.startswith(paper)


def test_the_signature_certifies_and_leaves_room_for_people_s_signatures(sealed: bytes) -> None:
    with pikepdf.open(BytesIO(sealed)) as pdf:
        signature = pdf.Root.Perms.DocMDP
        assert signature.Reference[0].TransformParams.P == 2
        assert signature.SubFilter == "/ETSI.CAdES.detached"


def test_the_certificate_names_the_village_and_says_that_it_is_no_person_s(sealed: bytes) -> None:
    (field,) = check(sealed, at=CHECKED).fields
    assert field.signer == "石桥村登记簿 防改签名"
    with pikepdf.open(BytesIO(sealed)) as pdf:
        assert "不是任何人的签字" in str(pdf.Root.Perms.DocMDP.Reason)


def test_another_reader_finds_the_digest_right(sealed: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed)
    said = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=True).stdout
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "Mar 01 2026 12:15:00" in said or "Mar 01 2026 20:15:00" in said


@pytest.mark.parametrize("field", ["sig-host", "sig integrity", ""])
def test_a_field_the_paper_has_not_is_not_invented(paper: bytes, key: IntegrityKey, field: str) -> None:
    with pytest.raises(CannotSeal) as refusal:
        seal(paper, key, at=SIGNED, field=field)
    assert refusal.value.facts == {"field": field}


def test_a_paper_is_sealed_once(sealed: bytes, key: IntegrityKey) -> None:
    with pytest.raises(AlreadySealed):
        seal(sealed, key, at=SIGNED)


def test_nobody_may_have_signed_before_the_seal(key: IntegrityKey) -> None:
    signed = seal(draw(("sig-host", "sig-integrity")), key, at=SIGNED, field="sig-host")
    with pytest.raises(AlreadySealed):
        seal(signed, key, at=SIGNED)


def test_what_is_no_pdf_is_not_sealed(paper: bytes, key: IntegrityKey) -> None:
    for spoiled in (b"", b"%PDF-1.7", paper[:900], b"\x00" * 5000, encrypted(paper)):
        with pytest.raises(CannotSeal):
            seal(spoiled, key, at=SIGNED)


def test_a_key_seals_from_its_first_second_to_its_last(paper: bytes, key: IntegrityKey) -> None:
    for moment in (key.since, key.until):
        report = check(seal(paper, key, at=moment), at=moment, trust=[key.certificate])
        assert report.trusted


@pytest.mark.parametrize("aside", [timedelta(seconds=-1), timedelta(days=365.25 * 30 + 2)])
def test_a_key_does_not_seal_outside_its_time(paper: bytes, key: IntegrityKey, aside: timedelta) -> None:
    with pytest.raises(KeyOutOfTime) as refusal:
        seal(paper, key, at=BEGUN + aside)
    assert refusal.value.facts["since"] == key.since


def test_a_moment_without_a_time_zone_is_a_fault_of_the_caller(sealed: bytes) -> None:
    with pytest.raises(ValueError, match="time zone"):
        check(sealed, at=datetime(2030, 1, 1))  # noqa: DTZ001 - the fault itself
