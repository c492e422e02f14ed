"""交接 at the terminal: who, the list, and what comes after the three have signed."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.ask import kept_at
from xiangyue_cli.files import write_file
from xiangyue_cli.keys import Away, needed, pick, text
from xiangyue_cli.renewing import own_by
from xiangyue_cli.session import Session, at_terminal, now_of
from xiangyue_cli.tell import lines, machine

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.acts.village.inventory import Inventory, Parties


class HandoverUnsaid(Refusal):
    """Nobody can be asked who takes over or who watches."""

    code = "handover-unsaid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the options say."""

    person: str | None
    successor: str | None
    supervisor: str | None
    official: str
    one_sided: bool
    on: date | None
    out: Path | None
    signed: str | None


PRINT, PROMISE, SIGNED = 1, 2, 3


def hand_over_by(session: Session, office: "Office", told: Told) -> None:
    """Make the list; once it is signed, put the handover on record."""
    now = now_of(session, office)
    on = told.on or now.date()
    parties = _parties(office, told, on=on)
    inventory = _listed(session, office, parties, on=on)
    if told.signed is None:
        if session.json or not at_terminal():
            _give_list(session, office, inventory, told.out)
            return
        inventory = _signed(session, office, parties, told.out, on=on)
    _record(session, office, parties, told.signed or inventory.code, on=on)


def countersigned(session: Session, office: "Office", on: date, where: str | None) -> None:
    """补签: put down that the one who was not there has signed."""
    from xiangyue.acts.village.countersigning import countersign  # noqa: PLC0415
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415

    if where is None and at_terminal():
        where = kept_at(needed(say("ask.handover_where")))
    now = now_of(session, office)
    by = own_by(session, office)
    done = countersign(office.register, signed_on=on, where=where or "", by=by, now=now)
    if session.json:
        machine({"handover": done.entry.number, "person": done.did.person, "signed_on": on})
        return
    lines(say("told.countersigned", who=name_of(office.register, done.did.person), on=on))


def _listed(session: Session, office: "Office", parties: "Parties", *, on: date) -> "Inventory":
    from xiangyue.acts.village.handover import prepare  # noqa: PLC0415
    from xiangyue_cli.surroundings import keys_of  # noqa: PLC0415

    return prepare(office.register, parties, on=on, keys=keys_of(office), now=now_of(session, office))


def _signed(session: Session, office: "Office", parties: "Parties", out: Path | None, *, on: date) -> "Inventory":
    """Show what goes over, add what is missing, print it; return the list that the three have signed.

    Raises:
        Away: not yet.

    """
    from xiangyue.acts.paper.handover import COPIES, made_before  # noqa: PLC0415
    from xiangyue_cli.promising import ask_promise  # noqa: PLC0415
    from xiangyue_cli.screens.handover import handover_screen  # noqa: PLC0415

    while True:
        inventory = _listed(session, office, parties, on=on)
        handover_screen(office.register, inventory)
        made = made_before(office.register, inventory)
        asked = say("ask.handover_again" if made else "ask.handover_what", copies=COPIES)
        chosen = pick(asked, most=SIGNED if made else PROMISE)
        if chosen == PROMISE:
            ask_promise(session, office)
            continue
        if chosen == PRINT:
            _give_list(session, office, inventory, out)
            pick(say("ask.handover_signed"), most=1)
        return inventory


def _parties(office: "Office", told: Told, *, on: date) -> "Parties":
    from xiangyue.acts.village.handover import clerk_on  # noqa: PLC0415
    from xiangyue.acts.village.inventory import Parties  # noqa: PLC0415
    from xiangyue.acts.village.meant import person_meant  # noqa: PLC0415
    from xiangyue_cli.session import WhoAreYou  # noqa: PLC0415

    def meant(name: str) -> str:
        return person_meant(office.register, name, on=on)

    person = meant(told.person) if told.person else clerk_on(office.register, on=on)
    if person is None:
        raise WhoAreYou(told="")
    return Parties(
        person=person,
        successor=_named(office, told.successor, "ask.handover_to", meant, on=on),
        supervisor=_named(office, told.supervisor, "ask.handover_supervisor", meant, on=on),
        official=_official(told),
        one_sided=told.one_sided,
    )


def _official(told: Told) -> str:
    """Return who came from the township; whoever sits there is asked, and may leave it empty."""
    if told.official or told.signed is not None or not at_terminal():
        return told.official
    return text(say("ask.handover_official"))


def _named(office: "Office", told: str | None, prompt: str, meant: Callable[[str], str], *, on: date) -> str:
    if told is not None:
        return meant(told)
    if not at_terminal():
        raise HandoverUnsaid
    from xiangyue_cli.filling.people import ask_person  # noqa: PLC0415

    return ask_person(office.register, say(prompt), on=on)


def _give_list(session: Session, office: "Office", inventory: "Inventory", out: Path | None) -> None:
    """Make the paper, and print it or say where it lies."""
    from xiangyue.acts.paper.handover import COPIES, SHORT, render_handover  # noqa: PLC0415
    from xiangyue_cli.surroundings import key_of, press_of  # noqa: PLC0415

    by = own_by(session, office)
    made = render_handover(
        office, inventory, press=press_of(office), key=key_of(office), by=by, now=now_of(session, office)
    )
    path = made.path
    if out is not None:
        path = out / f"{say('paperkind.handover')}-{inventory.on:%Y-%m-%d}.pdf"
        write_file(path, office.register.content(made.sha256))
    if session.json:
        machine({"code": inventory.code, "paper": made.paper, "path": str(path), "inventory": inventory})
        return
    if not at_terminal():
        lines(say("told.list_made", path=str(path), copies=COPIES))
        lines(say("told.list_sign", code=inventory.code[:SHORT]))
    elif not _printed(office, made.sha256, copies=COPIES):
        lines(say("told.list_made", path=str(path), copies=COPIES))


def _printed(office: "Office", sha256: str, *, copies: int) -> bool:
    """Send the list to the printer; where there is none, that is said."""
    from xiangyue.acts.paper.printing import NoPrinter, send_to_printer  # noqa: PLC0415

    path, title = os.environ.get("PATH", os.defpath), say("paperkind.handover")
    try:
        job = send_to_printer(office.register.content(sha256), path=path, title=title, copies=copies)
    except NoPrinter as none:
        lines(say("print.none", told=str(none.facts["told"])))
        return False
    lines(say("print.sent", kind=title, job=job or say("print.taken")))
    return True


def _record(session: Session, office: "Office", parties: "Parties", signed: str, *, on: date) -> None:
    from xiangyue.acts.village.handover import hand_over  # noqa: PLC0415
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415
    from xiangyue_cli.surroundings import keys_of  # noqa: PLC0415

    by, keys = own_by(session, office), keys_of(office)
    done = hand_over(office.register, parties, on=on, keys=keys, signed=signed, by=by, now=now_of(session, office))
    if session.json:
        machine({"entry": done.entry.number, "code": done.code})
        return
    old, new = (name_of(office.register, one) for one in (parties.person, parties.successor))
    lines(*say("told.handed_over", old=old, new=new, on=on, number=done.entry.number).split("\n"))
    if not at_terminal() or not _taken_over(session, office, parties.successor, done.code):
        lines(say("told.new_code", new=new, code=f"{done.code[:4]} {done.code[4:]}"))


def _taken_over(session: Session, office: "Office", person: str, code: str) -> bool:
    """Have the new one set a PIN and change the envelope, where that is done at once."""
    from xiangyue.acts.village.login import refuse_weak, set_pin, villager_of  # noqa: PLC0415
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415
    from xiangyue.model import By, Evidence, EvidenceKind  # noqa: PLC0415
    from xiangyue_cli.pins import twice  # noqa: PLC0415
    from xiangyue_cli.renewing import say_new_code  # noqa: PLC0415

    who = name_of(office.register, person)
    if not _now(say("ask.set_pin_now", who=who)):
        return False
    villager = villager_of(office.register, person, now=now_of(session, office))
    again = say("ask.new_pin_again")
    pin = twice(say("ask.new_pin", who=who), again, refuse=lambda told: refuse_weak(told, villager))
    set_pin(office.register, person, code=code, pin=pin, now=now_of(session, office))
    if _now(say("ask.new_envelope")):
        by = By(typed_by=person, responsible=person, evidence=Evidence(kind=EvidenceKind.SELF))
        say_new_code(session, office, by=by)
    return True


def _now(prompt: str) -> bool:
    """Ask whether it is done at once; later is 0."""
    try:
        return pick(prompt, most=1, default=1) == 1
    except Away:
        return False
