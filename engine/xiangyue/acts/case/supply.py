"""补件: handing in what the township found missing; the case does not move."""

from datetime import datetime

from xiangyue.acts.case.may import check_clerk
from xiangyue.acts.case.refusals import NothingSaid
from xiangyue.acts.case.tick import fire_due
from xiangyue.acts.office import BEIJING, Office
from xiangyue.errors import Refusal
from xiangyue.model import By, Case, Draft
from xiangyue.model.happened import DefectsSupplied
from xiangyue.words import say


class NothingOwed(Refusal):
    """The case owes no defect of that number."""

    code = "nothing-owed"

    def __init__(self, *, case: str, numbers: tuple[int, ...], owed: tuple[int, ...]) -> None:
        super().__init__(case=case, numbers=numbers, owed=owed)


class OwesNothing(Refusal):
    """The case owes nothing."""

    code = "owes-nothing"

    def __init__(self, *, case: str) -> None:
        super().__init__(case=case)


def supply(office: Office, number: str, defects: tuple[int, ...], *, how: str, by: By, now: datetime) -> Case:
    """Put on record that owed defects have been handed in.

    Raises:
        NothingOwed: one of the numbers is not owed.
        OwesNothing: none is owed at all.
        NothingSaid: it is not said how.
        NotYours: only the clerk hands in.

    """
    if not how.strip():
        raise NothingSaid(what=say("said.how"))
    with office.register.writing(now=now) as journal:
        check_clerk(journal, by, what="does.supply", on=now.astimezone(BEIJING).date())
        fire_due(journal, office, number, now=now)
        case = journal.case(number)
        owed = tuple(one.number for one in journal.defects(number) if not one.supplied)
        if not owed:
            raise OwesNothing(case=number)
        if not defects or set(defects) - set(owed):
            raise NothingOwed(case=number, numbers=defects, owed=owed)
        journal.append(
            Draft(case=number, by=by, happened_at=now, did=DefectsSupplied(defects=defects, how=how)),
            seen=case.version,
        )
        return journal.case(number)
