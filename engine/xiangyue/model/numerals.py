"""Numbers as laws and conventions write them: 第十一条."""

import re

DIGITS = "零一二三四五六七八九"
UNITS = ((1000, "千"), (100, "百"), (10, "十"))
ABOVE = 10_000  # no law has so many articles

_WIDE = str.maketrans("０１２３４５６７８９〇两", "0123456789零二")


def chinese(number: int) -> str:
    """Return a whole number from 0 to 9999 in Chinese, 十一 and not 一十一."""
    if not 0 <= number < ABOVE:
        raise ValueError(number)
    said, rest = "", number
    for size, unit in UNITS:
        many, rest = divmod(rest, size)
        if many:
            said += DIGITS[many] + unit
        elif said and rest and not said.endswith("零"):
            said += "零"
    if rest or not said:
        said += DIGITS[rest]
    return said.removeprefix("一") if said.startswith("一十") else said


def arabic(words: str) -> int | None:
    """Return the number that `words` says, in Chinese or in figures of either width; None if it says none."""
    told = words.strip().translate(_WIDE)
    if re.fullmatch(r"[0-9]{1,4}", told):
        return int(told)
    if re.fullmatch(r"[零一二三四五六七八九]{2,4}", told):  # 二〇二六
        return int("".join(str(DIGITS.index(digit)) for digit in told))
    number = _spoken(told)
    return number if number is not None and _plain(told) == _plain(chinese(number)) else None


def article_name(place: int) -> str:
    """Return the name of the article at that place: 第十一条."""
    return f"第{chinese(place)}条"


def _spoken(told: str) -> int | None:
    """Add up what a number in Chinese says, however it is put together."""
    number, digit = 0, None
    sizes = {unit: size for size, unit in UNITS}
    for sign in told:
        if sign in sizes:
            number, digit = number + (1 if digit is None else digit) * sizes[sign], None
        elif sign in DIGITS:
            digit = DIGITS.index(sign)
        else:
            return None
    return number + (digit or 0) if told else None


def _plain(told: str) -> str:
    """Leave out what people say or do not say: 一百一十 or 一百十."""
    return told.replace("一十", "十")
