"""Who sits there, the village's keys, and handing over."""

from typing import TYPE_CHECKING, Annotated

import typer

from xiangyue.words import say
from xiangyue_cli.app import command
from xiangyue_cli.options import AsJson, session_of
from xiangyue_cli.session import Session, at_terminal, now_of, office_of

if TYPE_CHECKING:
    from datetime import datetime

    from xiangyue.acts.office import Office


@command("login", "换人办")
def login(
    context: typer.Context,
    person: Annotated[str | None, typer.Argument(metavar="[PERSON]", help=say("help.person"))] = None,
    give_code: Annotated[bool, typer.Option("--give-code", help=say("help.give_code"))] = False,
    first: Annotated[str | None, typer.Option("--first", metavar="CODE", help=say("help.first_code"))] = None,
    as_json: AsJson = False,
) -> None:
    """Have somebody else sit down, or say who does."""
    from xiangyue.acts.village.meant import person_meant  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session, writing=True)
    now = now_of(session, office)
    if person is None:
        _tell_sitting(session, office, now=now)
        return
    meant = person_meant(office.register, person, on=now.date())
    if give_code:
        _give_code(session, office, meant, now=now)
    else:
        _sit(session, office, meant, first, now=now)


@command("logout", "离开")
def logout(context: typer.Context, as_json: AsJson = False) -> None:
    """Have nobody sit there any more."""
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    session = session_of(context, as_json=as_json)
    office = office_of(session, writing=True)
    office.register.pins.leave()
    if session.json:
        machine({"sitting": None})
        return
    lines(say("told.logged_out"))


def _tell_sitting(session: Session, office: "Office", *, now: "datetime") -> None:
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    sitting = office.register.pins.sitting(now=now)
    if session.json:
        machine({"sitting": sitting})
        return
    lines(say("told.sitting", who=name_of(office.register, sitting)) if sitting else say("told.nobody_sits"))


def _give_code(session: Session, office: "Office", person: str, *, now: "datetime") -> None:
    from xiangyue.acts.village.login import give_code as give  # noqa: PLC0415
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    code = give(office.register, person, by=by, now=now)
    if session.json:
        machine({"person": person, "code": code})
        return
    lines(*say("told.code_given", who=name_of(office.register, person), code=f"{code[:4]} {code[4:]}").split("\n"))


def _sit(session: Session, office: "Office", person: str, first: str | None, *, now: "datetime") -> None:
    from xiangyue.acts.village.login import set_pin, sit_down, villager_of  # noqa: PLC0415
    from xiangyue_cli.keys import needed  # noqa: PLC0415
    from xiangyue_cli.pins import NobodyToAsk, hidden, secret, secret_in  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    who = villager_of(office.register, person, now=now).name
    if first is None and at_terminal() and not office.register.pins.has(person):
        first = needed(say("ask.pin_code", who=who))
    if first is not None:
        pin = secret(session.pin_file, first=say("ask.new_pin", who=who), again=say("ask.new_pin_again"))
        set_pin(office.register, person, code=_bare(first), pin=pin, now=now)
    elif session.pin_file is not None:
        sit_down(office.register, person, secret_in(session.pin_file), now=now)
    elif at_terminal():
        sit_down(office.register, person, hidden(say("ask.pin", who=who)), now=now)
    else:
        raise NobodyToAsk
    if session.json:
        machine({"sitting": person})
        return
    lines(say("told.sits", who=who))


def _bare(code: str) -> str:
    """Return a code as it was given, however it was spaced."""
    return "".join(code.split())
