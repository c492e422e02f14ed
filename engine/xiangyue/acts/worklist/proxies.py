"""代录确认单, on the worklist: what was typed for others in the months that are over, until it is signed for."""

from collections.abc import Iterator
from datetime import datetime

from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.paper.proxies import month_began, month_words, unsigned
from xiangyue.acts.village.meant import name_of
from xiangyue.acts.worklist.chore import Chore
from xiangyue.words import say

KIND = "proxies.unsigned"
MONTHS = 12


def proxies_unsigned(office: Office, now: datetime) -> Iterator[Chore]:
    """Yield a line for each person and month that lacks a signature."""
    began = month_began(now.astimezone(BEIJING).date())
    for one in unsigned(office.register, until=began):
        when = _when(one.month, began)
        yield Chore(
            kind=KIND,
            about=f"{one.month}/{one.person}",
            what=say("chore.proxies", when=when, count=len(one.entries), who=name_of(office.register, one.person)),
            lacks=say("chore.proxies.made" if one.made else "chore.proxies.lacks"),
        )


def _when(month: str, began: datetime) -> str:
    """Return 上月, 4月, or 2025年4月 where 4月 would be another."""
    year, number = (int(part) for part in month.split("-"))
    ago = (began.year - year) * MONTHS + began.month - number
    if ago == 1:
        return say("chore.last_month")
    return say("chore.month", month=number) if ago < MONTHS else month_words(month)
