"""最早哪天能开会: if people were told today, by the law of that day."""

from dataclasses import dataclass
from datetime import date

from xiangyue.acts.office import Office
from xiangyue.model import Body, Case, Subject
from xiangyue.process import Model

BEFORE_A_MEETING = frozenset({"answer_review", "call_meeting"})  # acts after which people are called


@dataclass(frozen=True, slots=True, kw_only=True)
class Earliest:
    """A meeting that could be held, told of today."""

    body: Body
    on: date
    citation: str


def earliest_of(office: Office, model: Model, case: Case, *, on: date) -> Earliest | None:
    """Return the first day the meeting ahead may be held; None where no meeting is what comes next."""
    if not any(one.act in BEFORE_A_MEETING for one in case.flow.waiting):
        return None
    body = next((Body(call["body"]) for call in model.calls.values() if "body" in call), None)
    if body is None:
        return None
    first = office.law.earliest_meeting(body, notice_on=on)
    return Earliest(body=body, on=first, citation=office.law.cite(Subject.NOTICE, on=first, body=body))
