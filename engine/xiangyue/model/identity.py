"""公民身份号码: a birth day, a sex and a check in eighteen signs (GB 11643-1999)."""

import re
from datetime import date
from enum import StrEnum
from operator import mul

from xiangyue.model.people import Sex

_CHECKS = "10X98765432"  # ISO 7064, MOD 11-2: the sign for each remainder
_WEIGHTS = [1 << 17 - place for place in range(17)]
_SHAPE = re.compile(r"[0-9]{17}[0-9X]")
_OLD = re.compile(r"[0-9]{15}")
_SHOWN_FIRST, _SHOWN_LAST = 3, 4


class IdentityFlaw(StrEnum):
    """What is wrong with a number of identity."""

    OLD = "old"  # fifteen digits: not in use since 2013 (居民身份证法, art 23)
    LENGTH = "length"
    SIGN = "sign"
    DAY = "day"
    CHECK = "check"


def check_sign(seventeen: str) -> str:
    """Return the sign that belongs behind seventeen digits."""
    return _CHECKS[sum(map(mul, map(int, seventeen), _WEIGHTS)) % 11]


def identity_flaw(number: str) -> IdentityFlaw | None:
    """Say what is wrong with a number, its X in capitals; None if it may be somebody's."""
    if _OLD.fullmatch(number):
        return IdentityFlaw.OLD
    if len(number) != len("RRRRRRYYYYMMDDSSSC"):
        return IdentityFlaw.LENGTH
    if not _SHAPE.fullmatch(number):
        return IdentityFlaw.SIGN
    try:
        born_by(number)
    except ValueError:
        return IdentityFlaw.DAY
    return None if check_sign(number[:17]) == number[17] else IdentityFlaw.CHECK


def born_by(number: str) -> date:
    """Return the day of birth that stands in a number."""
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def sex_by(number: str) -> Sex:
    """Return the sex that stands in a number: the seventeenth digit is odd for men."""
    return Sex.MALE if int(number[16]) % 2 else Sex.FEMALE


def masked(value: str) -> str:
    """Return a personal number as it may be shown: 511***********1234."""
    hidden = len(value) - _SHOWN_FIRST - _SHOWN_LAST
    if hidden < _SHOWN_LAST:
        return "*" * len(value)
    return value[:_SHOWN_FIRST] + "*" * hidden + value[-_SHOWN_LAST:]
