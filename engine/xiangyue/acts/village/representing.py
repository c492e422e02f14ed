"""推选户: whom each representative of the villagers represents, and whom nobody does."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from xiangyue.acts.case.may import check_clerk
from xiangyue.acts.office import BEIJING
from xiangyue.acts.village.roster import refuse_future
from xiangyue.errors import Refusal
from xiangyue.intake import households_meant
from xiangyue.model import By, Draft, Household, Representation, Role, Tenure, represented_by
from xiangyue.model.happened import RepresentationsSaid
from xiangyue.records import Journal, Register

REPRESENTATIVE = Role("representative")


class NotARepresentative(Refusal):
    """Somebody was no representative that day."""

    code = "not-a-representative"

    def __init__(self, *, who: str, day: date) -> None:
        super().__init__(who=who, day=day)


class HouseholdsUnclear(Refusal):
    """It cannot be told which households are meant."""

    code = "households-unclear"

    def __init__(self, *, told: str) -> None:
        super().__init__(told=told)


class NoSuchHouseholds(Refusal):
    """Numbers no household has."""

    code = "no-such-households"

    def __init__(self, *, numbers: tuple[str, ...]) -> None:
        super().__init__(numbers=numbers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Who speaks for whom: what is missing, and what is there twice. A hint; no rule blocks for it."""

    households: Mapping[str, tuple[Household, ...]]  # by representative; () where nothing was said
    nobody: tuple[Household, ...]
    several: Mapping[str, tuple[str, ...]]  # by household: the representatives

    @property
    def silent(self) -> tuple[str, ...]:
        """The representatives of whom nobody said whom they represent."""
        return tuple(person for person, found in self.households.items() if not found)

    @property
    def represented(self) -> int:
        """How many households have a representative."""
        return len({one.id for found in self.households.values() for one in found})


def coverage(
    representations: Sequence[Representation], tenures: Iterable[Tenure], households: Sequence[Household]
) -> Coverage:
    """Return who speaks for whom, from what was said, whoever holds the posts, and the households there are."""
    people = dict.fromkeys(one.person for one in tenures if one.role == REPRESENTATIVE)
    said = [one for one in representations if one.person in people]
    by_household = represented_by(said, households)
    found = {one.person: one.among(households) for one in said}
    return Coverage(
        households={person: found.get(person, ()) for person in people},
        nobody=tuple(one for one in households if not by_household[one.id]),
        several={id: who for id, who in by_household.items() if len(who) > 1},
    )


def coverage_on(record: Register | Journal, *, on: date) -> Coverage:
    """Return who speaks for whom on a day."""
    return coverage(record.representations(on), record.tenures(on), record.households(on))


def represent(register: Register, person: str, told: str, *, on: date, basis: str, by: By, now: datetime) -> int:
    """Put on record whom a representative represents from a day on: 1-15, 三组.

    Raises:
        NotARepresentative: he is none that day.
        HouseholdsUnclear, NoSuchHouseholds: it cannot be told who is meant.
        NotYours: only the clerk puts it down.

    """
    refuse_future(on, now=now)
    who = register.person(person)
    if not any(one.person == person and one.role == REPRESENTATIVE for one in register.tenures(on)):
        raise NotARepresentative(who=who.name, day=on)
    numbers = {one.number: one.id for one in register.households(on) if one.number}
    meant = households_meant(told, numbers, own=who.group, groups=register.village.groups)
    if meant is None or not (meant.households or meant.groups or meant.unknown):
        raise HouseholdsUnclear(told=told)
    if meant.unknown:
        raise NoSuchHouseholds(numbers=meant.unknown)
    said = Representation(person=person, households=meant.households, groups=meant.groups, since=on, basis=basis)
    today = now.astimezone(BEIJING).date()
    happened_at = now if on == today else datetime.combine(on, time.min, tzinfo=BEIJING)
    with register.writing(now=now) as journal:
        check_clerk(journal, by, what="does.represent", on=today)
        did = RepresentationsSaid(representations=(said,))
        return journal.append(Draft(case=None, by=by, happened_at=happened_at, did=did)).number


def numbers_said(households: Iterable[Household]) -> str:
    """Return the numbers of households as short as people write them: 1-15、20."""
    told = [one.number or one.id for one in households]
    figures = sorted({int(number) for number in told if number.isdecimal()})
    runs: list[list[int]] = []
    for figure in figures:
        if runs and runs[-1][-1] == figure - 1:
            runs[-1].append(figure)
        else:
            runs.append([figure])
    words = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    return "、".join([*words, *(number for number in told if not number.isdecimal())])
