"""What is said of papers that were changed, and of those that were not."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyhanko.pdf_utils.reader import PdfFileReader

from xiangyue.canon import digest
from xiangyue.signing import Doubt, Expected, IntegrityKey, Problem, Verdict, check, seal
from xiangyue.words import known, say

from .conftest import BEGUN, CHECKED, SIGNED, countersign, draw
from .tampering import (
    TAMPERINGS,
    cut_back_to_before_the_signature,
    flip,
    garbage_appended,
    page_replaced,
    wrapped_around_another_page,
)


@pytest.mark.parametrize("tamper", TAMPERINGS, ids=lambda tamper: tamper.__name__)
def test_a_paper_that_was_changed_is_not_whole(
    tamper: Callable[[bytes], bytes], sealed: bytes, key: IntegrityKey
) -> None:
    bent = tamper(sealed)
    assert bent != sealed
    report = check(bent, at=CHECKED, trust=[key.certificate])
    assert not report.whole
    assert not report.trusted
    assert report.problems


@pytest.mark.parametrize("tamper", TAMPERINGS, ids=lambda tamper: tamper.__name__)
def test_what_the_register_recorded_is_always_missed(
    tamper: Callable[[bytes], bytes], sealed: bytes, key: IntegrityKey
) -> None:
    report = check(tamper(sealed), at=CHECKED, expected=recorded(sealed, key))
    assert Problem.OTHER_THAN_RECORDED in report.problems


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(min_value=0), bit=st.sampled_from([1, 2, 4, 16, 32, 64, 128]))
def test_no_bit_of_the_file_can_be_changed_unseen(place: int, bit: int, sealed: bytes) -> None:
    bent = bytearray(sealed)
    bent[place % len(sealed)] ^= bit
    assert not check(bytes(bent), at=CHECKED).whole


def test_a_second_document_hidden_in_the_gap_is_found(sealed: bytes) -> None:
    wrapped = wrapped_around_another_page(sealed)
    page = PdfFileReader(BytesIO(wrapped)).root["/Pages"]["/Kids"][1]
    assert b"against 0" in page["/Contents"].data  # what a reader would show
    (field,) = check(wrapped, at=CHECKED).fields
    assert (field.intact, field.valid) == (True, True)  # of the bytes it names the signature is right
    assert field.problems == (Problem.NOT_COVERED,)


def recorded(pdf: bytes, key: IntegrityKey) -> Expected:
    return Expected(sha256=digest(pdf), certificate=key.fingerprint)


def test_what_the_register_recorded_is_whole(sealed: bytes, key: IntegrityKey) -> None:
    assert check(sealed, at=CHECKED, trust=[key.certificate], expected=recorded(sealed, key)).trusted


def test_a_paper_cut_back_to_before_its_signature_lacks_what_was_recorded(sealed: bytes, key: IntegrityKey) -> None:
    report = check(cut_back_to_before_the_signature(sealed), at=CHECKED, expected=recorded(sealed, key))
    assert set(report.problems) == {
        Problem.UNSIGNED,
        Problem.OTHER_THAN_RECORDED,
        Problem.FIELD_UNSIGNED,
        Problem.FEWER_SIGNATURES,
    }
    assert report.verdict is Verdict.UNSIGNED
    assert report.open == ("sig-integrity",)


def test_a_field_that_is_gone_is_missed_by_name(sealed: bytes, key: IntegrityKey) -> None:
    expected = Expected(sha256=digest(sealed), signatures=2, fields=("sig-integrity", "sig-host"))
    report = check(sealed, at=CHECKED, trust=[key.certificate], expected=expected)
    assert report.problems == (Problem.FIELD_MISSING, Problem.FEWER_SIGNATURES)


def test_the_key_of_another_village_does_not_pass_for_ours(
    paper: bytes, key: IntegrityKey, other_key: IntegrityKey
) -> None:
    forged = seal(paper, other_key, at=SIGNED)
    expected = Expected(sha256=digest(forged), certificate=key.fingerprint)
    report = check(forged, at=CHECKED, trust=[other_key.certificate], expected=expected)
    assert report.problems == (Problem.OTHER_SIGNER,)


def test_an_unknown_signer_is_a_doubt_and_not_a_change(sealed: bytes, other_key: IntegrityKey) -> None:
    report = check(sealed, at=CHECKED, trust=[other_key.certificate])
    assert (report.whole, report.trusted) == (True, False)
    assert report.fields[0].doubts == (Doubt.SIGNER_UNKNOWN,)
    assert report.verdict is Verdict.WHOLE_SIGNER_UNSURE


def test_a_field_for_a_person_may_still_be_open(key: IntegrityKey) -> None:
    report = check(seal(draw(("sig-integrity", "sig-host")), key, at=SIGNED), at=CHECKED, trust=[key.certificate])
    assert (report.trusted, report.open) == (True, ("sig-host",))


@pytest.fixture(scope="module")
def countersigned(key: IntegrityKey, other_key: IntegrityKey) -> bytes:
    return countersign(seal(draw(("sig-integrity", "sig-host")), key, at=SIGNED), other_key, "sig-host")


def test_a_person_may_sign_after_the_seal(countersigned: bytes, key: IntegrityKey, other_key: IntegrityKey) -> None:
    report = check(countersigned, at=CHECKED, trust=[key.certificate, other_key.certificate])
    assert (report.whole, report.problems) == (True, ())
    assert [(field.name, field.covers_file) for field in report.fields] == [
        ("sig-integrity", False),
        ("sig-host", True),
    ]


def test_one_unknown_signer_among_several_is_named(countersigned: bytes, key: IntegrityKey) -> None:
    report = check(countersigned, at=CHECKED, trust=[key.certificate])
    assert (report.whole, report.trusted) == (True, False)
    assert report.fields[0].trusted
    assert Doubt.SIGNER_UNKNOWN in report.fields[1].doubts


def test_a_page_changed_after_two_signatures_bends_both(countersigned: bytes) -> None:
    report = check(page_replaced(countersigned), at=CHECKED)
    assert [field.changed_after for field in report.fields] == [True, True]


def test_a_countersignature_cut_off_is_missed_by_the_register(countersigned: bytes, key: IntegrityKey) -> None:
    expected = Expected(
        sha256=digest(countersigned), signatures=2, fields=("sig-integrity", "sig-host"), certificate=key.fingerprint
    )
    cut = cut_back_to_before_the_signature(countersigned)
    assert check(cut, at=CHECKED, trust=[key.certificate]).trusted  # by itself it is a sealed paper
    report = check(cut, at=CHECKED, trust=[key.certificate], expected=expected)
    assert report.problems == (Problem.OTHER_THAN_RECORDED, Problem.FIELD_UNSIGNED, Problem.FEWER_SIGNATURES)


def test_the_judgement_is_that_of_the_moment_given(sealed: bytes, key: IntegrityKey) -> None:
    second = timedelta(seconds=1)
    doubts = {
        moment: check(sealed, at=moment, trust=[key.certificate]).fields[0].doubts
        for moment in (BEGUN - second, SIGNED - second, SIGNED, key.until, key.until + second)
    }
    assert list(doubts.values()) == [(Doubt.NOT_YET,), (Doubt.NOT_YET,), (), (), (Doubt.EXPIRED,)]


def test_an_expired_certificate_does_not_bend_a_paper(sealed: bytes, key: IntegrityKey) -> None:
    assert check(sealed, at=key.until + timedelta(days=4000), trust=[key.certificate]).whole


def test_a_signature_older_than_its_key_is_doubted(paper: bytes, key: IntegrityKey) -> None:
    late = IntegrityKey(certificate=key.certificate, secret=key.secret, since=BEGUN.replace(year=2020), until=key.until)
    backdated = seal(paper, late, at=BEGUN.replace(year=2021))
    (field,) = check(backdated, at=CHECKED, trust=[key.certificate]).fields
    assert field.doubts == (Doubt.SIGNED_OUT_OF_TIME,)


def test_everything_found_has_a_line_for_people() -> None:
    words = [*Verdict, *Problem, *Doubt]
    assert all(known(f"{type(word).__name__.lower()}.{word.value}") for word in words)


def test_the_line_says_what_happened(sealed: bytes) -> None:
    report = check(garbage_appended(sealed), at=CHECKED)
    assert say("problem.trailing_bytes") == "最后一个签名以后还接着别的内容"
    assert report.problems == (Problem.TRAILING_BYTES,)


def test_the_library_s_own_words_reach_nobody(
    sealed: bytes, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    check(page_replaced(sealed), at=CHECKED)
    check(flip(sealed, len(sealed) // 2), at=CHECKED)
    assert capfd.readouterr() == ("", "")
    assert caplog is not None
