"""录入条文: a convention adopted on paper, for a register that was opened without one."""

from datetime import date, datetime

from xiangyue.acts.case.may import check_clerk
from xiangyue.acts.office import BEIJING
from xiangyue.acts.village.roster import refuse_future
from xiangyue.errors import Refusal
from xiangyue.model import By, Draft, Text
from xiangyue.model.happened import TextEntered
from xiangyue.records import Register


class TextThere(Refusal):
    """There is a convention already: from here on it changes by a case alone."""

    code = "text-there"

    def __init__(self, *, title: str, since: date) -> None:
        super().__init__(title=title, since=since)


def enter_text(register: Register, text: Text, *, since: date, basis: str, by: By, now: datetime) -> int:
    """Put the first convention of the village on record, as it was adopted on paper.

    Raises:
        TextThere: the register has one.
        FactInTheFuture: it is not in force yet.
        NotYours: only the clerk puts it down.

    """
    refuse_future(since, now=now)
    with register.writing(now=now) as journal:
        check_clerk(journal, by, what="does.enter_text", on=now.astimezone(BEIJING).date())
        for begun in journal.texts_in_force():
            raise TextThere(title=journal.text(begun.digest).title, since=begun.since)
        did = TextEntered(text=text, in_force_from=since, basis=basis)
        return journal.append(Draft(case=None, by=by, happened_at=now, did=did)).number
