"""补签: who was not there when one side made the list alone may still sign it later."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from xiangyue.acts.case.may import check_clerk
from xiangyue.acts.office import BEIJING
from xiangyue.errors import Refusal
from xiangyue.model import By, Draft, Entry
from xiangyue.model.happened import HandedOver, HandoverCountersigned
from xiangyue.records import Journal, Register


class NothingToCountersign(Refusal):
    """No list waits for a signature."""

    code = "nothing-to-countersign"


class SignedBeforeMade(Refusal):
    """It cannot have been signed before there was a list, or in days to come."""

    code = "countersigned-before"

    def __init__(self, *, on: date, since: date) -> None:
        super().__init__(on=on, since=since)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsignedHandover:
    """A list made by one side, and the entry of the handover."""

    entry: Entry
    did: HandedOver


def unsigned_handovers(record: Register | Journal) -> Iterator[UnsignedHandover]:
    """Yield the lists made by one side that the other has not signed yet."""
    signed = {did.entry for _, did in record.every(HandoverCountersigned)}
    for entry, did in record.every(HandedOver):
        if did.one_sided and entry.number not in signed:
            yield UnsignedHandover(entry=entry, did=did)


def countersign(register: Register, *, signed_on: date, where: str, by: By, now: datetime) -> UnsignedHandover:
    """Put on record that the one who was not there has signed the last such list.

    Raises:
        NothingToCountersign: no list waits for it.
        SignedBeforeMade: not on that day.
        NotYours: only the clerk records it.

    """
    today = now.astimezone(BEIJING).date()
    with register.writing(now=now) as journal:
        check_clerk(journal, by, what="does.countersign", on=today)
        found = list(unsigned_handovers(journal))
        if not found:
            raise NothingToCountersign
        last = found[-1]
        since = last.entry.recorded_at.astimezone(BEIJING).date()
        if not since <= signed_on <= today:
            raise SignedBeforeMade(on=signed_on, since=since)
        did = HandoverCountersigned(
            entry=last.entry.number, person=last.did.person, signed_on=signed_on, where=where.strip()
        )
        journal.append(Draft(case=None, by=by, happened_at=now, did=did))
    return last
