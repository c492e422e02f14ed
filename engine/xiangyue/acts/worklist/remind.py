"""催办: one polite sentence to say, copy or print. It sends nothing."""

from dataclasses import dataclass
from datetime import date

from xiangyue.acts.case.show import holders
from xiangyue.acts.office import Office
from xiangyue.errors import Refusal
from xiangyue.words import say


class NobodyToRemind(Refusal):
    """Nothing of the case waits for anybody."""

    code = "nobody-to-remind"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """What may be said to whom."""

    case: str
    step: str
    role: str
    who: tuple[str, ...]
    days: int
    sentence: str


def remind(office: Office, number: str, *, on: date) -> tuple[Reminder, ...]:
    """Return a sentence for each step of a case that waits for somebody.

    Raises:
        NoSuchCase: there is none.
        NobodyToRemind: it waits for nobody.

    """
    case = office.register.case(number)
    if not case.flow.waiting or case.withdrawn:
        raise NobodyToRemind(case=number.rpartition("-")[2])
    found = []
    for one in case.flow.waiting:
        since = office.register.waiting_since(number, one.step) or on
        who = holders(office, one.role, on=on)
        told = say(
            "remind.sentence" if since < on else "remind.today",
            who="、".join(who) or say(f"role.{one.role}"),
            village=office.register.village.name,
            title=case.title,
            step=one.name,
            since=since,
            days=(on - since).days,
        )
        found.append(
            Reminder(case=number, step=one.step, role=one.role, who=who, days=(on - since).days, sentence=told)
        )
    return tuple(found)
