"""交接 at the terminal: who, the list, and what comes after the three have signed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.files import write_file
from xiangyue_cli.keys import needed, pick
from xiangyue_cli.session import Session, at_terminal, now_of
from xiangyue_cli.tell import lines, machine, tell_refusal

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.acts.village.inventory import Inventory, Lacking, Parties


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


def hand_over_by(session: Session, office: "Office", told: Told) -> None:
    """Make the list; once it is signed, put the handover on record."""
    from xiangyue.acts.village.handover import prepare  # noqa: PLC0415
    from xiangyue_cli.surroundings import keys_of  # noqa: PLC0415

    now = now_of(session, office)
    on = told.on or now.date()
    parties = _parties(office, told, on=on)
    inventory = prepare(office.register, parties, on=on, keys=keys_of(office), now=now)
    if told.signed is None:
        _give_list(session, office, inventory, told.out)
        if session.json or not at_terminal():
            return
        pick(say("ask.handover_signed"), most=1)
    _record(session, office, parties, told.signed or inventory.code, on=on, now=now_of(session, office))


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
        successor=_named(told.successor, "ask.handover_to", meant),
        supervisor=_named(told.supervisor, "ask.handover_supervisor", meant),
        official=told.official,
        one_sided=told.one_sided,
    )


def _named(told: str | None, prompt: str, meant: Callable[[str], str]) -> str:
    if told is not None:
        return meant(told)
    if not at_terminal():
        raise HandoverUnsaid
    while True:
        try:
            return meant(needed(say(prompt)))
        except Refusal as refusal:
            tell_refusal(refusal, as_json=False)


def _give_list(session: Session, office: "Office", inventory: "Inventory", out: Path | None) -> None:
    folder = out or office.register.home / "papers" / "handover"
    name = say("handover.file", on=f"{inventory.on:%Y-%m-%d}")
    text = list_lines(inventory)
    write_file(folder / f"{name}.json", inventory.content)
    write_file(folder / f"{name}.txt", ("\n".join(text) + "\n").encode())
    if session.json:
        machine({"code": inventory.code, "folder": str(folder), "inventory": inventory})
        return
    lines(*text, "", say("told.list_made", path=str(folder / f"{name}.txt")))
    lines(say("told.list_sign", code=inventory.code[:9]))


def _record(session: Session, office: "Office", parties: "Parties", signed: str, *, on: date, now: datetime) -> None:
    from xiangyue.acts.village.handover import hand_over  # noqa: PLC0415
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415
    from xiangyue_cli.surroundings import keys_of  # noqa: PLC0415

    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    done = hand_over(office.register, parties, on=on, keys=keys_of(office), signed=signed, by=by, now=now)
    if session.json:
        machine({"entry": done.entry.number, "code": done.code})
        return
    old, new = (name_of(office.register, one) for one in (parties.person, parties.successor))
    lines(*say("told.handed_over", old=old, new=new, number=done.entry.number).split("\n"))
    lines(say("told.new_code", new=new, code=f"{done.code[:4]} {done.code[4:]}"))


def list_lines(inventory: "Inventory") -> list[str]:
    """Return the list as people read and sign it."""
    parties = inventory.parties
    one_sided = say("handover.one_sided") if parties.one_sided else ""
    head = {"village": inventory.village, "post": inventory.post, "on": inventory.on, "one_sided": one_sided}
    people = {"old": parties.person, "new": parties.successor, "supervisor": parties.supervisor}
    listed = (
        ("cases", [f"{_short(one.case)} {one.title}：{_joined(one.waits_for)}" for one in inventory.cases]),
        (
            "hanging",
            [
                say("handover.hangs", case=_short(one.case), what=one.what, until=one.until, places=one.places)
                for one in inventory.hanging
            ],
        ),
        ("owed", [f"{_short(one.case)} {one.what}：{one.remedy}" for one in inventory.owed]),
        ("unsigned", [f"{_short(one.case)} {one.who} {one.reason}".rstrip() for one in inventory.unsigned]),
        ("unscanned", _lacking(inventory.unscanned)),
        ("without_evidence", _lacking(inventory.without_evidence)),
        ("boxes", list(inventory.boxes)),
        ("keys", [_key_line(one.what, one.there, one.whose) for one in inventory.keys]),
    )
    told = [say("handover.title", **head), say("handover.people", **people)]
    if parties.official:
        told.append(say("handover.official", who=parties.official))
    for name, items in listed:
        told.append(say(f"handover.{name}", count=len(items)))
        told += [f"  {place}. {one}" for place, one in enumerate(items, start=1)]
    told += say("handover.elsewhere").split("\n")
    told.append(say("handover.register", number=inventory.entry, code=inventory.code))
    return [*told, *say("handover.signatures").split("\n")]


def _lacking(found: "Iterable[Lacking]") -> list[str]:
    return [
        say("handover.lacking", entry=one.entry, case=_short(one.case), what=one.what, evidence=one.evidence)
        for one in found
    ]


def _key_line(what: str, there: bool, whose: tuple[str, ...]) -> str:
    state = say("key.there" if there else "key.not_there")
    return f"{say(f'key.{what}')}：{state}" + (f"（{_joined(whose)}）" if whose else "")


def _joined(words: tuple[str, ...]) -> str:
    return "、".join(words) or "-"


def _short(case: str) -> str:
    return say("handover.case", number=case) if case else "-"
