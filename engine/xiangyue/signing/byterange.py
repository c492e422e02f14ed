"""Which bytes of the file a signature speaks of, read more strictly than the library does.

The library takes a signature to cover the whole file when three lengths add up to its size; where the gap lies it
does not look. A gap that holds anything but the signature itself is a place to hide a second document in
(signature wrapping, "1 Trillion Dollar Refund", CCS 2019).
"""

import re
from collections.abc import Sequence

HOLDS_ONLY_A_SIGNATURE = re.compile(rb"<[0-9A-Fa-f]*>")
NUMBERS = 4


def gap_is_signature(pdf: bytes, byte_range: Sequence[object], contents: bytes) -> bool:
    """Say whether all but the signature, written in hexadecimal, is covered up to the end of the range."""
    numbers = [number for number in byte_range if isinstance(number, int)]
    if len(numbers) != NUMBERS or len(byte_range) != NUMBERS:
        return False
    start, length, second, rest = numbers
    gap = pdf[length:second]
    inside = start == 0 and 0 < length < second and rest > 0 and second + rest <= len(pdf)
    return inside and HOLDS_ONLY_A_SIGNATURE.fullmatch(gap) is not None and _hexadecimal(gap) == contents


def reaches_end(pdf: bytes, byte_range: Sequence[object]) -> bool:
    """Say whether the range ends with the last byte of the file."""
    *_, second, rest = byte_range
    return isinstance(second, int) and isinstance(rest, int) and second + rest == len(pdf)


def _hexadecimal(gap: bytes) -> bytes:
    digits = gap[1:-1]
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
