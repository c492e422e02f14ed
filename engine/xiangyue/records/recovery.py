"""恢复码: a key as four lines a person can copy by hand, each with a check of its own.

Crockford's base 32 has no I, L, O and U; read back, an O is a 0 and an I or L a 1.
The check is the line's value modulo 1021, a prime: any one wrong character, and any two that changed places,
are found, and the line is named.
"""

from collections.abc import Sequence
from typing import Final

from xiangyue.records.locked import RecoveryCodeWrong

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LINES: Final = 4
LINE_BYTES: Final = 8
CHARACTERS: Final = 13  # 64 bits, five at a time
GROUP: Final = 5
PRIME: Final = 1021  # below 32 * 32: two characters hold it
_AS_MEANT: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None, "　": None})


def code_of(key: bytes) -> str:
    """Return the recovery code of a key of 32 bytes, in four lines."""
    parts = [key[start : start + LINE_BYTES] for start in range(0, len(key), LINE_BYTES)]
    return "\n".join(_line(number, int.from_bytes(part)) for number, part in enumerate(parts, start=1))


def key_of(code: str) -> bytes:
    """Return the key of a recovery code, however it was spaced.

    Raises:
        RecoveryCodeWrong: lines were copied wrongly, and which.

    """
    lines = [line for line in code.upper().translate(_AS_MEANT).split() if line]
    if len(lines) == 1:
        size = CHARACTERS + 2
        lines = [lines[0][start : start + size] for start in range(0, len(lines[0]), size)]
    values = [_value(number, line) for number, line in enumerate(lines, start=1)]
    wrong = tuple(number for number, value in enumerate(values, start=1) if value is None)
    if wrong or len(values) != LINES:
        raise RecoveryCodeWrong(lines=wrong or tuple(range(min(len(values), LINES) + 1, LINES + 1)) or (LINES + 1,))
    return b"".join(value.to_bytes(LINE_BYTES) for value in values if value is not None)


def _line(number: int, value: int) -> str:
    written = _written(value, CHARACTERS) + _written(_check(number, value), 2)
    return "-".join(written[start : start + GROUP] for start in range(0, len(written), GROUP))


def _written(value: int, places: int) -> str:
    return "".join(ALPHABET[value >> (5 * place) & 31] for place in reversed(range(places)))


def _check(number: int, value: int) -> int:
    """Return the check of a line; its number counts too, so that lines cannot change places."""
    return (value * LINES + number) % PRIME


def _value(number: int, line: str) -> int | None:
    if len(line) != CHARACTERS + 2 or not set(line) <= set(ALPHABET):
        return None
    value, check = _number(line[:CHARACTERS]), _number(line[CHARACTERS:])
    return value if check == _check(number, value) and value < 1 << (8 * LINE_BYTES) else None


def _number(digits: Sequence[str]) -> int:
    value = 0
    for digit in digits:
        value = value << 5 | ALPHABET.index(digit)
    return value
