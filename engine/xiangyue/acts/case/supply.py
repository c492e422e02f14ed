"""补件: handing in what the township found missing; the case does not move."""

from datetime import datetime

from xiangyue.acts.case.tick import fire_due
from xiangyue.acts.office import Office
from xiangyue.errors import Refusal
from xiangyue.model import By, Case, Draft
from xiangyue.model.happened import DefectsSupplied


class NothingOwed(Refusal):
    """The case owes no defect of that number."""

    code = "nothing-owed"

    def __init__(self, *, case: str, numbers: tuple[int, ...], owed: tuple[int, ...]) -> None:
        super().__init__(case=case, numbers=numbers, owed=owed)


def supply(office: Office, number: str, defects: tuple[int, ...], *, how: str, by: By, now: datetime) -> Case:
    """Put on record that owed defects have been handed in.

    Raises:
        NothingOwed: one of the numbers is not owed.

    """
    with office.register.writing(now=now) as journal:
        fire_due(journal, office, number, now=now)
        case = journal.case(number)
        owed = tuple(one.number for one in journal.defects(number) if not one.supplied)
        if not defects or set(defects) - set(owed):
            raise NothingOwed(case=number, numbers=defects, owed=owed)
        journal.append(
            Draft(case=number, by=by, happened_at=now, did=DefectsSupplied(defects=defects, how=how)),
            seen=case.version,
        )
        return journal.case(number)
