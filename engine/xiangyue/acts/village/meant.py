"""Who is meant by a name, an id, or the first letters of a name in pinyin."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.model import Official, Person
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may be meant."""

    id: str
    called: str  # as nobody else is: the name, or what `apart` says
    words: str  # what is shown to whoever picks
    certain: bool = False  # the name is said whole, in signs or by its letters


def person_meant(record: "Register | Journal", told: str, *, on: date) -> str:
    """Return the id of the villager or official meant, by id, name or as `apart` says it; namesakes are never guessed.

    Letters alone are read as pinyin, and have to fit one whole name. Half a name in signs is nobody's: 罗小平 in a file
    must not become 罗小平安.

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
    return _by_letters(record, told, on=on)


def candidates(record: "Register | Journal", told: str, *, on: date) -> tuple[Candidate, ...]:
    """Return who may be meant by a name, part of one or its pinyin, the likeliest only.

    Who is gone is only returned by the whole name, or where it may be nobody else.
    """
    people = [one for one in record.find_people("") if one.born <= on]
    named: dict[str, list[Person]] = {}
    for one in people:
        named.setdefault(one.name, []).append(one)
    officials = record.officials()
    if found := [_candidate(one, named[one.name], certain=True) for one in people if _called(one, told)]:
        return (*found, *(_of_office(one, certain=True) for one in officials if one.name == told))
    whole, part = _alike({*named, *(one.name for one in officials)}, told)
    for names in (whole, part):
        certain = names is whole
        alike = [one for one in people if one.name in names]
        present = [one for one in alike if one.id not in record.gone(on)] or alike
        if any_of_them := [
            *(_candidate(one, named[one.name], certain=certain) for one in present),
            *(_of_office(one, certain=certain) for one in officials if one.name in names),
        ]:
            return tuple(any_of_them)
    return ()


def _candidate(person: Person, namesakes: Sequence[Person], *, certain: bool) -> Candidate:
    words = apart(person, namesakes)
    return Candidate(id=person.id, called=words if len(namesakes) > 1 else person.name, words=words, certain=certain)


def _of_office(official: Official, *, certain: bool) -> Candidate:
    words = f"{official.name}（{official.office}）"
    return Candidate(id=official.id, called=official.name, words=words, certain=certain)


def _alike(names: set[str], told: str) -> tuple[set[str], set[str]]:
    """Return the names that are typed whole, by signs or letters, and those that are typed in part."""
    from xiangyue.intake import Likeness, likeness  # noqa: PLC0415 - a name in full needs none of it

    found = {name: likeness(name, told) for name in names}
    whole = {name for name, one in found.items() if one is Likeness.WHOLE}
    within = {name for name in names if not told.isascii() and told in name}
    return whole, within | {name for name, one in found.items() if one is Likeness.PART}


def _by_letters(record: "Register | Journal", told: str, *, on: date) -> str:
    whole = candidates(record, told, on=on) if told.isascii() and told.isalpha() else ()
    found = [one for one in whole if one.certain]
    if len(found) > 1:
        raise SeveralOfThatName(told=told, people=tuple(one.words for one in found))
    if not found:
        raise NobodyOfThatName(told=told)
    return found[0].id


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
