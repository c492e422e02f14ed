"""换人办 at the terminal: somebody else sits down at the laptop."""

from datetime import datetime
from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.keys import needed, pick
from xiangyue_cli.pins import NobodyToAsk, hidden, secret, secret_in
from xiangyue_cli.session import Session, at_terminal, now_of, office_of
from xiangyue_cli.tell import lines, machine

if TYPE_CHECKING:
    from xiangyue.acts.office import Office


def change_over(session: Session) -> None:
    """Pick by a digit who sits down; only those who have a PIN are asked for one.

    Raises:
        Away: nobody changed over.

    """
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415

    office = office_of(session, writing=True)
    people = office.register.pins.holders()
    if not people:
        lines(say("told.nobody_has_a_pin"))
        return
    names = [name_of(office.register, person) for person in people]
    lines("   ".join(f"{place} {name}" for place, name in enumerate(names, start=1)))
    person = people[pick(say("screen.choose_or_back"), most=len(people)) - 1]
    sit(session, office, person, None, now=now_of(session, office))


def sit(session: Session, office: "Office", person: str, first: str | None, *, now: datetime) -> None:
    """Have a person sit down who shows a PIN, or sets the first one with a code.

    Raises:
        NobodyToAsk: there is neither a terminal nor a file.

    """
    from xiangyue.acts.village.login import set_pin, sit_down, villager_of  # noqa: PLC0415

    who = villager_of(office.register, person, now=now).name
    if first is None and at_terminal() and not office.register.pins.has(person):
        first = needed(say("ask.pin_code", who=who))
    if first is not None:
        pin = secret(session.pin_file, first=say("ask.new_pin", who=who), again=say("ask.new_pin_again"))
        set_pin(office.register, person, code="".join(first.split()), pin=pin, now=now)
    elif session.pin_file is not None:
        sit_down(office.register, person, secret_in(session.pin_file), now=now)
    elif at_terminal():
        sit_down(office.register, person, hidden(say("ask.pin", who=who)), now=now)
    else:
        raise NobodyToAsk
    tell_sits(session, person, who)


def tell_sits(session: Session, person: str, who: str) -> None:
    """Say who sits there now."""
    if session.json:
        machine({"sitting": person})
        return
    lines(say("told.sits", who=who))
