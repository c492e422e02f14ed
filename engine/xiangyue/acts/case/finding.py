"""查一件, by words: in the title, in what was typed, or the name of somebody who had to do with it."""

from collections.abc import Iterator

from xiangyue.acts.office import Office
from xiangyue.acts.village.meant import name_of
from xiangyue.model import Case


def find(office: Office, words: str) -> tuple[Case, ...]:
    """Return the cases that speak of the words, in the order in which they were opened."""
    return tuple(case for case in office.register.cases() if any(words in told for told in _told(office, case)))


def _told(office: Office, case: Case) -> Iterator[str]:
    yield case.title
    for answers in case.answers.values():
        yield from _texts(answers)
    people = {entry.by.responsible for entry in office.register.entries(case.number)}
    yield from (name_of(office.register, person) for person in people if person)


def _texts(told: object) -> Iterator[str]:
    """Yield every text in what was typed, however deep it stands."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        for one in told.values():
            yield from _texts(one)
    elif isinstance(told, list | tuple):
        for one in told:
            yield from _texts(one)
