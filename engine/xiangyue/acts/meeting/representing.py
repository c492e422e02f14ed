"""户的代表: who may stand for a household, in person or by written proxy, and how many one person may stand for."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xiangyue.acts.meeting.sitting import BY_ROSTER, Sitting, seat_of
from xiangyue.acts.village.meant import name_of
from xiangyue.errors import Refusal
from xiangyue.model import Person, PersonChange, PersonChangeKind, Present, chinese
from xiangyue.model.room import Came
from xiangyue.records import Journal, Register
from xiangyue.words import say


class NotEntitled(Refusal):
    """Somebody was signed in who may not take part that day."""

    code = "not-entitled"

    def __init__(self, *, who: str) -> None:
        super().__init__(who=who)


class GoneSignedIn(Refusal):
    """Somebody was signed in who had died or left by then."""

    code = "gone-signed-in"

    def __init__(self, *, who: str, day: date, what: PersonChangeKind, person: str = "") -> None:
        super().__init__(who=who, day=day, what=what)
        self.person = person  # for whoever offers to put the roster right at once


class NotTheirHousehold(Refusal):
    """A household is represented by one who does not belong to it."""

    code = "not-their-household"

    def __init__(self, *, who: str, household: str) -> None:
        super().__init__(who=who, household=household)


class TooManyProxies(Refusal):
    """One person stands for more households by written proxy than the village has set; none where it has set nothing."""

    code = "too-many-proxies"

    def __init__(self, *, who: str, count: int, most: int) -> None:
        super().__init__(who=who, count=count, most=most)


class InPersonOnly(Refusal):
    """A proxy where adults are counted: the law asks how many came, and nobody comes by paper."""

    code = "in-person-only"

    def __init__(self, *, who: str) -> None:
        super().__init__(who=who)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entitled:
    """Who was of age that day, who was gone, and for how many others one may stand."""

    adults: Mapping[str, Person]
    gone: Mapping[str, PersonChange]
    proxies: int

    def check(self, record: Register | Journal, came: Iterable[Present], *, already: Collection[Present] = ()) -> None:
        """Refuse who may not sit where he sits; `already` sat there before.

        Raises:
            GoneSignedIn, NotEntitled, NotTheirHousehold, InPersonOnly: he may not at all.
            TooManyProxies: he sits for others already.

        """
        came = tuple(came)
        for one in came:
            self._check(record, one)
        for person in dict.fromkeys(one.person for one in came):
            self._check_several(record, person, [one for one in (*already, *came) if one.person == person])

    def _check(self, record: Register | Journal, one: Present) -> None:
        person = self.adults.get(one.person)
        if one.person in self.gone:
            gone = self.gone[one.person]
            raise GoneSignedIn(who=name_of(record, one.person), day=gone.on, what=gone.kind, person=one.person)
        if person is None:
            raise NotEntitled(who=name_of(record, one.person))
        if one.household is None and one.proxy is not None:
            raise InPersonOnly(who=person.name)
        if one.household is not None and one.proxy is None and person.household != one.household:
            raise NotTheirHousehold(who=person.name, household=one.household)

    def _check_several(self, record: Register | Journal, person: str, seats: Sequence[Present]) -> None:
        others = len({one.household for one in seats if one.proxy is not None})
        if others > self.proxies:
            raise TooManyProxies(who=name_of(record, person), count=others, most=self.proxies)


def check_came(record: Register | Journal, sitting: Sitting, event: Came) -> None:
    """Refuse a line of the room that seats somebody who may not sit there; he is named by his number on the sheet.

    Raises:
        GoneSignedIn, NotEntitled, NotTheirHousehold, InPersonOnly, TooManyProxies: he may not.

    """
    day, begun = sitting.meeting.called.held_at.date(), sitting.begun
    of_age = set(begun.roll.adults) if sitting.meeting.body in BY_ROSTER else {one.person for one in sitting.sheet}
    entitled = Entitled(
        adults={one.id: one for one in record.people(day) if one.id in of_age},
        gone=record.gone(day),
        proxies=begun.settings.proxies,
    )
    already = [one.present for one in sitting.room.here.values()]
    try:
        entitled.check(record, event.seats, already=already)
    except GoneSignedIn as gone:
        facts = gone.facts
        facts["who"] = f"{_number(sitting, event, gone.person)} {facts['who']}".strip()
        raise
    except NotTheirHousehold as other:
        other.facts["household"] = _line(sitting, str(other.facts["household"]))
        raise


def _number(sitting: Sitting, event: Came, person: str) -> str:
    return next((_line(sitting, one.household or one.person) for one in event.seats if one.person == person), "")


def _line(sitting: Sitting, seat: str) -> str:
    """Return a line of the sheet as it is called: 二组3号."""
    for line in sitting.sheet:
        if seat_of(line) == seat:
            return (
                say("room.number", group=chinese(line.group), line=line.line)
                if line.group
                else say("room.line", line=line.line)
            )
    return seat


def entitled_on(record: Register | Journal, day: date, *, proxies: int) -> Entitled:
    """Return who may sit in a meeting of that day."""
    return Entitled(adults={one.id: one for one in record.adults(day)}, gone=record.gone(day), proxies=proxies)


def persons_of(there: int, seats: Iterable[Present]) -> int:
    """Return how many people so many seats are at least: one who came by proxy, too, is one person and not two."""
    people = Counter(one.person for one in seats)
    return max(there - sum(often - 1 for often in people.values()), 0)
