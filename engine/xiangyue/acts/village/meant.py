"""Who is meant by a name or an id."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.model import Person
from xiangyue.records import Register

if TYPE_CHECKING:
    from xiangyue.records import Journal


class NobodyOfThatName(Refusal):
    """Neither the roster nor the officials have anybody of that name."""

    code = "nobody-of-that-name"

    def __init__(self, *, told: str) -> None:
        super().__init__(told=told)


class SeveralOfThatName(Refusal):
    """The roster has namesakes; one must be picked."""

    code = "several-of-that-name"

    def __init__(self, *, told: str, people: tuple[str, ...]) -> None:
        super().__init__(told=told, people=people)


def person_meant(record: "Register | Journal", told: str, *, on: date) -> str:
    """Return the id of the villager or official meant, by id, name or as `apart` says it; namesakes are never guessed.

    Raises:
        NobodyOfThatName: there is none.
        SeveralOfThatName: there are namesakes.

    """
    found = [one for one in record.find_people(told.partition("（")[0]) if one.born <= on and _called(one, told)]
    if any(one.id == told for one in found) or any(one.id == told for one in record.officials()):
        return told
    named = [person for person in found if person.id != told]
    officials = [one.id for one in record.officials() if one.name == told]
    if len(named) + len(officials) > 1:
        raise SeveralOfThatName(told=told, people=tuple(apart(one, named) for one in named))
    if named:
        return named[0].id
    if officials:
        return officials[0]
    raise NobodyOfThatName(told=told)


def apart(person: Person, namesakes: Sequence[Person] = ()) -> str:
    """Return what tells a person from the namesakes: 罗小平（5组，1987年生）; the id too, where that is not enough."""
    told = f"{person.group}组，{person.born.year}年生"
    alike = [one for one in namesakes if (one.group, one.born.year) == (person.group, person.born.year)]
    return f"{person.name}（{told}，{person.id}）" if len(alike) > 1 else f"{person.name}（{told}）"


def _called(person: Person, told: str) -> bool:
    return told in (person.id, person.name, apart(person), apart(person, [person, person]))


def name_of(record: "Register | Journal", id: str) -> str:
    """Return the name of a villager or official; of nobody (a timer's entry) the empty one."""
    if not id:
        return ""
    for official in record.officials():
        if official.id == id:
            return official.name
    return record.person(id).name
