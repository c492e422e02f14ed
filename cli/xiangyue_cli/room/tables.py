"""The result, read out on the spot, and the list of who is there."""

from collections.abc import Iterator

from xiangyue.acts.meeting.judging import majority_of
from xiangyue.acts.meeting.sitting import Sitting, seat_of
from xiangyue.acts.office import Office
from xiangyue.acts.village.meant import name_of
from xiangyue.model import About
from xiangyue.words import say
from xiangyue_cli.room.naming import named
from xiangyue_cli.tell import lines, pad, rule, table, width

COLUMNS_OF_NAMES = 3
NAME_WIDTH = 25
HEADS = ("line", "item", "there", "recused", "in_favour", "against", "abstained", "not_cast", "carried")


def result(office: Office, sitting: Sitting) -> None:
    """Say the result item by item (walkthrough b)."""
    room = sitting.room
    lines(
        say(
            "room.result",
            should=len(room.entitled),
            most=room.most,
            excused=len(room.excused),
            late=len(room.late),
            gone=len(room.gone),
            recused=len({seat for seats in room.recused.values() for seat in seats}),
        )
    )
    rule()
    table(tuple(say(f"room.column.{head}") for head in HEADS), list(_rows(office, sitting)))
    rule()
    lines(_outcome(office, sitting))
    for words in _footnotes(office, sitting):
        lines(words)


def _rows(office: Office, sitting: Sitting) -> Iterator[tuple[object, ...]]:
    for number, item in enumerate(sitting.room.agenda, start=1):
        count = sitting.room.last_count(item)
        words = sitting.words.get(item, item)
        if count is None:
            yield (number, words, "", "", "", "", "", "", say("room.not_voted"))
            continue
        majority = majority_of(office.law, sitting, count, about=About(meeting=sitting.meeting.id, item=item))
        tally = count.tally
        yield (
            number,
            words,
            count.there,
            count.recused or "-",
            tally.in_favour,
            tally.against,
            tally.abstained,
            tally.not_cast,
            say("room.yes" if majority.met else "room.no", needed=majority.needed),
        )


def _outcome(office: Office, sitting: Sitting) -> str:
    """How many items carried, and what became of the others."""
    room = sitting.room
    counts = {item: count for item in room.agenda if (count := room.last_count(item)) is not None}
    about = About(meeting=sitting.meeting.id)
    carried = [item for item, count in counts.items() if majority_of(office.law, sitting, count, about=about).met]
    verb = "agreed" if sitting.meeting.body.advises else "adopted"
    told = [say(f"room.{verb}", count=len(carried))]
    divided = tuple(_numbered(sitting, item) for item in room.divided if item not in carried)
    failed = tuple(_numbered(sitting, item) for item in counts if item not in carried and item not in room.divided)
    left = tuple(_numbered(sitting, item) for item in room.agenda if item not in counts)
    for code, items in (("divided_items", divided), ("failed_items", failed), ("left_items", left)):
        told += [say(f"room.{code}", items=items)] if items else []
    return "；".join(told) + "。"


def _numbered(sitting: Sitting, item: str) -> str:
    return say("room.numbered", number=sitting.room.agenda.index(item) + 1)


def _footnotes(office: Office, sitting: Sitting) -> Iterator[str]:
    room = sitting.room
    if room.late:
        came = (
            say("room.at", who=named(office, sitting, one), at=f"{room.first_came[one]:%H:%M}") for one in room.late
        )
        yield say("room.late", who=tuple(came))
    if room.gone:
        left = (say("room.at", who=named(office, sitting, one), at=f"{at:%H:%M}") for one, at in room.gone.items())
        yield say("room.gone", who=tuple(left))
    for item, seats in room.recused.items():
        who = tuple(named(office, sitting, seat) for seat in sorted(seats))
        yield say("room.recused", who=who, item=sitting.words.get(item, item))
    for item, divided in room.divided.items():
        words = sitting.words.get(item, item)
        yield say("room.divided", item=words, in_favour=divided.in_favour, against=divided.against)


def roll(office: Office, sitting: Sitting, *, group: int | None = None) -> None:
    """Say who is there, who is not, a sheet at a time."""
    room = sitting.room
    cells = []
    for line in sitting.sheet:
        if group is not None and line.group != group:
            continue
        seat = seat_of(line)
        mark = (
            "room.mark.here"
            if seat in room.here
            else "room.mark.excused"
            if seat in room.excused
            else "room.mark.gone"
            if seat in room.gone
            else "room.mark.none"
        )
        who = named(office, sitting, seat) if line.household is None else name_of(office.register, line.person)
        cells.append(f"{say(mark)}{line.line:>3} {who}")
    for first in range(0, len(cells), COLUMNS_OF_NAMES):
        row = cells[first : first + COLUMNS_OF_NAMES]
        lines("  ".join(pad(cell, max(NAME_WIDTH, width(cell))) for cell in row).rstrip())
