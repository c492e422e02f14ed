"""通知: whether people were told early enough."""

from dataclasses import dataclass
from datetime import date, timedelta

from xiangyue.model import About, Ruling
from xiangyue.rules.answer import DAYS, InForce, met_if
from xiangyue.rules.refusals import DaysTurnedRound
from xiangyue.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """When people were told of a meeting, and when it was held."""

    notice_on: date
    held_on: date
    urgent_reason: str = ""

    def __post_init__(self) -> None:
        if self.held_on < self.notice_on:
            raise DaysTurnedRound(first=self.notice_on, then=self.held_on)


def days_told(notice: Notice, *, safe: bool) -> int:
    """Count the days people had.

    How 提前十日 is counted backward is nowhere defined. The safe reading counts neither the day of the notice
    nor that of the meeting; the other counts one of them.
    """
    apart = (notice.held_on - notice.notice_on).days
    return max(apart - 1, 0) if safe else apart


def check_notice(asked: InForce, notice: Notice, *, safe: bool, about: About) -> Ruling:
    """Say whether the notice was early enough, or given late for a reason the law allows."""
    needed = asked.provision.days or 0
    actual = days_told(notice, safe=safe)
    early = actual >= needed
    excused = not early and asked.provision.urgent and any(sign.isalnum() for sign in notice.urgent_reason)
    return asked.answer(
        met_if(early or excused),
        about=about,
        base=DAYS,
        needed=needed,
        actual=actual,
        notes=(
            say("ruling.notice.safe" if safe else "ruling.notice.plain", days=needed),
            _urgent(asked, notice, early),
        ),
    )


def earliest_meeting(asked: InForce, notice_on: date, *, safe: bool) -> date:
    """Return the first day a meeting told of that day may be held."""
    return notice_on + timedelta(days=(asked.provision.days or 0) + (1 if safe else 0))


def _urgent(asked: InForce, notice: Notice, early: bool) -> str:
    reason = notice.urgent_reason.strip()
    if early or not reason:
        return ""
    return say("ruling.notice.urgent" if asked.provision.urgent else "ruling.notice.no_urgency", reason=reason)
