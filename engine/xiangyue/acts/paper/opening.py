"""启用表: the page in front of a register, made of what it was opened with, and put on record."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import takewhile

from xiangyue.acts.case.may import CLERK, check_clerk
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.paper.render import Made
from xiangyue.acts.village.meant import name_of
from xiangyue.documents import JournalHead, Keeper, OpeningFacts, Press
from xiangyue.model import By, Draft, Entry, PaperKind, Role, Tenure, code_of
from xiangyue.model.happened import (
    PaperMade,
    RegisterOpened,
    RosterTaken,
    TenuresBegun,
    TextEntered,
    ValueSealed,
    ValuesSealed,
)
from xiangyue.records import DiskFull, Register
from xiangyue.signing import IntegrityKey, seal
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
    register = office.register
    check_clerk(register, by, what="does.render", on=now.astimezone(BEIJING).date())
    printing = 1 + len(register.papers(None))
    facts = gather_opening(register, printing=printing)
    made = press.opening(facts)
    sealed = seal(made.pdf, key, at=now)
    sha256 = register.keep(sealed)
    path = register.home / "papers" / f"{PaperKind.OPENING}.pdf"
    partial = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(sealed)
    except OSError as problem:
        raise DiskFull from problem
    did = PaperMade(
        paper=f"{PaperKind.OPENING}/{printing}",
        kind=PaperKind.OPENING,
        meeting=None,
        of_entry=facts.head.entry,
        head=facts.head.hash,
        sha256=sha256,
        made_with=made.made_with,
    )
    with register.writing(now=now) as journal:
        journal.append(Draft(case=None, by=by, happened_at=now, did=did))
    partial.replace(path)
    return Made(paper=did.paper, path=path, sha256=sha256)


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
        head=_head(register, last),
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


def _head(register: Register, last: Entry) -> JournalHead:
    return JournalHead(register=register.id, entry=last.number, hash=last.hash, code=code_of(last.hash))
