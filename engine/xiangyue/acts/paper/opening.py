"""启用表: the page in front of a register, made of what it was opened with, and put on record."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import takewhile

from xiangyue.acts.case.may import CLERK
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.paper.recorded import Filed, Made, head_of, put_on_record
from xiangyue.acts.village.meant import name_of
from xiangyue.documents import Keeper, OpeningFacts, Press
from xiangyue.model import By, PaperKind, Role, Tenure
from xiangyue.model.happened import (
    RegisterOpened,
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
    event.act for event in (RegisterOpened, RosterTaken, TenuresBegun, TextEntered, ValueSealed, ValuesSealed)
)
KEEPERS = (CLERK, Role("party_secretary"), Role("committee_director"), Role("supervisor"))
MOST_KEEPERS = 4  # so that the page stays one


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
    begun = register.texts_in_force()[0]
    text = register.text(begun.digest)
    tenures = register.tenures(on)
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
        convention=text.title,
        articles=len(text.articles),
        in_force_from=begun.since,
        basis=begun.basis,
        clerk=keepers[0].name,
        keepers=keepers,
        head=head_of(register, last),
    )


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
