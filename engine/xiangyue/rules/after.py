"""备案 and 公布: what follows once a text is adopted."""

from datetime import date

from xiangyue.model import About, Outcome, Ruling
from xiangyue.rules.answer import DAYS, InForce, met_if
from xiangyue.rules.refusals import DaysTurnedRound
from xiangyue.words import say


def check_filed(asked: InForce, *, filed: bool, about: About) -> Ruling:
    """Say whether the text went to the township for filing; until then it is owed."""
    return asked.answer(Outcome.MET if filed else Outcome.OWED, about=about)


def check_filing(asked: InForce, *, adopted_on: date, sent_on: date, last_day: date, about: About) -> Ruling:
    """Say whether it was sent in time."""
    if sent_on < adopted_on:
        raise DaysTurnedRound(first=adopted_on, then=sent_on)
    return asked.answer(
        met_if(sent_on <= last_day),
        about=about,
        base=DAYS,
        needed=asked.provision.days,
        actual=(sent_on - adopted_on).days,
        notes=(say("ruling.filing.late" if sent_on > last_day else "ruling.filing.in_time", last_day=last_day),),
    )


def check_posting(asked: InForce, *, posted_on: date, until: date | None, about: About) -> Ruling:
    """Say whether a posting hung long enough; while it still hangs, that is owed."""
    needed = asked.provision.days or 0
    if until is None:
        return asked.answer(Outcome.OWED, about=about, base=DAYS, needed=needed)
    if until < posted_on:
        raise DaysTurnedRound(first=posted_on, then=until)
    days = (until - posted_on).days
    return asked.answer(met_if(days >= needed), about=about, base=DAYS, needed=needed, actual=days)
