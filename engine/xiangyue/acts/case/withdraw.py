"""撤回: the village takes a case back."""

from datetime import datetime

from xiangyue.acts.case.may import check_clerk
from xiangyue.acts.case.refusals import CaseEnded, NothingSaid
from xiangyue.acts.case.tick import fire_due
from xiangyue.acts.office import BEIJING, Office
from xiangyue.model import By, Case, Draft
from xiangyue.model.happened import CaseWithdrawn
from xiangyue.words import say


def withdraw(office: Office, number: str, *, reason: str, by: By, now: datetime) -> Case:
    """End a case at the village's own wish; what is on record stays.

    Raises:
        CaseEnded: it has ended already.
        NothingSaid: the reason is blank.
        NotYours: only the clerk takes cases back.

    """
    if not reason.strip():
        raise NothingSaid(what=say("said.why"))
    with office.register.writing(now=now) as journal:
        check_clerk(journal, by, what="does.withdraw", on=now.astimezone(BEIJING).date())
        fire_due(journal, office, number, now=now)
        case = journal.case(number)
        if case.withdrawn or case.flow.ended:
            raise CaseEnded(case=number)
        journal.append(Draft(case=number, by=by, happened_at=now, did=CaseWithdrawn(reason=reason)), seen=case.version)
        return journal.case(number)
