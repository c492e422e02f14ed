"""The numbers and names in a line of the room: which seats, which items, which votes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xiangyue.errors import Refusal
from xiangyue.intake.present import RollLine, line_numbers
from xiangyue.model import Tally, arabic
from xiangyue.model.room import Room

_GROUP = re.compile(r"([一二三四五六七八九十]+|\d{1,2})组\s*")
_NUMBERS = re.compile(r"[\d\s,、~-]+")
_INSTEAD = re.compile(r"(\d+)代(\S+)")
_MOST_FIGURES = 5  # 同意 反对 弃权 未投 无效
_FEWEST_FIGURES = 3
_ALL = frozenset({"", "全到", "全部"})


class RoomLineUnclear(Refusal):
    """A line cannot be read."""

    code = "room-line-unclear"

    def __init__(self, *, told: str, wanted: str) -> None:
        super().__init__(told=told, wanted=wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """What a line is read against: the sheet, who people are, which venue is whose, and the room so far."""

    room: Room
    sheet: Sequence[RollLine]
    names: Mapping[str, str]  # a name: a person's id; only names that are one person's
    venues: Sequence[str] = ()  # of each group in turn; one or none: everybody sits together


def picked(told: str, hall: Hall) -> tuple[tuple[RollLine, ...], Mapping[int, str], int | None]:
    """Return the lines of the sheet meant, who came instead of whom, and of which group's sheet they are."""
    found = _GROUP.match(told)
    group = _group(found[1]) if found else None
    sheet = [one for one in hall.sheet if group is None or one.group == group]
    rest = told[found.end() :] if found else told
    others = {int(one[1]): person(one[2], hall) for one in _INSTEAD.finditer(rest)}
    rest = _INSTEAD.sub(r"\1", rest).strip()
    if group is None and len({one.group for one in hall.sheet}) > 1:
        raise RoomLineUnclear(told=told, wanted="几组：一组 1-6 8-14，或 一组 除 3 8")
    by_number = {one.line: one for one in sheet}
    last = max(by_number, default=0)
    if rest in _ALL:
        numbers = tuple(by_number)
    elif rest.startswith("除"):
        away = set(line_numbers(rest.removeprefix("除").strip(), last=last))
        numbers = tuple(number for number in by_number if number not in away)
    else:
        numbers = line_numbers(rest, last=last)
    whole = rest in _ALL or rest.startswith("除")
    lines = tuple(by_number[number] for number in numbers if not (whole and by_number[number].gone))
    return lines, others, group


def seats(told: str, hall: Hall) -> tuple[str, ...]:
    if not told:
        raise RoomLineUnclear(told=told, wanted="几号")
    lines, _, _ = picked(told, hall)
    return tuple(one.household or one.person for one in lines)


def venue(hall: Hall, group: int | None) -> str:
    several = len(set(hall.venues)) > 1
    return hall.venues[group - 1] if several and group is not None and group <= len(hall.venues) else ""


def _group(told: str) -> int:
    return int(told) if told.isdecimal() else arabic(told) or 0


def person(told: str, hall: Hall) -> str:
    if told not in hall.names:
        raise RoomLineUnclear(told=told, wanted="名册上的姓名")
    return hall.names[told]


def numbers_and_words(told: str) -> tuple[str, str]:
    """Return `13 自己办养殖场` as its numbers and its words; a group may stand in front."""
    group = _GROUP.match(told)
    begin = group.end() if group else 0
    found = _NUMBERS.match(told, begin)
    end = found.end() if found else begin
    return told[:end].strip(), told[end:].strip(" ,:。")


def item_spoken_of(hall: Hall) -> str:
    if hall.room.item is not None:
        return hall.room.item
    if len(hall.room.agenda) == 1:
        return hall.room.agenda[0]
    raise RoomLineUnclear(told="", wanted="先输 4 下一项")


def item_numbers(told: str, hall: Hall) -> tuple[int, ...]:
    return line_numbers(told.removeprefix("第").removesuffix("项").strip(), last=len(hall.room.agenda))


def numbered(told: str, hall: Hall) -> str:
    return hall.room.agenda[item_numbers(told, hall)[0] - 1]


def tally(told: str) -> Tally:
    figures = [one for one in re.split(r"[\s,、]+", told.strip()) if one]
    if not _FEWEST_FIGURES <= len(figures) <= _MOST_FIGURES or not all(one.isdecimal() for one in figures):
        raise RoomLineUnclear(told=told, wanted="同意 反对 弃权，如 12 5 2")
    in_favour, against, abstained, *more = map(int, figures)
    not_cast, invalid = (*more, 0, 0)[:2]
    return Tally(in_favour=in_favour, against=against, abstained=abstained, not_cast=not_cast, invalid=invalid)
