"""会场的一笔: what a clerk types while a meeting goes on, or has in a file the next morning.

19:28 到 1-6 8-14 16 18-20        a moment in front, or none for "now"; 1 instead of 到
到 一组 除 3 8 11-15               all of a group's sheet but these
1 1:/3 8 11-15                     the same in digits alone
到 一组 7代罗光明   or   1 1:7=2     of line 7 it was 罗光明, the second adult besides the head
到 一组 9委谭小波   or   1 1:9*5-33  of line 9 it was 谭小波 (group 5, line 33), by written proxy
假 21 务工未回
开
4   or   下一项 3                  the next item, or the third
避 13 自己办养殖场                  of the item spoken of
5 12 5 2 [未投] [无效]              同意 反对 弃权; several venues: 52 0 0/47 1 0/…
票 2 6-8：17 0 0                   several items by one show of hands
记 谢友全：席桌数不要写死
不一致 清运车要钱；反对：低保户交不起
动议 3 门前三包写成倡导              an amendment to the third item; without a number a question of its own
7   or   改 5                      the last line counts no more, or the fifth
9   or   暂停
0   or   完
"""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from xiangyue.intake.room_numbers import (
    Hall,
    RoomLineUnclear,
    item_numbers,
    item_spoken_of,
    numbered,
    numbers_and_words,
    picked,
    seats,
    tally,
    venue,
)
from xiangyue.model.room import (
    Came,
    Closed,
    Counted,
    Divided,
    Event,
    Excused,
    ItemTaken,
    Left,
    Moved,
    Opened,
    Paused,
    Recused,
    Said,
    TakenBack,
    VenueTally,
)

VERBS = {"1": "到", "2": "走", "3": "避", "4": "下一项", "5": "票", "6": "记", "7": "改", "9": "暂停", "0": "完"}
_WORDS = ("下一项", "不一致", "暂停", "动议", "到", "走", "避", "票", "记", "改", "完", "假", "开")
_NARROW = str.maketrans("０１２３４５６７８９：，；／＝－　", "0123456789:,;/=- ")
_TIME = re.compile(r"([01]?\d|2[0-3]):?([0-5]\d)(?=\s|$)")
WORDS = ("words", "reason", "in_favour", "against")
_LONG_TIME = re.compile(r"\d{4}|\d{1,2}:\d\d")


def read_line(told: str, hall: Hall, *, now: datetime) -> Event:
    """Return what a line says happened; without a moment in front it is now.

    Raises:
        RoomLineUnclear: it cannot be read.
        NotOnRoll, ListedTwice, PresentUnclear: its numbers are not those of the sheet.

    """
    narrow = told.translate(_NARROW)
    at, line = _moment(narrow.strip(), now)
    verb, rest = _verb(line, told)
    return _as_typed(_READERS[verb](rest, hall, at), narrow, told)


def _as_typed(event: Event, narrow: str, told: str) -> Event:
    """Return a line with its words as they were typed: numbers are read in half width, what goes on record keeps its signs."""
    typed: dict[str, Any] = {
        name: told[begin : begin + len(words)]
        for name in WORDS
        if (words := getattr(event, name, "")) and (begin := narrow.rfind(words)) >= 0
    }
    return replace(event, **typed) if typed else event


def _moment(line: str, now: datetime) -> tuple[datetime, str]:
    first = line.partition(" ")[0]
    found = _TIME.match(line) if _LONG_TIME.fullmatch(first) else None
    if found is None:
        return now, line
    hour, minute = int(found[1]), int(found[2])
    return now.replace(hour=hour, minute=minute, second=0, microsecond=0), line[found.end() :].strip()


def _verb(line: str, told: str) -> tuple[str, str]:
    first, _, rest = line.partition(" ")
    if first in VERBS:
        return VERBS[first], rest.strip()
    for word in _WORDS:
        if line.startswith(word):
            return word, line.removeprefix(word).strip()
    raise RoomLineUnclear(told=told, wanted="到 走 避 下一项 票 记 改 暂停 完")


def _came(rest: str, hall: Hall, at: datetime) -> Event:
    came = picked(rest, hall)
    return Came(at=at, seats=tuple(map(came.seat, came.lines)), venue=venue(hall, came.group))


def _left(rest: str, hall: Hall, at: datetime) -> Event:
    return Left(at=at, seats=seats(rest, hall))


def _excused(rest: str, hall: Hall, at: datetime) -> Event:
    numbers, reason = numbers_and_words(rest)
    return Excused(at=at, seats=seats(numbers, hall), reason=reason)


def _recused(rest: str, hall: Hall, at: datetime) -> Event:
    numbers, reason = numbers_and_words(rest)
    return Recused(at=at, seats=seats(numbers, hall), item=item_spoken_of(hall), reason=reason)


def _opened(rest: str, hall: Hall, at: datetime) -> Event:  # noqa: ARG001
    return Opened(at=at)


def _next_item(rest: str, hall: Hall, at: datetime) -> Event:
    if rest:
        return ItemTaken(at=at, item=numbered(rest, hall))
    left = [item for item in hall.room.agenda if hall.room.last_count(item) is None]
    if not left:
        raise RoomLineUnclear(told=rest, wanted="第几项")
    current = left.index(hall.room.item) + 1 if hall.room.item in left else 0
    return ItemTaken(at=at, item=left[current % len(left)])


def _counted(rest: str, hall: Hall, at: datetime) -> Event:
    which, apart, figures = rest.rpartition(":")
    items = tuple(hall.room.agenda[one - 1] for one in item_numbers(which, hall)) if apart else (item_spoken_of(hall),)
    tallies = tuple(tally(one) for one in figures.split("/"))
    if len(tallies) == 1:
        return Counted(at=at, items=items, tallies=(VenueTally(tally=tallies[0]),))
    venues = list(dict.fromkeys(one for one in hall.venues if one))
    if len(venues) != len(tallies):
        raise RoomLineUnclear(told=rest, wanted=" / ".join(venues))
    by_venue = tuple(VenueTally(venue=venue, tally=tally) for venue, tally in zip(venues, tallies, strict=True))
    return Counted(at=at, items=items, tallies=by_venue)


def _said(rest: str, hall: Hall, at: datetime) -> Event:
    names = sorted((name for name in hall.names if rest.startswith(name)), key=len, reverse=True)
    if not names:
        raise RoomLineUnclear(told=rest, wanted="谁说的：说了什么")
    words = rest.removeprefix(names[0]).lstrip(":, ").strip()
    if not words:
        raise RoomLineUnclear(told=rest, wanted="谁说的：说了什么")
    return Said(at=at, speaker=hall.names[names[0]], words=words)


def _divided(rest: str, hall: Hall, at: datetime) -> Event:
    in_favour, apart, against = rest.partition("反对:")
    in_favour = in_favour.removeprefix("赞成:").strip(" ;,。")
    if not (apart and in_favour and against.strip()):
        raise RoomLineUnclear(told=rest, wanted="赞成的理由；反对：不赞成的理由")
    counted = hall.room.counts[-1].items[0] if hall.room.counts else item_spoken_of(hall)
    return Divided(at=at, item=counted, in_favour=in_favour, against=against.strip(" 。"))


def _moved(rest: str, hall: Hall, at: datetime) -> Event:
    numbers, words = numbers_and_words(rest)
    amends = numbered(numbers, hall) if numbers else ""
    if not words:
        raise RoomLineUnclear(told=rest, wanted="动议什么")
    moved = sum(isinstance(line, Moved) for line in hall.room.lines)
    return Moved(at=at, item=f"moved-{moved + 1}", words=words, amends=amends)


def _taken_back(rest: str, hall: Hall, at: datetime) -> Event:
    if rest:
        if not rest.isdecimal():
            raise RoomLineUnclear(told=rest, wanted="第几笔")
        return TakenBack(at=at, line=int(rest))
    taken = {line.line for line in hall.room.lines if isinstance(line, TakenBack)}
    standing = [
        number
        for number, line in enumerate(hall.room.lines, start=1)
        if number not in taken and not isinstance(line, TakenBack)
    ]
    return TakenBack(at=at, line=standing[-1] if standing else 0)


def _paused(rest: str, hall: Hall, at: datetime) -> Event:  # noqa: ARG001
    return Paused(at=at)


def _closed(rest: str, hall: Hall, at: datetime) -> Event:  # noqa: ARG001
    return Closed(at=at)


_READERS = {
    "到": _came,
    "走": _left,
    "假": _excused,
    "避": _recused,
    "开": _opened,
    "下一项": _next_item,
    "票": _counted,
    "记": _said,
    "不一致": _divided,
    "动议": _moved,
    "改": _taken_back,
    "暂停": _paused,
    "完": _closed,
}
