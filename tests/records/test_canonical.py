"""The bytes a hash is over are those of RFC 8785, however they are made."""

from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from xiangyue.canon import canonical, canonical_texts

KEYS = st.text() | st.sampled_from(["\ue000", "\U0001f600", "𠮷", "䶮", "é", "e\u0301", "\uffff", ""])
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | KEYS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(value=VALUES)
def test_the_quick_way_and_the_standard_are_the_same_bytes(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@given(texts=st.lists(st.text() | KEYS, min_size=1, max_size=4))
def test_texts_alone_are_written_the_same_way(texts: list[str]) -> None:
    assert canonical_texts(*texts) == canonical(texts)


@pytest.mark.parametrize("value", [2**53, -(2**60), float("inf"), "\ud800", {"\ud800": 1}])
def test_what_the_standard_does_not_write_is_not_written(value: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each by its own kind of it
        canonical(value)


def test_keys_stand_in_the_order_of_utf_16() -> None:
    assert canonical({"\ue000": 1, "𠮷": 2}) == '{"𠮷":2,"\ue000":1}'.encode()
