"""Which bytes of the file a signature speaks of, read more strictly than the library does.

The library (0.38) takes a signature to cover the whole file when three lengths add up to its size; where the gap
lies it does not look. A gap that holds anything but the signature itself is a place to hide a second document in
(signature wrapping: Mladenov et al., "1 Trillion Dollar Refund", CCS 2019); a test makes such a file.
"""

from collections.abc import Sequence

from asn1crypto import parser

NUMBERS = 4


def gap_is_signature(pdf: bytes, byte_range: Sequence[object], contents: bytes) -> bool:
    """Say whether all but the signature, written in hexadecimal, is covered up to the end of the range."""
    numbers = [number for number in byte_range if isinstance(number, int)]
    if len(numbers) != NUMBERS or len(byte_range) != NUMBERS:
        return False
    start, length, second, rest = numbers
    inside = start == 0 and 0 < length < second and rest > 0 and second + rest <= len(pdf)
    return inside and _holds(pdf[length:second], contents)


def reaches_end(pdf: bytes, byte_range: Sequence[object]) -> bool:
    """Say whether the range ends with the last byte of the file."""
    *_, second, rest = byte_range
    return isinstance(second, int) and isinstance(rest, int) and second + rest == len(pdf)


def _holds(gap: bytes, contents: bytes) -> bool:
    """Say whether the gap is one value in hexadecimal and noughts behind it, so that no sign of it can be changed."""
    signature = contents[: parser.peek(contents)]
    digits, noughts = signature.hex(), "00" * (len(contents) - len(signature))
    return gap in {f"<{digits}{noughts}>".encode(), f"<{digits.upper()}{noughts}>".encode()}
