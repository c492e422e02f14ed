"""JSON from strangers: no second key, no NaN, no decimals, no bottomless nesting, each refused with its place.

The standard reader keeps the last of two keys and says no place for what it takes; so the text is looked over first.
"""

import json
import re
from itertools import zip_longest
from typing import Any, NoReturn

from xiangyue.intake.flaws import DEEPEST, FileRefused, Flaw, check_signs, decoded, place_of, whole_number

_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)
_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")


def read_json(content: bytes | str, *, name: str) -> Any:
    """Return mappings, lists, text, whole numbers, booleans, None.

    Raises:
        FileRefused: with the line and the column.

    """
    text = decoded(content, name=name)
    _look_over(text, name)
    try:
        told = json.loads(text)
    except json.JSONDecodeError as problem:
        raise FileRefused(name=name, line=problem.lineno, column=problem.colno, flaw=Flaw.SYNTAX) from problem
    check_signs(told, name=name)
    return told


def _look_over(text: str, name: str) -> None:
    """Refuse what the standard reader would take."""
    open_keys: list[set[str]] = []
    tokens = list(_TOKENS.finditer(text))
    for token, following in zip_longest(tokens, tokens[1:]):
        match token[0][0]:
            case "{" | "[":
                open_keys.append(set())
                if len(open_keys) > DEEPEST:
                    _refuse(text, token, name, Flaw.TOO_DEEP)
            case "}" | "]":
                if open_keys:
                    open_keys.pop()
            case '"' if following and following[0] == ":" and open_keys:
                _key(text, token, name, open_keys[-1])
            case '"' | ":" | ",":
                pass
            case _:
                _bare(text, token, name)


def _key(text: str, token: re.Match[str], name: str, keys: set[str]) -> None:
    try:
        key = json.loads(token[0])
    except json.JSONDecodeError:
        return  # the standard reader says where
    if key in keys:
        _refuse(text, token, name, Flaw.DUPLICATE)
    keys.add(key)


def _bare(text: str, token: re.Match[str], name: str) -> None:
    """Refuse a word that is neither true, false, null nor a whole number."""
    if token[0] in {"true", "false", "null"}:
        return
    if not _WHOLE.fullmatch(token[0]):
        _refuse(text, token, name, Flaw.NUMBER if token[0][0] in "-0123456789NI" else Flaw.SYNTAX)
    if whole_number(token[0]) is None:
        _refuse(text, token, name, Flaw.NUMBER)


def _refuse(text: str, token: re.Match[str], name: str, flaw: Flaw) -> NoReturn:
    line, column = place_of(text, token.start())
    raise FileRefused(name=name, line=line, column=column, flaw=flaw, what=token[0].strip('"'))
