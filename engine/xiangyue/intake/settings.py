"""`--set k=v`: single answers on the command line, typed by the form; `groups.0.count=3` reaches into lists."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from xiangyue.errors import Refusal
from xiangyue.intake.flaws import whole_number
from xiangyue.intake.forms import Schema, part

_YES = frozenset({"true", "yes", "y", "是", "对", "有", "同意"})
_NO = frozenset({"false", "no", "n", "否", "不", "不是", "无", "没有"})
_NARROW = str.maketrans("０１２３４５６７８９－＋", "0123456789-+")
_MOST_LINES = 1000

Path = tuple[str | int, ...]


class SettingRefused(Refusal):
    """What stands behind `--set` is not `name=value`, or cannot be put there."""

    code = "setting-refused"

    def __init__(self, *, told: str) -> None:
        super().__init__(told=told[:60])


def parse_set(form: Schema, pairs: Sequence[str], *, onto: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the answers `pairs` say, put on top of those there are; values are typed, not yet checked.

    Raises:
        SettingRefused: a pair cannot be read, a line of a list is left out, or one field is set twice.

    """
    answers: dict[str, Any] = _copied(onto or {})
    seen: set[Path] = set()
    for pair in pairs:
        name, equals, value = pair.partition("=")
        path = tuple(int(step) if step.isdecimal() else step for step in name.strip().split("."))
        if not equals or "" in path or isinstance(path[0], int) or any(_overlap(path, one) for one in seen):
            raise SettingRefused(told=pair)
        seen.add(path)
        _put(answers, path, typed(part(form, path), value.strip()), pair)
    return answers


def typed(schema: Schema, value: str) -> Any:
    """Return the value as the form's type has it; as text where it cannot be so read, for the check to say why."""
    kinds = schema.get("type", "string")
    kinds = [kinds] if isinstance(kinds, str) else kinds
    narrow = value.translate(_NARROW)
    if "integer" in kinds and re.fullmatch(r"[-+]?[0-9]+", narrow) and (number := whole_number(narrow)) is not None:
        return number
    if "boolean" in kinds and value.lower() in _YES | _NO:
        return value.lower() in _YES
    if "array" in kinds:
        items = schema.get("items", {})
        return [typed(items, one.strip()) for one in re.split(r"[、,，;；]", value) if one.strip()]
    named = {words: key for key, words in schema.get("x-words", {}).items()}
    return named.get(value, value)


def _copied(told: Any) -> Any:
    match told:
        case Mapping():
            return {key: _copied(value) for key, value in told.items()}
        case list():
            return [_copied(value) for value in told]
        case _:
            return told


def _overlap(one: Path, two: Path) -> bool:
    """Say whether one field is the other, or lies within it."""
    return all(step == other for step, other in zip(one, two, strict=False))


def _put(answers: Any, path: Path, value: Any, pair: str) -> None:
    """Put a value where its path leads, making the mappings and lists on the way."""
    inside = answers
    for step, following in zip(path, (*path[1:], None), strict=True):
        last = following is None
        empty: Any = value if last else [] if isinstance(following, int) else {}
        if isinstance(inside, dict) and isinstance(step, str):
            inside[step] = value if last else inside.get(step, empty)
        elif isinstance(inside, list) and isinstance(step, int) and step <= len(inside) < _MOST_LINES:
            if step == len(inside):
                inside.append(empty)
            elif last:
                inside[step] = value
        else:
            raise SettingRefused(told=pair)
        inside = inside[step]
