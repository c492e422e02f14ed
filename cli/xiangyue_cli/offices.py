"""任职, 会, 代表谁, as they are shown and typed."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.changing import day_told
from xiangyue_cli.keys import shown
from xiangyue_cli.session import Session, now_of, office_of
from xiangyue_cli.tell import laid_out, lines, machine

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.acts.village.representing import Coverage
    from xiangyue.model import By, Tenure

REPRESENTATIVE = "representative"


def list_posts(session: Session, on: str | None) -> None:
    """List who holds which post on a day, and whom a representative represents."""
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415 - help needs none of it
    from xiangyue.acts.village.representing import coverage_on  # noqa: PLC0415

    office = office_of(session)
    day = day_told(on, now=now_of(session, office))
    held, found = office.register.tenures(day), coverage_on(office.register, on=day)
    if session.json:
        machine([_plain(one, found) for one in held])
        return
    heads = ("post", "name", "since", "until", "basis")
    rows = [
        (_said(one, found), name_of(office.register, one.person), one.since, one.until or "", one.basis) for one in held
    ]
    shown(laid_out([say(f"head.roster_{head}") for head in heads], rows))


def _plain(one: "Tenure", found: "Coverage") -> dict[str, object]:
    from xiangyue.canon import plain  # noqa: PLC0415

    told: dict[str, object] = plain(one)
    if one.role == REPRESENTATIVE:
        told["represents"] = [household.number or household.id for household in found.households[one.person]]
    return told


def _said(one: "Tenure", found: "Coverage") -> str:
    from xiangyue.acts.village.representing import numbers_said  # noqa: PLC0415

    households = found.households.get(one.person, ()) if one.role == REPRESENTATIVE else ()
    if not households:
        return one.post
    return say("spoken.post", post=one.post, numbers=numbers_said(households), count=len(households))


def list_represented(session: Session, on: str | None) -> None:
    """List whom each representative represents on a day, and who has none or several."""
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415
    from xiangyue.acts.village.representing import coverage_on, numbers_said  # noqa: PLC0415
    from xiangyue_cli.speaking_for import coverage_lines  # noqa: PLC0415

    office = office_of(session)
    day = day_told(on, now=now_of(session, office))
    found, households = coverage_on(office.register, on=day), office.register.households(day)
    numbers = {one.id: one.number or one.id for one in households}
    if session.json:
        machine(
            {
                "representatives": {
                    person: [numbers[one.id] for one in those] for person, those in found.households.items()
                },
                "nobody": [numbers[one.id] for one in found.nobody],
                "several": {numbers[id]: who for id, who in found.several.items()},
            }
        )
        return
    names = {person: name_of(office.register, person) for person in found.households}
    rows = [(names[person], len(those), numbers_said(those)) for person, those in found.households.items()]
    listed = laid_out([say(f"head.spoken_{head}") for head in ("name", "count", "numbers")], rows)
    shown([*listed, *(say("spoken.hint", words=hint) for hint in coverage_lines(found, households, names))])


def represent(session: Session, person: str, told: str, *, on: str, basis: str) -> None:
    """Put on record whom a representative represents."""
    from xiangyue.acts.village.meant import person_meant  # noqa: PLC0415
    from xiangyue.acts.village.representing import represent as put  # noqa: PLC0415

    office, by, now = _clerk(session)
    day = day_told(on, now=now)
    who = person_meant(office.register, person, on=day)
    number = put(office.register, who, told, on=day, basis=basis, by=by, now=now)
    _recorded(session, number, say("told.represented", who=person, told=told))


def list_councils(session: Session) -> None:
    """List the councils of the village."""
    from xiangyue.acts.village.councils import councils_on  # noqa: PLC0415

    office = office_of(session)
    day = now_of(session, office).date()
    found = councils_on(office.register, on=day)
    if session.json:
        machine(found)
        return
    held = office.register.tenures(day)
    rows = [
        (
            one.name,
            len({tenure.person for tenure in held if tenure.body == f"council:{one.id}"}),
            _day(one.since),
            one.basis,
        )
        for one in found
    ]
    shown(laid_out([say(f"head.council_{head}") for head in ("name", "members", "since", "basis")], rows))


def found_council(session: Session, name: str, *, on: str | None, basis: str) -> None:
    """Put on record that the village has a council."""
    from xiangyue.acts.village.councils import found_council as put  # noqa: PLC0415

    office, by, now = _clerk(session)
    number = put(office.register, name, on=day_told(on, now=now), basis=basis, by=by, now=now)
    _recorded(session, number, say("told.council_founded", name=name))


def dissolve_council(session: Session, name: str) -> None:
    """Put on record that the village has a council no longer."""
    from xiangyue.acts.village.councils import dissolve_council as put  # noqa: PLC0415

    office, by, now = _clerk(session)
    number = put(office.register, name, by=by, now=now)
    _recorded(session, number, say("told.council_dissolved", name=name))


def _day(since: date | None) -> str:
    return str(since) if since else ""


def _clerk(session: Session) -> "tuple[Office, By, datetime]":
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415

    office = office_of(session, writing=True)
    now = now_of(session, office)
    return office, by_of(session, office, Behalf(), role="clerk", case=None, on=now.date()), now


def _recorded(session: Session, number: int, words: str) -> None:
    if session.json:
        machine({"entry": number})
        return
    lines(words, say("told.roster_recorded", number=number))
