"""The numbers and names in a line of the room: which seats, which items, which votes."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from xiangyue.errors import Refusal
from xiangyue.intake.present import RollLine, line_numbers
from xiangyue.model import Present, Tally, arabic
from xiangyue.model.room import Room
from xiangyue.words import say

_GROUP = re.compile(r"(?:([一二三四五六七八九十]+|\d{1,2})组|(\d{1,2})[:.])\s*")
_NUMBERS = re.compile(r"[\d\s,、~-]+")
_INSTEAD = re.compile(r"(\d+)([代=])(\S+)")
_PROXY = re.compile(r"(\d+)([委*])(\S+)")
_OTHER_SHEET = re.compile(r"(\d{1,2})[-.](\d{1,3})")
_BUT = ("除", "/")
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
    called: Mapping[str, str] = field(default_factory=dict)  # a person's id: the name, whoever else has it too
    venues: Sequence[str] = ()  # of each group in turn; one or none: everybody sits together
    families: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by household: its adults besides the head


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """The lines of the sheet that are meant, and who came for them where it was not the head."""

    lines: tuple[RollLine, ...]
    group: int | None
    instead: Mapping[int, str]  # by line: one of the household
    proxies: Mapping[int, str]  # by line: somebody else, by written proxy

    def seat(self, line: RollLine) -> Present:
        """Return who sits for a line."""
        if line.line in self.proxies:
            proxy = say("room.proxy_kept")
            return Present(person=self.proxies[line.line], household=line.household, proxy=proxy)
        return Present(person=self.instead.get(line.line, line.person), household=line.household)


def picked(told: str, hall: Hall) -> Picked:
    """Return the lines of the sheet meant, who came instead of whom, and of which group's sheet they are."""
    found = _GROUP.match(told)
    group = _group(found[1] or found[2]) if found else None
    if group is None and len({one.group for one in hall.sheet}) > 1:
        raise RoomLineUnclear(told=told, wanted="几组：一组 1-6 8-14，或 一组 除 3 8")
    rest = told[found.end() :] if found else told
    by_number = {one.line: one for one in hall.sheet if group is None or one.group == group}
    if not by_number:
        raise RoomLineUnclear(told=told, wanted="名册上有的组")
    instead = {int(one[1]): _of_the_family(one[3], by_number.get(int(one[1])), hall) for one in _INSTEAD.finditer(rest)}
    proxies = {int(one[1]): _holder(one[3], hall) for one in _PROXY.finditer(rest)}
    rest = _PROXY.sub(r"\1", _INSTEAD.sub(r"\1", rest)).strip()
    return Picked(
        lines=_lines(rest, by_number, extra={*instead, *proxies}), group=group, instead=instead, proxies=proxies
    )


def _lines(rest: str, by_number: Mapping[int, RollLine], *, extra: Collection[int]) -> tuple[RollLine, ...]:
    last = max(by_number)
    if rest in _ALL:
        numbers: Sequence[int] = tuple(by_number)
    elif rest.startswith(_BUT):
        away = set(line_numbers(rest[1:].strip(), last=last)) - set(extra)
        numbers = tuple(number for number in by_number if number not in away)
    else:
        return tuple(by_number[number] for number in line_numbers(rest, last=last))
    return tuple(by_number[number] for number in numbers if not by_number[number].gone)


def _of_the_family(told: str, line: RollLine | None, hall: Hall) -> str:
    """Return who of a household came: by name, or by the number among its adults besides the head."""
    family = hall.families.get(line.household or "", ()) if line else ()
    if not told.isdecimal():
        named = [one for one in family if hall.called.get(one) == told]
        return named[0] if len(named) == 1 else person(told, hall)
    if not 1 <= int(told) <= len(family):
        raise RoomLineUnclear(told=told, wanted="这一户除户主外第几个成年人，或写姓名")
    return family[int(told) - 1]


def _holder(told: str, hall: Hall) -> str:
    """Return who holds a written proxy: by name, or by the number of his own household's line, 5-33."""
    found = _OTHER_SHEET.fullmatch(told)
    if found is None:
        return person(told, hall)
    heads = [one.person for one in hall.sheet if (one.group, one.line) == (int(found[1]), int(found[2]))]
    if not heads:
        raise RoomLineUnclear(told=told, wanted="受托的人在哪组第几号，如 5-33")
    return heads[0]


def seats(told: str, hall: Hall) -> tuple[str, ...]:
    if not told:
        raise RoomLineUnclear(told=told, wanted="几号")
    return tuple(one.household or one.person for one in picked(told, hall).lines)


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
    raise RoomLineUnclear(told="票", wanted="先输 4，说清是第几项，再记")


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
