"""公民身份号码: what is wrong with one is told, and none is shown."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.roster.writing import identity
from xiangyue.model import IdentityFlaw, Sex, born_by, check_sign, identity_flaw, masked, sex_by

NUMBERS = st.builds(identity, st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(0, 999))


def test_the_sign_is_that_of_the_standard() -> None:
    """The two examples of GB 11643-1999, 4.4, which stand in its text."""
    assert check_sign("11010519491231002") == "X"
    assert check_sign("44052418800101001") == "4"


@given(number=NUMBERS)
def test_a_right_number_has_no_flaw(number: str) -> None:
    assert identity_flaw(number) is None
    assert born_by(number).isoformat().replace("-", "") == number[6:14]
    assert (sex_by(number) is Sex.MALE) == (int(number[16]) % 2 == 1)


@given(number=NUMBERS, place=st.integers(0, 17), sign=st.sampled_from("0123456789X"))
def test_one_wrong_sign_is_found(number: str, place: int, sign: str) -> None:
    assume(number[place] != sign)
    assert identity_flaw(number[:place] + sign + number[place + 1 :]) is not None


@given(number=NUMBERS, place=st.integers(0, 16))
def test_two_neighbours_that_changed_places_are_found(number: str, place: int) -> None:
    assume(number[place] != number[place + 1])
    turned = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert identity_flaw(turned) is not None


@pytest.mark.parametrize(
    ("number", "flaw"),
    [
        ("999900660213001", IdentityFlaw.OLD),
        ("9999001966021300", IdentityFlaw.LENGTH),
        ("99990019660213001x", IdentityFlaw.SIGN),
        ("X99900196602130011", IdentityFlaw.SIGN),
        ("99990019660230001X", IdentityFlaw.DAY),
        ("", IdentityFlaw.LENGTH),
    ],
)
def test_what_is_wrong_is_said(number: str, flaw: IdentityFlaw) -> None:
    assert identity_flaw(number) is flaw


@given(value=st.text("0123456789X", max_size=30))
def test_most_of_a_number_is_hidden(value: str) -> None:
    shown = masked(value)
    assert len(shown) == len(value)
    assert shown.count("*") >= min(len(value), 4)
    assert masked("999900196602130012") == "999***********0012"
