"""YAML from strangers: plain values and nothing else; no tags, no anchors, no dates of its own, no second key.

Read from the parser's events, so that depth and size cost nothing and each value's line is known.
Words are those of YAML 1.2: `no` and `on` are text, `12:30` is no number, `007` keeps its noughts.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from xiangyue.intake.flaws import DEEPEST, FileRefused, Flaw, check_signs, decoded, whole_number

Path = tuple[str | int, ...]

_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FIXED = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What was read, and on which line each part of it begins."""

    told: Any
    lines: Mapping[Path, int]


def read_yaml(content: bytes | str, *, name: str) -> Any:
    """Return mappings with text keys, lists, text, whole numbers, booleans, None.

    Raises:
        FileRefused: with the line and the column.

    """
    return read_yaml_marked(content, name=name).told


def read_yaml_marked(content: bytes | str, *, name: str) -> Marked:
    """Return the same, with the line of every part.

    Raises:
        FileRefused: with the line and the column.

    """
    import yaml  # noqa: PLC0415 - a command without a file need not pay for it

    text = decoded(content, name=name)
    reader = _Reader(name)
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            reader.take(event)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise FileRefused(name=name, line=line, column=column, flaw=Flaw.SYNTAX) from problem
    except yaml.YAMLError as problem:
        raise FileRefused(name=name, line=1, column=1, flaw=Flaw.SYNTAX) from problem
    told = reader.whole[0] if reader.whole else None
    check_signs(told, name=name)
    return Marked(told=told, lines=reader.lines)


@dataclass(slots=True)
class _Open:
    """A mapping or a list whose end has not come yet."""

    holds: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None


@dataclass(slots=True)
class _Reader:
    name: str
    whole: list[Any] = field(default_factory=list)
    lines: dict[Path, int] = field(default_factory=dict)
    open: list[_Open] = field(default_factory=list)

    def take(self, event: Any) -> None:
        kind = type(event).__name__
        if getattr(event, "anchor", None) is not None:
            raise self._refusal(event, Flaw.ANCHOR, event.anchor)
        if kind.endswith("StartEvent") and getattr(event, "tag", None) is not None:
            raise self._refusal(event, Flaw.TAG, event.tag)
        match kind:
            case "ScalarEvent":
                self._scalar(event)
            case "MappingStartEvent":
                self._begin(event, {})
            case "SequenceStartEvent":
                self._begin(event, [])
            case "MappingEndEvent" | "SequenceEndEvent":
                self._put(self.open.pop().holds)
            case "DocumentStartEvent" if self.whole:
                raise self._refusal(event, Flaw.SEVERAL)

    def _scalar(self, event: Any) -> None:
        if event.tag is not None:
            raise self._refusal(event, Flaw.TAG, event.tag)
        if (inside := self._awaiting_key()) is not None:
            self._key(event, inside)
            return
        self.lines[self._path()] = event.start_mark.line + 1
        self._put(self._value(event))

    def _value(self, event: Any) -> Any:
        written: str = event.value
        if event.style is not None:  # in quotes, or a block: text
            return written
        if written in _FIXED:
            return _FIXED[written]
        if not _WHOLE.fullmatch(written):
            return written
        if (number := whole_number(written)) is None:
            raise self._refusal(event, Flaw.NUMBER, written)
        return number

    def _key(self, event: Any, inside: _Open) -> None:
        if event.value in inside.holds:
            raise self._refusal(event, Flaw.DUPLICATE, event.value)
        inside.key = event.value

    def _begin(self, event: Any, holds: dict[str, Any] | list[Any]) -> None:
        if self._awaiting_key() is not None:
            raise self._refusal(event, Flaw.KEY)
        if len(self.open) >= DEEPEST:
            raise self._refusal(event, Flaw.TOO_DEEP)
        path = self._path()
        self.lines[path] = event.start_mark.line + 1
        self.open.append(_Open(holds=holds, path=path))

    def _awaiting_key(self) -> _Open | None:
        inside = self.open[-1] if self.open else None
        return inside if inside and isinstance(inside.holds, dict) and inside.key is None else None

    def _path(self) -> Path:
        """Return where the value stands that comes now."""
        if not self.open:
            return ()
        inside = self.open[-1]
        place = len(inside.holds) if isinstance(inside.holds, list) else inside.key
        return (*inside.path, place if place is not None else "")

    def _put(self, value: Any) -> None:
        if not self.open:
            self.whole.append(value)
            return
        inside = self.open[-1]
        if isinstance(inside.holds, list):
            inside.holds.append(value)
        elif inside.key is not None:
            inside.holds[inside.key] = value
            inside.key = None

    def _refusal(self, event: Any, flaw: Flaw, what: str = "") -> FileRefused:
        mark = event.start_mark
        return FileRefused(name=self.name, line=mark.line + 1, column=mark.column + 1, flaw=flaw, what=what)
