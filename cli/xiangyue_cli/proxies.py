"""代录确认单 on the terminal: what waits for a signature, making the sheet, and putting the signed one on record."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.ask import half_width
from xiangyue_cli.session import Session, now_of, office_of

if TYPE_CHECKING:
    from datetime import datetime

    from xiangyue.acts.office import Office
    from xiangyue.acts.worklist.chore import Chore

MAKE, SIGNED, NOT_SIGNED = 1, 2, 3
MONTH = re.compile(r"(?:(\d{4})[-.年/]?)?(\d{1,2})月?")
MONTHS = 12


class MonthUnclear(Refusal):
    """What was typed is no month."""

    code = "month-unclear"

    def __init__(self, *, told: str) -> None:
        super().__init__(told=told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one call of `proxies` says."""

    month: str | None = None
    person: str | None = None
    signed: str | None = None  # a day as people write it
    where: str = ""
    reason: str = ""
    to: Path | None = None


def proxies_by(session: Session, told: Told) -> None:
    """List what nobody has signed for; of one person make the sheet, or put on record what became of it."""
    from xiangyue.acts.village.meant import person_meant  # noqa: PLC0415
    from xiangyue_cli.ask import parse_date  # noqa: PLC0415

    if told.person is None:
        _list(session, told.month)
        return
    office = office_of(session, writing=True)
    now = now_of(session, office)
    person = person_meant(office.register, told.person, on=now.date())
    month = month_meant(told.month, today=now.date())
    if told.signed or told.reason:
        signed_on = parse_date(told.signed, today=now.date()) if told.signed else None
        _confirm(session, office, person, month, signed_on=signed_on, where=told.where, reason=told.reason, now=now)
    else:
        _make(session, office, person, month, to=told.to, now=now)


def sign_here(session: Session, chore: "Chore") -> None:
    """Make the sheet, or say that it came back signed, or that it will not.

    Raises:
        Away: neither, for now.

    """
    from xiangyue_cli.ask import kept_at  # noqa: PLC0415
    from xiangyue_cli.keys import needed, phrased, pick  # noqa: PLC0415
    from xiangyue_cli.tell import lines  # noqa: PLC0415

    month, _, person = chore.about.partition("/")
    lines(chore.what, say("proxies.choices"))
    chosen = pick(say("screen.choose_or_back"), most=NOT_SIGNED)
    office = office_of(session, writing=True)
    now = now_of(session, office)
    if chosen == MAKE:
        _make(session, office, person, month, to=None, now=now)
    elif chosen == SIGNED:
        day = _day(now.date())
        where = kept_at(needed(say("ask.sheet_where")))
        _confirm(session, office, person, month, signed_on=day, where=where, reason="", now=now)
    else:
        reason = phrased(say("ask.sheet_why_not"), say("phrases.not_signed").split("\n"))
        _confirm(session, office, person, month, signed_on=None, where="", reason=reason, now=now)


def _list(session: Session, month: str | None) -> None:
    from xiangyue.acts.paper.proxies import month_words, unsigned  # noqa: PLC0415
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine, table  # noqa: PLC0415

    office = office_of(session)
    now = now_of(session, office)
    which = month_meant(month, today=now.date()) if month else None
    found = [one for one in unsigned(office.register, until=now) if which in (None, one.month)]
    if session.json:
        machine(found)
        return
    if not found:
        lines(say("told.all_signed"))
        return
    table(
        tuple(say(f"head.{head}") for head in ("proxies.month", "responsible", "proxies.count", "proxies.sheet")),
        [
            (
                month_words(one.month),
                name_of(office.register, one.person),
                str(len(one.entries)),
                say("proxies.made" if one.made else "proxies.not_made"),
            )
            for one in found
        ],
    )


def _make(session: Session, office: "Office", person: str, month: str, *, to: Path | None, now: "datetime") -> None:
    """Make the sheet and have it printed, or copied where it can be printed."""
    from xiangyue.acts.paper.proxies import render_proxies  # noqa: PLC0415
    from xiangyue_cli.commands.printing import put_out  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415
    from xiangyue_cli.surroundings import key_of, press_of  # noqa: PLC0415

    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    made = render_proxies(office, person, month, press=press_of(office), key=key_of(office), by=by, now=now)
    paper = next(one for one in office.register.papers(None) if one.id == made.paper)
    put_out(session, office, paper, to=to)


def _confirm(
    session: Session,
    office: "Office",
    person: str,
    month: str,
    *,
    signed_on: date | None,
    where: str,
    reason: str,
    now: "datetime",
) -> None:
    from xiangyue.acts.paper.proxies import confirm_proxies, month_words  # noqa: PLC0415
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    done = confirm_proxies(
        office.register, person, month, signed_on=signed_on, where=where, reason=reason, by=by, now=now
    )
    if session.json:
        machine({"entry": done.number, "entries": done.payload["did"]["entries"]})
        return
    count = len(done.payload["did"]["entries"])
    who = name_of(office.register, person)
    code = "told.proxies_signed" if signed_on else "told.proxies_not_signed"
    lines(say(code, number=done.number, who=who, month=month_words(month), count=count))


def _day(today: date) -> date:
    """Ask on which day it was signed."""
    from xiangyue_cli.ask import parse_date  # noqa: PLC0415
    from xiangyue_cli.ask.days import said  # noqa: PLC0415
    from xiangyue_cli.keys import line  # noqa: PLC0415
    from xiangyue_cli.tell import lines  # noqa: PLC0415

    while True:
        typed = line(say("ask.sheet_signed_on", default=say("ask.default", value=said(today))))
        try:
            return parse_date(typed, today=today) if typed else today
        except Refusal as refusal:
            lines(say("ask.not_taken", why=say(refusal.code, **refusal.facts).split("\n")[1]))


def month_meant(told: str | None, *, today: date) -> str:
    """Return 2026-10 for 2026-10, 2026.10, or 10, which is the last October; without any, the month before today's.

    Raises:
        MonthUnclear: it is no month.

    """
    if told is None:
        year, month = divmod(today.year * 12 + today.month - 2, 12)
        return f"{year}-{month + 1:02}"
    found = MONTH.fullmatch(half_width(told))
    if found is None or not 1 <= int(found[2]) <= MONTHS:
        raise MonthUnclear(told=told)
    month = int(found[2])
    year = int(found[1]) if found[1] else today.year - (month > today.month)
    return f"{year}-{month:02}"
