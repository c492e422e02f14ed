"""代录确认单, on the worklist: what was typed for others in the months that are over, until it is signed for."""

from collections.abc import Iterator
from datetime import datetime

from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.paper.proxies import month_began, month_words, unsigned
from xiangyue.acts.village.meant import name_of
from xiangyue.acts.worklist.chore import Chore
from xiangyue.words import say

KIND = "proxies.unsigned"


def proxies_unsigned(office: Office, now: datetime) -> Iterator[Chore]:
    """Yield a line for each person and month that lacks a signature."""
    began = month_began(now.astimezone(BEIJING).date())
    last = (began.year * 12 + began.month - 1) - 1
    for one in unsigned(office.register, until=began):
        year, _, month = one.month.partition("-")
        when = say("chore.last_month") if int(year) * 12 + int(month) - 1 == last else month_words(one.month)
        yield Chore(
            kind=KIND,
            about=f"{one.month}/{one.person}",
            what=say("chore.proxies", when=when, count=len(one.entries), who=name_of(office.register, one.person)),
            lacks=say("chore.proxies.made" if one.made else "chore.proxies.lacks"),
        )
