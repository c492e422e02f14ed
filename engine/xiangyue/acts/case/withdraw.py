"""撤回: the village takes a case back."""

from datetime import datetime

from xiangyue.acts.case.refusals import CaseEnded
from xiangyue.acts.case.tick import fire_due
from xiangyue.acts.office import Office
from xiangyue.model import By, Case, Draft
from xiangyue.model.happened import CaseWithdrawn


def withdraw(office: Office, number: str, *, reason: str, by: By, now: datetime) -> Case:
    """End a case at the village's own wish; what is on record stays.

    Raises:
        CaseEnded: it has ended already.

    """
    with office.register.writing(now=now) as journal:
        fire_due(journal, office, number, now=now)
        case = journal.case(number)
        if case.withdrawn or case.flow.ended:
            raise CaseEnded(case=number)
        journal.append(Draft(case=number, by=by, happened_at=now, did=CaseWithdrawn(reason=reason)), seen=case.version)
        return journal.case(number)
