"""Automatic numbers: a paragraph of a list holds no number, so it is counted here as Word and WPS count it."""

from collections.abc import Callable, Mapping
from typing import Any

from xiangyue.intake.docx_refusals import DocxFlaw, DocxRefused
from xiangyue.model import chinese

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_DEPTHS = {str(depth) for depth in range(_LEVELS)}
_LONGEST = 5  # digits; no list goes on that far
_DIGITS = "〇一二三四五六七八九"
_CIRCLED, _PARENTHESISED = 0x2460, 0x2474  # ① and ⑴, twenty of each
_TWENTY = 20
_ALPHABET = 26

# ST_NumberFormat (ECMA-376 part 1, 17.18.59), those that stand in Chinese texts; what is not here is refused by name.
_WRITTEN: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "decimalEnclosedCircle": lambda number: _twenty(_CIRCLED, number),
    "decimalEnclosedCircleChinese": lambda number: _twenty(_CIRCLED, number),
    "decimalEnclosedParen": lambda number: _twenty(_PARENTHESISED, number),
    "ideographDigital": lambda number: "".join(_DIGITS[int(digit)] for digit in str(number)),
    "lowerLetter": lambda number: chr(ord("a") + (number - 1) % _ALPHABET),
    "upperLetter": lambda number: chr(ord("A") + (number - 1) % _ALPHABET),
    "bullet": lambda _: "",
    "none": lambda _: "",
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "japaneseCounting",
            "japaneseDigitalTenThousand",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
        ),
        chinese,
    ),
}


class Numbering:
    """The lists of a document, counted from its beginning on."""

    def __init__(self, styles: Any, lists: Any, *, name: str) -> None:
        self._name = name
        self._styles = {style.get(f"{_W}styleId"): style for style in styles.iter(f"{_W}style")}
        self._abstract = {one.get(f"{_W}abstractNumId"): one for one in _children(lists, "abstractNum")}
        self._nums = {one.get(f"{_W}numId"): one for one in _children(lists, "num")}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def label(self, paragraph: Any) -> str:
        """Return the number a reader sees before the paragraph; "" where there is none.

        Raises:
            DocxRefused: it is of a kind nobody here can write.

        """
        num, depth = self._place(paragraph)
        if num not in self._nums:
            return ""
        abstract = _value(self._nums[num], "abstractNumId")
        levels = self._levels(num, abstract)
        if depth not in levels:
            return ""
        counts = self._counted(num, abstract, depth, levels)
        text = _value(levels[depth], "lvlText")
        if _value(levels[depth], "numFmt") == "bullet":
            return ""
        for other in range(depth + 1):
            if f"%{other + 1}" in text and other in levels:
                text = text.replace(f"%{other + 1}", self._written(levels[other], counts[other] or 0))
        return text

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """Return which list and how deep, from the paragraph or the styles it follows."""
        num = depth = ""
        bearer, seen = paragraph, set[str]()
        while bearer is not None:
            properties = bearer.find(f"{_W}pPr")
            numbered = properties.find(f"{_W}numPr") if properties is not None else None
            if numbered is not None:
                num = num or _value(numbered, "numId")
                depth = depth or _value(numbered, "ilvl")
            style = _value(properties, "pStyle") if bearer is paragraph else _value(bearer, "basedOn")
            bearer = self._styles.get(style) if style not in seen else None
            seen.add(style)
        return num, int(depth) if depth in _DEPTHS else 0

    def _levels(self, num: str, abstract: str) -> dict[int, Any]:
        found = self._abstract.get(abstract)
        levels = {_depth(one): one for one in _children(found, "lvl")}
        for override in _children(self._nums[num], "lvlOverride"):
            for one in _children(override, "lvl"):
                levels[_depth(one)] = one
        return levels

    def _counted(self, num: str, abstract: str, depth: int, levels: Mapping[int, Any]) -> list[int | None]:
        """Count one more at this depth; lists of one kind go on counting, unless one says that it starts anew."""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if num not in self._begun:
            self._begun.add(num)
            for override in _children(self._nums[num], "lvlOverride"):
                if (anew := _value(override, "startOverride")) and _depth(override) < _LEVELS:
                    counts[_depth(override)] = _whole(anew, otherwise=1) - 1
        for place in range(depth + 1):
            if counts[place] is None and place in levels:
                start = _whole(_value(levels[place], "start"), otherwise=1)
                counts[place] = start - 1 if place == depth else start
        counts[depth] = (counts[depth] or 0) + 1
        counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        return counts

    def _written(self, level: Any, number: int) -> str:
        form = _value(level, "numFmt") or "decimal"
        try:
            return _WRITTEN[form](number)
        except (KeyError, ValueError) as problem:
            raise DocxRefused(name=self._name, flaw=DocxFlaw.NUMBERING, what=_value(level, "lvlText")) from problem


def _depth(element: Any) -> int:
    """Return which level of a list it speaks of; one that no list has where it says none."""
    told = element.get(f"{_W}ilvl", "0")
    return int(told) if told in _DEPTHS else _LEVELS


def _whole(told: str, *, otherwise: int) -> int:
    return int(told) if told.isascii() and told.isdecimal() and len(told) < _LONGEST else otherwise


def _children(element: Any, tag: str) -> list[Any]:
    return [] if element is None else list(element.findall(f"{_W}{tag}"))


def _value(element: Any, tag: str) -> str:
    found = None if element is None else element.find(f"{_W}{tag}")
    return "" if found is None else str(found.get(f"{_W}val", ""))


def _twenty(first: int, number: int) -> str:
    if not 1 <= number <= _TWENTY:
        raise ValueError(number)
    return chr(first + number - 1)
