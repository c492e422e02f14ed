"""启用表: the page in front of a register, made of what it was opened with, and put on record."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import takewhile
from typing import TypedDict

from xiangyue.acts.case.may import CLERK
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.paper.recorded import Filed, Made, head_of, put_on_record
from xiangyue.acts.village.councils import councils_on
from xiangyue.acts.village.meant import name_of
from xiangyue.acts.village.representing import coverage_on
from xiangyue.documents import Keeper, OpeningFacts, Press
from xiangyue.model import By, PaperKind, Role, Tenure
from xiangyue.model.happened import (
    CouncilsNamed,
    RegisterOpened,
    RepresentationsSaid,
    RosterTaken,
    TenuresBegun,
    TextEntered,
    ValueSealed,
    ValuesSealed,
)
from xiangyue.records import Register
from xiangyue.signing import IntegrityKey
from xiangyue.words import say

OPENED = frozenset(
    event.act
    for event in (
        RegisterOpened,
        RosterTaken,
        TenuresBegun,
        CouncilsNamed,
        RepresentationsSaid,
        TextEntered,
        ValueSealed,
        ValuesSealed,
    )
)
KEEPERS = (CLERK, Role("party_secretary"), Role("committee_director"), Role("supervisor"))
MOST_KEEPERS = 4  # so that the page stays one


class _Convention(TypedDict):
    convention: str
    articles: int
    in_force_from: date | None
    basis: str


def render_opening(office: Office, *, press: Press, key: IntegrityKey, by: By, now: datetime) -> Made:
    """Make the 登记簿启用及交接表 of the register as it was opened.

    Raises:
        GlyphMissing: a character stands in no font; nothing was signed.
        NotYours: only the clerk makes papers.
        DiskFull: the copy for printing did not fit.

    """
    filed = Filed(kind=PaperKind.OPENING, name=PaperKind.OPENING)

    def gather(printing: int) -> OpeningFacts:
        return gather_opening(office.register, printing=printing)

    return put_on_record(office, filed, gather, press=press, key=key, by=by, now=now)


def gather_opening(register: Register, *, printing: int) -> OpeningFacts:
    """Return what the page says, from the entries the register was opened with and no later one."""
    last = list(takewhile(lambda entry: entry.act in OPENED, register.entries()))[-1]
    on = last.recorded_at.astimezone(BEIJING).date()
    village, people = register.village, register.people(on)
    tenures = register.tenures(on)
    spoken = coverage_on(register, on=on)
    keepers = _keepers(register, tenures)
    return OpeningFacts(
        mode=register.mode,
        village=village.name,
        township=village.township,
        code=village.code,
        issuer=say("minutes.issuer", village=village.name),
        title=say("opening.title"),
        made_at=last.recorded_at,
        printing=printing,
        opened_on=on,
        households=len(register.households(on)),
        people=len(people),
        adults=sum(one.adult(on=on) for one in people),
        posts=len(tenures),
        councils=tuple(one.name for one in councils_on(register, on=on)),
        representatives=len(spoken.households),
        represented=spoken.represented,
        **_convention(register),
        clerk=keepers[0].name,
        keepers=keepers,
        head=head_of(register, last),
    )


def _convention(register: Register) -> _Convention:
    """Return what is said of the convention the register found; nothing of one that a case brought later."""
    for begun in register.texts_in_force():
        if begun.case is None:
            text = register.text(begun.digest)
            return _Convention(
                convention=text.title, articles=len(text.articles), in_force_from=begun.since, basis=begun.basis
            )
    return _Convention(convention="", articles=0, in_force_from=None, basis="")


def _keepers(register: Register, tenures: Sequence[Tenure]) -> tuple[Keeper, ...]:
    """Return who answers for the register, the clerk first; one person's posts on one line."""
    order = [one for role in KEEPERS for one in tenures if one.role == role]
    people = list(dict.fromkeys(one.person for one in order))[:MOST_KEEPERS]
    return tuple(_keeper(register, [one for one in order if one.person == person]) for person in people)


def _keeper(register: Register, held: Sequence[Tenure]) -> Keeper:
    since: date = min(one.since for one in held)
    return Keeper(
        name=name_of(register, held[0].person),
        posts="、".join(dict.fromkeys(one.post for one in held)),
        since=since,
        basis="；".join(dict.fromkeys(one.basis for one in held if one.basis)),
    )
