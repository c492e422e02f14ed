"""Who is meant: a name, pinyin initials, or a line of the printed sheets; of several one is picked by a number."""

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.ask import half_width
from xiangyue_cli.ask.field import NotTakenError
from xiangyue_cli.keys import Away, needed, pick
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from xiangyue.acts.village.meant import Candidate
    from xiangyue.records import Register
    from xiangyue_cli.filling.sitting import Sitting

MOST_OFFERED = 12
LONGEST = 4
APART = re.compile(r"[\s,;.]+")
OF_SHEET = re.compile(r"(\d{1,2})\s*[-.~—组]\s*(\d{1,3})")


def person_reader(at: "Sitting") -> Callable[[str], str]:
    """Return what turns a typed line into a name that only one person has."""

    def read_person(typed: str) -> str:
        told = half_width(typed)
        if found := OF_SHEET.fullmatch(told):
            told = _on_sheet(at, int(found[1]), int(found[2]))
            lines(say("ask.person_is", who=told))
            return told
        return one_meant(at.register, told, on=at.today).called

    return read_person


def people_reader(at: "Sitting") -> Callable[[str], str]:
    """Return what turns names, initials, or how many signed together, into words for the record."""

    def read_people(typed: str) -> str:
        told = half_width(typed)
        if told.isdecimal() and int(told[:LONGEST]) > 0:
            return say("ask.joint", count=int(told[:LONGEST]))
        parts = [part for part in APART.split(told) if part]
        if not all(part.isascii() and part.isalpha() for part in parts):
            return typed.strip()
        return "、".join(one_meant(at.register, part, on=at.today).called for part in parts)

    return read_people


def ask_person(register: "Register", prompt: str, *, on: date) -> str:
    """Ask until it is clear who is meant, and return the id.

    Raises:
        Away: whoever was asked left.

    """
    from xiangyue.errors import Refusal  # noqa: PLC0415

    while True:
        try:
            return one_meant(register, half_width(needed(prompt)), on=on).id
        except NotTakenError as no:
            lines(say("ask.not_taken", why=str(no)))
        except Refusal as refusal:
            lines(say("ask.not_taken", why=say(refusal.code, **refusal.facts).split("\n")[1]))


def one_meant(register: "Register", told: str, *, on: date) -> "Candidate":
    """Return the one who is meant, under a name nobody else answers to.

    Raises:
        NotTakenError: nobody was picked, or there are too many.
        NobodyOfThatName: nobody is called so.

    """
    from xiangyue.acts.village.meant import NobodyOfThatName, candidates  # noqa: PLC0415

    found = candidates(register, told.replace(" ", ""), on=on)
    if not found:
        raise NobodyOfThatName(told=told)
    if len(found) > MOST_OFFERED:
        raise NotTakenError(say("ask.too_many_people", count=len(found)))
    if len(found) == 1 and found[0].certain:
        if told not in (found[0].called, found[0].id):
            lines(say("ask.person_is", who=found[0].words))
        return found[0]
    lines(say("ask.several_people"), *(f"  {place:>2} {one.words}" for place, one in enumerate(found, start=1)))
    return found[_which(len(found))]


def _on_sheet(at: "Sitting", group: int, number: int) -> str:
    """Return who stands on a line of the sheets that were signed, or came instead.

    Raises:
        NotTakenError: there is no such line, or nobody has signed in yet.

    """
    from xiangyue.acts.meeting.roll import roll_lines  # noqa: PLC0415
    from xiangyue.acts.village.meant import candidates  # noqa: PLC0415

    meeting = at.meetings[-1] if at.meetings else None
    if meeting is None or meeting.sign_in is None:
        raise NotTakenError(say("ask.no_sheet"))
    on, signed = meeting.called.held_at.date(), meeting.sign_in
    sheets = roll_lines(at.register, on=on, counted_by=signed.counted_by, printed_on=meeting.notice_on)
    line = next((one for one in sheets if (one.group, one.line) == (group, number)), None)
    if line is None:
        raise NotTakenError(say("ask.not_on_sheet", group=group, line=number))
    instead = next((one.person for one in signed.present if one.household and one.household == line.household), None)
    return candidates(at.register, instead or line.person, on=at.today)[0].called


def _which(count: int) -> int:
    try:
        return pick(say("ask.which_person"), most=count) - 1
    except Away:
        raise NotTakenError(say("ask.nobody_picked")) from None
