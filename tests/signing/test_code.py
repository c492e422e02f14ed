"""核验码: the digest as people read it out."""

from hypothesis import given
from hypothesis import strategies as st

from xiangyue.model import bare_code, code_matches, code_of

DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
HEAD = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_code_of_a_digest_stays_the_same_for_ever() -> None:
    assert code_of(HEAD) == "WGSE-AJNS-ZJG3-B8RV-YM6B-LVXT"


@given(DIGESTS)
def test_a_code_is_six_groups_of_four_without_the_signs_people_mistake(digest: str) -> None:
    groups = code_of(digest).split("-")
    assert [len(group) for group in groups] == [4] * 6
    assert not set("01IO").intersection(code_of(digest))


@given(DIGESTS)
def test_a_code_matches_its_digest_however_it_is_typed(digest: str) -> None:
    code = code_of(digest)
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    for typed in (code, code.lower(), code.replace("-", ""), code.replace("-", " "), wide, f" {code}\n", code[:9]):
        assert code_matches(typed, digest)


@given(DIGESTS, DIGESTS)
def test_a_code_matches_no_other_digest(one: str, other: str) -> None:
    assert code_matches(code_of(one), other) == (code_of(one) == code_of(other))


@given(DIGESTS, st.integers(min_value=0, max_value=119))
def test_a_code_speaks_of_each_of_its_120_bits(digest: str, bit: int) -> None:
    changed = f"{int(digest, 16) ^ (1 << (255 - bit)):064x}"
    assert code_of(changed) != code_of(digest)


def test_seven_signs_are_too_few_and_twenty_five_too_many() -> None:
    code = bare_code(code_of(HEAD))
    assert not code_matches(code[:7], HEAD)
    assert code_matches(code[:8], HEAD)
    assert not code_matches(code + "2", HEAD)
    assert not code_matches("", HEAD)
