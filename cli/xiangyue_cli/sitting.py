"""换人办 at the terminal: somebody else sits down at the laptop."""

from datetime import datetime
from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.keys import pick
from xiangyue_cli.pins import NobodyToAsk, code_typed, hidden, secret, secret_in
from xiangyue_cli.session import Session, at_terminal, now_of, office_of
from xiangyue_cli.tell import lines, machine

if TYPE_CHECKING:
    from xiangyue.acts.office import Office


def change_over(session: Session) -> None:
    """Pick by a digit who sits down: whoever has a PIN, or a code to set one with.

    Raises:
        Away: nobody changed over.

    """
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415

    office = office_of(session, writing=True)
    pins, now = office.register.pins, now_of(session, office)
    people = tuple(dict.fromkeys((*pins.holders(), *pins.awaited(now=now))))
    if not people:
        lines(say("told.nobody_has_a_pin"))
        return
    names = [name_of(office.register, person) for person in people]
    lines("   ".join(f"{place} {name}" for place, name in enumerate(names, start=1)))
    person = people[pick(say("screen.choose_or_back"), most=len(people)) - 1]
    sit(session, office, person, None, now=now)


def sit(session: Session, office: "Office", person: str, first: str | None, *, now: datetime) -> None:
    """Have a person sit down who shows a PIN, or sets the first one with a code.

    Raises:
        NobodyToAsk: there is neither a terminal nor a file.

    """
    from xiangyue.acts.village.login import check_code, refuse_weak, set_pin, sit_down, villager_of  # noqa: PLC0415

    villager = villager_of(office.register, person, now=now)
    who = villager.name
    if first is not None:
        check_code(office.register, person, first, now=now)
    elif at_terminal() and not office.register.pins.has(person):
        first = code_typed(office, person, now=now)
    if first is not None:
        pin = secret(
            session.pin_file,
            first=say("ask.new_pin", who=who),
            again=say("ask.new_pin_again"),
            refuse=lambda told: refuse_weak(told, villager),
        )
        set_pin(office.register, person, code=first, pin=pin, now=now)
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
