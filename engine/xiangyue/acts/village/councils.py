"""本村的会: which councils there are; the usual five are a default, and the village says otherwise whenever it is otherwise."""

from collections.abc import Sequence
from datetime import date, datetime

from xiangyue.acts.case.may import check_clerk
from xiangyue.acts.office import BEIJING
from xiangyue.errors import Refusal
from xiangyue.intake import council_id, councils_of, is_council
from xiangyue.model import By, Council, Draft
from xiangyue.model.happened import CouncilsNamed
from xiangyue.records import Journal, Register


class NotACouncil(Refusal):
    """A council cannot be called so."""

    code = "not-a-council"

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)


class CouncilThere(Refusal):
    """There is that council already."""

    code = "council-there"

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)


class NoSuchCouncil(Refusal):
    """There is no such council."""

    code = "no-such-council"

    def __init__(self, *, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name=name, known=known)


class CouncilHasMembers(Refusal):
    """Somebody still holds a post in the council."""

    code = "council-has-members"

    def __init__(self, *, name: str, count: int) -> None:
        super().__init__(name=name, count=count)


def councils_on(record: Register | Journal, *, on: date) -> tuple[Council, ...]:
    """Return the councils there are: those that were named, and those in which somebody holds a post that day."""
    named = record.councils() or ()
    known = {one.id for one in named}
    return (*named, *(one for one in councils_of(record.tenures(on)) if one.id not in known))


def found_council(register: Register, name: str, *, on: date, basis: str, by: By, now: datetime) -> int:
    """Put on record that the village has a council.

    Raises:
        NotACouncil, CouncilThere: it cannot be called so, or is there.
        NotYours: only the clerk puts it down.

    """
    if not is_council(name):
        raise NotACouncil(name=name)
    there = councils_on(register, on=now.astimezone(BEIJING).date())
    if any(one.id == council_id(name) for one in there):
        raise CouncilThere(name=name)
    new = Council(id=council_id(name), name=name, since=on, basis=basis)
    return _put(register, (*there, new), what="does.found_council", by=by, now=now)


def dissolve_council(register: Register, name: str, *, by: By, now: datetime) -> int:
    """Put on record that the village has a council no longer.

    Raises:
        NoSuchCouncil: it had none of that name.
        CouncilHasMembers: somebody still holds a post in it.
        NotYours: only the clerk puts it down.

    """
    today = now.astimezone(BEIJING).date()
    there = councils_on(register, on=today)
    if all(one.name != name for one in there):
        raise NoSuchCouncil(name=name, known=tuple(one.name for one in there))
    held = [one for one in register.tenures(today) if one.body == f"council:{council_id(name)}"]
    if held:
        raise CouncilHasMembers(name=name, count=len({one.person for one in held}))
    return _put(register, [one for one in there if one.name != name], what="does.dissolve_council", by=by, now=now)


def _put(register: Register, councils: Sequence[Council], *, what: str, by: By, now: datetime) -> int:
    with register.writing(now=now) as journal:
        check_clerk(journal, by, what=what, on=now.astimezone(BEIJING).date())
        did = CouncilsNamed(councils=tuple(councils))
        return journal.append(Draft(case=None, by=by, happened_at=now, did=did)).number
