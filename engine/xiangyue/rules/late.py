"""补录: an entry written well after what it tells of. A setting of the village, no rule of law."""

from dataclasses import dataclass
from datetime import date

from xiangyue.model import About, Outcome, Ruling, Subject
from xiangyue.rules.answer import DAYS
from xiangyue.rules.calendar import Calendar
from xiangyue.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a village may set for itself; the pack has the usual values."""

    late_after_working_days: int
    period_late_after_days: int  # of a fact that starts a legal period


def check_late(  # noqa: PLR0913 - each is a fact of its own
    profile: Profile,
    calendar: Calendar,
    *,
    happened_on: date,
    recorded_on: date,
    starts_period: bool,
    witnessed: bool,
    about: About,
) -> Ruling | None:
    """Say that an entry is late, in neutral words; None if it is not.

    A late fact from which a legal period runs is owed a witness other than the clerk, or a scan.
    """
    working = calendar.working_days(happened_on, recorded_on)
    period_late = starts_period and (recorded_on - happened_on).days > profile.period_late_after_days
    if working <= profile.late_after_working_days and not period_late:
        return None
    owed = period_late and not witnessed
    notes = [say("ruling.late", happened_on=happened_on, recorded_on=recorded_on, days=working)]
    if owed:
        notes.append(say("ruling.late.witness"))
    return Ruling(
        rule="S-LATE",
        subject=Subject.LATE,
        outcome=Outcome.OWED if owed else Outcome.ADVICE,
        base=DAYS,
        needed=profile.late_after_working_days,
        actual=working,
        law="SETTING",
        law_name=say("setting.name"),
        article="",
        citation=say("setting.citation"),
        note="；".join(notes),
        about=about,
    )
