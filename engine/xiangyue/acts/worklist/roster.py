"""花名册, on the worklist: what a change of people left open, one line for each thing, asked until it is answered."""

from collections.abc import Iterator
from datetime import date, datetime

from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.village.meant import apart, name_of
from xiangyue.acts.village.numbers import IDENTITY
from xiangyue.acts.village.posts import posts_left_open
from xiangyue.acts.village.proofs import awaited
from xiangyue.acts.worklist.chore import Chore
from xiangyue.model import PersonChangeKind
from xiangyue.records import Register
from xiangyue.words import say

POST, PROOF, NUMBER = "roster.post", "roster.proof", "roster.number"


def roster_owes(office: Office, now: datetime) -> Iterator[Chore]:
    """Yield posts still held by who is gone, changes that wait for their paper, newcomers without a number."""
    on = now.astimezone(BEIJING).date()
    register = office.register
    yield from _posts(register, on=on)
    yield from _proofs(register, on=on)
    yield from _numbers(register, on=on)


def _posts(register: Register, *, on: date) -> Iterator[Chore]:
    held: dict[str, list[str]] = {}
    for tenure in posts_left_open(register, on=on):
        held.setdefault(tenure.person, []).append(tenure.post)
    for person, posts in held.items():
        what = say("chore.roster.post", who=name_of(register, person), posts=posts)
        yield Chore(kind=POST, about=person, what=what, lacks=say("chore.roster.post.lacks"))


def _proofs(register: Register, *, on: date) -> Iterator[Chore]:
    for one in awaited(register, on=on):
        what = say(
            "chore.roster.proof",
            who=name_of(register, one.told.person),
            what=one.told.kind,
            month=one.told.on.month,
            day=one.told.on.day,
        )
        yield Chore(kind=PROOF, about=str(one.id), what=what, lacks=say("chore.roster.proof.lacks"))


def _numbers(register: Register, *, on: date) -> Iterator[Chore]:
    """One line for all of them: a whole family may have come."""
    without = newcomers_without_number(register, on=on)
    if without:
        first = register.person(without[0])
        if len(without) > 1:
            what = say("chore.roster.numbers", who=first.name, count=len(without))
        else:
            what = say("chore.roster.number", who=apart(first))
        yield Chore(kind=NUMBER, about=" ".join(without), what=what, lacks=say("chore.roster.number.lacks"))


def newcomers_without_number(register: Register, *, on: date) -> tuple[str, ...]:
    """Return who came since the register was opened, is still there, and whose number nobody has asked."""
    came = [
        seen.change.person
        for seen in register.changes()
        if seen.undone_by is None and seen.change.kind is PersonChangeKind.ARRIVED and seen.change.on <= on
    ]
    if not came:
        return ()
    known, gone = register.finders(IDENTITY), register.gone(on)
    return tuple(person for person in dict.fromkeys(came) if person not in known and person not in gone)
