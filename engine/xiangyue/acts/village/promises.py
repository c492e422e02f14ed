"""答应的事: what meetings promised, until it is done; the first thing a new clerk asks for."""

from dataclasses import dataclass
from datetime import date, datetime

from xiangyue.acts.case.may import check_clerk
from xiangyue.acts.office import BEIJING
from xiangyue.errors import Refusal
from xiangyue.model import By, Draft, Entry
from xiangyue.model.happened import Promised, PromiseKept
from xiangyue.records import Journal, Register


class NothingPromised(Refusal):
    """It is not said what was promised."""

    code = "nothing-promised"


class NoSuchPromise(Refusal):
    """There is no promise of that number."""

    code = "no-such-promise"

    def __init__(self, *, number: int) -> None:
        super().__init__(number=number)


class PromiseKeptBefore(Refusal):
    """It was said to be done before."""

    code = "promise-kept-before"

    def __init__(self, *, number: int, what: str, on: date) -> None:
        super().__init__(number=number, what=what, on=on)


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseSeen:
    """A promise, since when it stands, and what became of it."""

    number: int
    what: str
    who: str
    until: date | None
    about: str | None  # 2026-7
    since: date
    kept_on: date | None = None
    how: str = ""


def promises(record: Register | Journal) -> tuple[PromiseSeen, ...]:
    """Return every promise, in the order in which they were made."""
    kept = {did.number: did for _, did in record.every(PromiseKept)}
    return tuple(_seen(entry, did, kept.get(did.number)) for entry, did in record.every(Promised))


def open_promises(record: Register | Journal) -> tuple[PromiseSeen, ...]:
    """Return those nobody has said to be done: the ones with a day first."""
    still = (one for one in promises(record) if one.kept_on is None)
    return tuple(sorted(still, key=lambda one: (one.until is None, one.until or one.since, one.number)))


def promise(
    register: Register,
    what: str,
    *,
    who: str = "",
    until: date | None = None,
    about: str | None = None,
    by: By,
    now: datetime,
) -> int:
    """Put a promise on record and return its number.

    Raises:
        NothingPromised: no words.
        NoSuchCase: it is about a case there is not.
        NotYours: only the clerk writes it down.

    """
    if not what.strip():
        raise NothingPromised
    if about is not None:
        register.case(about)
    with register.writing(now=now) as journal:
        check_clerk(journal, by, what="does.promise", on=now.astimezone(BEIJING).date())
        number = 1 + len(journal.every(Promised))
        did = Promised(number=number, what=what.strip(), who=who.strip(), until=until, about=about)
        journal.append(Draft(case=None, by=by, happened_at=now, did=did))
    return number


def keep_promise(register: Register, number: int, *, on: date, how: str = "", by: By, now: datetime) -> PromiseSeen:
    """Put on record that a promise is done, or will not be, and how.

    Raises:
        NoSuchPromise, PromiseKeptBefore: there is nothing to be done of that number.
        NotYours: only the clerk writes it down.

    """
    with register.writing(now=now) as journal:
        check_clerk(journal, by, what="does.promise", on=now.astimezone(BEIJING).date())
        found = next((one for one in promises(journal) if one.number == number), None)
        if found is None:
            raise NoSuchPromise(number=number)
        if found.kept_on is not None:
            raise PromiseKeptBefore(number=number, what=found.what, on=found.kept_on)
        did = PromiseKept(number=number, on=on, how=how.strip())
        journal.append(Draft(case=None, by=by, happened_at=now, did=did))
    return found


def _seen(entry: Entry, did: Promised, kept: PromiseKept | None) -> PromiseSeen:
    return PromiseSeen(
        number=did.number,
        what=did.what,
        who=did.who,
        until=did.until,
        about=did.about,
        since=entry.happened_at.astimezone(BEIJING).date(),
        kept_on=kept.on if kept else None,
        how=kept.how if kept else "",
    )
