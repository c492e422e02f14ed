"""迁入: somebody the roster never had; the number of identity says birth and sex, and is sealed at once."""

from datetime import date
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.ask import parse_date
from xiangyue_cli.ask.days import said
from xiangyue_cli.keys import line, needed, pick
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from datetime import datetime

    from xiangyue.acts.office import Office
    from xiangyue.model import By, Sex
    from xiangyue.records import Register

MAN, WOMAN = 1, 2


def ask_newcomer(office: "Office", *, by: "By", now: "datetime") -> None:
    """Ask who came, into which household, on what, and put it on record.

    Raises:
        Away: whoever was asked left.

    """
    from xiangyue.acts.village.changes import Newcomer, welcome  # noqa: PLC0415
    from xiangyue_cli.changing import tell_recorded  # noqa: PLC0415
    from xiangyue_cli.residents import key_of  # noqa: PLC0415
    from xiangyue_cli.roster_menu import ask_basis, asked_again  # noqa: PLC0415

    today = now.date()
    name = needed(say("rostermenu.new_name"))
    identity = ask_identity(say("rostermenu.number"))
    born, sex = _of_number(identity) if identity else _asked(today)
    prompt = say("rostermenu.day", today=said(today))
    on = asked_again(prompt, lambda typed: parse_date(typed, today=today) if typed else today)
    household = needed(say("rostermenu.household"))
    group = _group(office.register, household, on=on)
    one = Newcomer(
        name=name,
        sex=sex,
        born=born,
        on=on,
        household=household,
        group=group,
        basis=ask_basis("arrived"),
        identity=identity,
    )
    tell_recorded(office, welcome(office.register, one, by=by, now=now, seals=lambda: key_of(office)))


def ask_identity(prompt: str) -> str | None:
    """Ask for a number until it can be one; none by Enter."""
    from xiangyue.acts.village.numbers import identity_told  # noqa: PLC0415

    while typed := line(prompt):
        try:
            return identity_told(typed)
        except Refusal as refusal:
            lines(say("ask.not_taken", why=say(refusal.code, **refusal.facts).split("\n")[1]))
    return None


def _of_number(identity: str) -> "tuple[date, Sex]":
    from xiangyue.model import born_by, sex_by  # noqa: PLC0415

    return born_by(identity), sex_by(identity)


def _asked(today: date) -> "tuple[date, Sex]":
    from xiangyue.model import Sex  # noqa: PLC0415
    from xiangyue_cli.roster_menu import asked_again  # noqa: PLC0415

    sex = Sex.MALE if pick(say("rostermenu.sex"), most=WOMAN) == MAN else Sex.FEMALE
    return asked_again(say("rostermenu.born"), lambda typed: parse_date(typed, today=today)), sex


def _group(register: "Register", household: str, *, on: date) -> int | None:
    """Return the group of a new household; None where there is one of that number."""
    if any(household in {one.number, one.id} for one in register.households(on)):
        return None
    groups = register.village.groups
    return pick(say("rostermenu.group", number=household, groups=groups), most=groups)
