"""待办 as a screen of 24 lines: what the clerk can do, what waits for others, what the law asks of the year."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.tell import COLUMNS, LINES, cut, pad, width, wrap

if TYPE_CHECKING:
    from xiangyue.acts.worklist.home import Hanging, Home, Mine, Theirs
    from xiangyue.acts.worklist.year import OfTheYear
    from xiangyue.rules import Duty

PROMPT = 1
HEAD = 1
OTHERS = 4  # so many lines of what waits for others, before the rest is folded
FEWEST = 5  # so many of one's own are always there
EVENING = 18  # from this hour on one says 今晚
TINY = timedelta(microseconds=1)
WEEKDAYS = "一二三四五六日"
QUARTERS = "一二三四"
MINE = (2, 13, 3, 39, 18)
THEIRS = (2, 3, 22, 28, 6, 12)
TO_THE_RIGHT_OF_MINE, TO_THE_RIGHT_OF_THEIRS = {0, 2}, {0, 1}
ACROSS = "-" * COLUMNS
State = Callable[["Mine"], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands above and below the list."""

    head: str
    year: "OfTheYear | None"
    keys: str


def home_lines(home: "Home", around: Around, *, now: datetime, state: State) -> list[str]:
    """Return the screen: 24 lines with the prompt, whatever has to be folded."""
    above = ["", *wrap(around.head), ACROSS]
    others = _folded(_others(home, now=now), OTHERS + 3)
    below = [ACROSS, *_year_lines(around.year), *wrap(around.keys)]
    room = LINES - PROMPT - len(above) - len(others) - len(below)
    return [*above, *_own(home, now=now, state=state, room=max(FEWEST, room)), *others, *below]


def every_line(home: "Home", *, now: datetime, state: State) -> list[str]:
    """Return the whole list, for whoever turns its pages."""
    return [*_own(home, now=now, state=state), *_others(home, now=now)]


def _folded(rows: list[str], room: int) -> list[str]:
    """Return as many rows as there is room for; the last says how many are left out."""
    if len(rows) <= room:
        return rows
    return [*rows[: room - 1], say("screen.folded", count=len(rows) - room + 1)]


def _own(home: "Home", *, now: datetime, state: State, room: int | None = None) -> list[str]:
    """Return a head and the lines there is room for; only what is shown is looked into."""
    if not home.mine:
        return [say("told.nothing_to_do")]
    most = len(home.mine)
    if room is not None and most + HEAD > room:
        most = room - HEAD - 1  # the last line says how many are left out
    heads = [say(f"head.{one}") for one in ("line", "by", "case", "step", "lacks")]
    rows = [
        (str(place), when(line, now=now), _small(line), _what(line), state(line))
        for place, line in enumerate(home.mine[:most], start=1)
    ]
    more = [say("screen.folded", count=len(home.mine) - most)] if most < len(home.mine) else []
    return [*(_row(cells, MINE, TO_THE_RIGHT_OF_MINE) for cells in (heads, *rows)), *more]


def _what(line: "Mine") -> str:
    if line.step is None:
        return line.chore.what if line.chore else ""
    return say("home.step", title=line.step.title, step=line.step.name)


def _small(line: "Mine") -> str:
    case = line.step.case if line.step else line.chore.case if line.chore else None
    return (case or "").rpartition("-")[2]


def when(line: "Mine", *, now: datetime) -> str:
    """Return 今晚 19:30, 明天, 12月1日 周二; of a moment that is over, that it is."""
    if line.by is None:
        return ""
    at = line.by.astimezone(now.tzinfo)
    last = (at - TINY).date()  # 24:00 belongs to the day it ends
    clock = "" if at.date() > last else f" {at:%H:%M}"
    if last == now.date() or last == now.date() + timedelta(days=1):
        tonight = clock and at.hour >= EVENING
        near = "tomorrow" if last > now.date() else "tonight" if tonight else "today"
        return say(f"home.{near}") + clock
    facts = {"month": last.month, "day": last.day, "weekday": WEEKDAYS[last.weekday()]}
    if at < now:
        return say("home.held" if line.meets else "home.over", **facts)
    return say("home.on", **facts)


def _others(home: "Home", *, now: datetime) -> list[str]:
    """Return what waits for others, each under the number it is opened by, and what waits for time."""
    if not (home.theirs or home.hanging):
        return []
    numbered = enumerate(home.theirs, start=len(home.mine) + 1)
    rows = [_theirs_row(place, one) for place, one in numbered] + [_hanging_row(one, now=now) for one in home.hanging]
    heads = ["", *(say(f"head.{one}") for one in ("case", "waits_for", "step", "waited")), ""]
    said = say("home.others") if home.theirs else say("home.time")
    return [ACROSS, said, *(_row(cells, THEIRS, TO_THE_RIGHT_OF_THEIRS) for cells in (heads, *rows))]


def _theirs_row(place: int, one: "Theirs") -> Sequence[str]:
    role = say(f"role.{one.step.role}")
    who = f"{role} {'、'.join(one.who)}" if len(one.who) == 1 else role
    what = say("home.step", title=one.step.title, step=one.step.name)
    waited = say("home.days", days=one.days) if one.days else say("home.today")
    return str(place), _number(one.step.case), who, what, waited, "" if one.hinders else say("home.no_hindrance")


def _hanging_row(one: "Hanging", *, now: datetime) -> Sequence[str]:
    last = (one.due.at - TINY).date()
    left = (last - now.date()).days
    until = say("home.until", month=last.month, day=last.day)
    return "", _number(one.case), until, one.title, say("home.left", days=left) if left else say("home.today"), ""


def _number(case: str) -> str:
    return case.rpartition("-")[2]


def _year_lines(year: "OfTheYear | None") -> list[str]:
    """Return the line a secretary reads aloud."""
    if year is None or not year.duties:
        return []
    told = [say("home.year", duties=duty_words(year.duties[0]))]
    for duty in year.duties[1:]:
        longer = f"{told[-1]}   {duty_words(duty)}"
        if width(longer) <= COLUMNS:
            told[-1] = longer
        else:
            told.append(f"  {duty_words(duty)}")
    return [*(line for one in told for line in wrap(one, indent="  ")), ACROSS]


def duty_words(duty: "Duty") -> str:
    """Return 村民代表会议 3 次（每季 1 次，四季度还没开）."""
    code = f"duty.{duty.each}" + ("" if duty.met else ".lacking")
    return say(
        code,
        what=duty.what,
        count=len(duty.done),
        times=duty.times,
        left=duty.left,
        cycle=QUARTERS[duty.cycle - 1],
    )


def _row(cells: Sequence[str], widths: Sequence[int], right: set[int]) -> str:
    fitted = (
        pad(cut(cell, columns), columns, right=place in right)
        for place, (cell, columns) in enumerate(zip(cells, widths, strict=True))
    )
    return " ".join(fitted).rstrip()
