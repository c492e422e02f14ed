"""签到: who came, said by the line numbers of the printed sheets.

    {households: all, except: [3, 8, 11-15]}            numbers run through the whole roll
    {households: all, except: {1: 3 8 11-15, 4: 2}}     or are those of each group's sheet
    {groups: {1: 1-52, 2: all}, instead: {1: {7: p-0031}}}    of group 1, line 7 it was p-0031 who came

A vote counted by adults is said in the same way, with `adults` for `households` and a roll of adults.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xiangyue.errors import Refusal
from xiangyue.model import Present, chinese
from xiangyue.words import say

_APART = re.compile(r"[\s,，、;；]+")
_RANGE = re.compile(r"(\d{1,5})(?:-(\d{1,5}))?")
_NARROW = str.maketrans("０１２３４５６７８９－—–~～至到", "0123456789-------")
_KEYS = frozenset({"households", "adults", "groups", "except", "instead"})
_MOST_LINES = 99_999
_ALL = frozenset({"all", "全部", "全到"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RollLine:
    """A line of a printed sheet: a household with its head, or an adult for himself (no household)."""

    group: int
    line: int  # of the group's sheet, from 1
    household: str | None
    person: str
    gone: bool = False  # died or left since the sheets were printed; "all" does not mean him


class PresentUnclear(Refusal):
    """It cannot be told who is meant to have come."""

    code = "present-unclear"

    def __init__(self, *, told: str) -> None:
        super().__init__(told=told)


class NotOnRoll(Refusal):
    """A line number no sheet has: somebody who is not entitled."""

    code = "present-not-on-roll"

    def __init__(self, *, where: str, number: str, last: int) -> None:
        super().__init__(where=where, number=number, last=last)


class NoSuchGroup(Refusal):
    """A group that has no sheet."""

    code = "present-no-such-group"

    def __init__(self, *, group: str, groups: int) -> None:
        super().__init__(group=group, groups=groups)


class ListedTwice(Refusal):
    """A line number is given twice."""

    code = "present-listed-twice"

    def __init__(self, *, where: str, number: int) -> None:
        super().__init__(where=where, number=number)


def expand_present(spec: Mapping[str, object], roll: Sequence[RollLine]) -> tuple[Present, ...]:
    """Return those who came, in the order of the roll.

    Raises:
        PresentUnclear: the words cannot be read.
        NoSuchGroup: no sheet is of that group.
        NotOnRoll: a number stands in no sheet.
        ListedTwice: a number is given twice.

    """
    if spec.keys() - _KEYS or ("groups" in spec) == bool(spec.keys() & {"households", "adults"}):
        raise PresentUnclear(told="、".join(map(str, spec)))
    came = _all_but(spec, roll) if "groups" not in spec else _of_groups(spec["groups"], roll)
    if "groups" in spec and "except" in spec:
        came = tuple(one for one in came if one not in set(_picked(spec["except"], roll)))
    others = _others(spec.get("instead", {}), came)
    return tuple(Present(person=others.get((one.group, one.line), one.person), household=one.household) for one in came)


def line_numbers(told: object, *, last: int, where: str | None = None) -> tuple[int, ...]:
    """Return the numbers that `1-6 8-14 16`, or a list of such, says; all of them from 1 to `last`.

    Raises:
        PresentUnclear: they are no numbers.
        NotOnRoll: one is nought or beyond the last.
        ListedTwice: one is given twice.

    """
    where = where or say("present.roll")
    numbers: list[int] = []
    seen: set[int] = set()
    for number in _numbers(told, last=last, where=where):
        if number in seen:
            raise ListedTwice(where=where, number=number)
        seen.add(number)
        numbers.append(number)
    return tuple(numbers)


def _all_but(spec: Mapping[str, object], roll: Sequence[RollLine]) -> tuple[RollLine, ...]:
    told = spec.keys() & {"households", "adults"}
    if len(told) != 1:
        raise PresentUnclear(told="、".join(sorted(told)))
    (which,) = told
    picked = [one for one in roll if not one.gone] if _means_all(spec[which]) else _picked(spec[which], roll)
    away = set(_picked(spec.get("except", []), roll))
    chosen = set(picked) - away
    return tuple(one for one in roll if one in chosen)


def _of_groups(told: object, roll: Sequence[RollLine]) -> tuple[RollLine, ...]:
    if not isinstance(told, Mapping):
        raise PresentUnclear(told=str(told))
    chosen = set(_picked(told, roll))
    return tuple(one for one in roll if one in chosen)


def _picked(told: object, roll: Sequence[RollLine]) -> Iterator[RollLine]:
    """Yield the lines meant by numbers through the whole roll, or by those of each group."""
    if not isinstance(told, Mapping):
        for number in line_numbers(told, last=len(roll)):
            yield roll[number - 1]
        return
    for name, numbers in told.items():
        group = _group(name, {one.group for one in roll})
        sheet = {one.line: one for one in roll if one.group == group}
        if _means_all(numbers):
            yield from (one for one in sheet.values() if not one.gone)
        else:
            for number in line_numbers(numbers, last=max(sheet), where=_sheet(group)):
                if number not in sheet:
                    raise NotOnRoll(where=_sheet(group), number=str(number), last=max(sheet))
                yield sheet[number]


def _means_all(told: object) -> bool:
    return isinstance(told, str) and told.strip() in _ALL


def _group(name: object, groups: Collection[int]) -> int:
    told = str(name).translate(_NARROW).strip()
    if not told.isdecimal() or int(told) not in groups:
        raise NoSuchGroup(group=str(name), groups=len(groups))
    return int(told)


def _others(told: object, came: Iterable[RollLine]) -> dict[tuple[int, int], str]:
    """Return who came for a household instead of its head."""
    here = {(one.group, one.line) for one in came}
    others: dict[tuple[int, int], str] = {}
    for name, people in _mapping(told).items():
        group = _group(name, {group for group, _ in here})
        for number, person in _mapping(people).items():
            lines = line_numbers(number, last=_MOST_LINES, where=_sheet(group))
            if len(lines) != 1 or (group, lines[0]) not in here or not isinstance(person, str):
                raise PresentUnclear(told=f"{name}-{number} {person}")
            others[group, lines[0]] = person
    return others


def _sheet(group: int) -> str:
    return say("present.sheet", group=chinese(group))


def _mapping(told: object) -> Mapping[object, object]:
    if not isinstance(told, Mapping):
        raise PresentUnclear(told=str(told))
    return told


def _numbers(told: object, *, last: int, where: str) -> Iterator[int]:
    match told:
        case list() | tuple():
            for one in told:
                yield from _numbers(one, last=last, where=where)
        case bool() | None:
            raise PresentUnclear(told=str(told))
        case int() | str():
            for part in filter(None, _APART.split(str(told).translate(_NARROW))):
                yield from _range(part, last=last, where=where)
        case _:
            raise PresentUnclear(told=str(told))


def _range(part: str, *, last: int, where: str) -> range:
    ends = _RANGE.fullmatch(part)
    if ends is None:
        raise PresentUnclear(told=part)
    first, final = int(ends[1]), int(ends[2] or ends[1])
    if first > final:
        raise PresentUnclear(told=part)
    if first < 1 or final > last:
        raise NotOnRoll(where=where, number=part, last=last)
    return range(first, final + 1)
