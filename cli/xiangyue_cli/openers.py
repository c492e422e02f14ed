"""谁能打开登记簿: on the first day, and as long as only one can, a second person gets a PIN or a code for one."""

from datetime import datetime
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.keys import Away, pick
from xiangyue_cli.session import Session, now_of, office_of
from xiangyue_cli.tell import lines, rule, tell_refusal

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.model import By

HERE, BY_CODE, ANOTHER = 1, 2, 3
MOST = 6  # offered by a digit


ENOUGH = 2  # the clerk, and one more


def offer_second(session: Session) -> None:
    """The same on any other day, as long as fewer than two have a PIN; a rehearsal asks for none."""
    from xiangyue.model import Mode  # noqa: PLC0415 - help needs none of it

    with office_of(session).register as register:
        needed = register.mode is Mode.REAL and len(register.pins.holders()) < ENOUGH
    if needed:
        second_opener(session)


def second_opener(session: Session) -> None:
    """Say who can open the register, and let another one become able to, there and then."""
    from xiangyue.acts.village.second import able  # noqa: PLC0415 - help needs none of it

    office = office_of(session, writing=True)
    with office.register:
        rule()
        _tell(office)
        try:
            _own(session, office)
            if len(able(office.register)) < ENOUGH:
                _offer(session, office)
        except Away:
            lines(say("openers.later"))
        _tell(office)


def _own(session: Session, office: "Office") -> None:
    """Have the clerk set a PIN, who could do without until now; 0 leaves that for another day."""
    from xiangyue.acts.village.second import clerk_without  # noqa: PLC0415 - help needs none of it

    clerk = clerk_without(office.register, on=now_of(session, office).date())
    if clerk is None:
        return
    while True:
        lines(say("openers.own", who=clerk.called))
        try:
            if pick(say("openers.own_ways"), most=HERE) == HERE:
                _enable(session, office, clerk.person, clerk.name, HERE)
        except Refusal as refusal:
            tell_refusal(refusal, as_json=False)
        except Away:
            return
        else:
            return


def _offer(session: Session, office: "Office") -> None:
    """Ask until somebody has a PIN or a code; 0 leaves.

    Raises:
        Away: nobody shall, for now.

    """
    from xiangyue.acts.village.second import candidates  # noqa: PLC0415 - help needs none of it

    now = now_of(session, office)
    found = candidates(office.register, on=now.date())[:MOST]
    if not found:
        return
    place = 0
    while True:
        one = found[place]
        lines(say("openers.one", who=one.called), *say("openers.ways").split("\n"))
        chosen = pick(say("first.choose_any"), most=ANOTHER)
        if chosen == ANOTHER:
            lines(*(f"  {number} {other.called}" for number, other in enumerate(found, start=1)))
            place = pick(say("first.choose_any"), most=len(found)) - 1
            continue
        try:
            _enable(session, office, one.person, one.name, chosen)
        except Refusal as refusal:
            tell_refusal(refusal, as_json=False)
        else:
            return


def _enable(session: Session, office: "Office", person: str, who: str, chosen: int) -> None:
    from xiangyue.acts.village.login import give_code, refuse_weak, villager_of  # noqa: PLC0415
    from xiangyue.acts.village.second import enable  # noqa: PLC0415
    from xiangyue_cli.pins import twice  # noqa: PLC0415

    now = now_of(session, office)
    villager = villager_of(office.register, person, now=now)
    pin = ""
    if chosen == HERE:
        again = say("ask.new_pin_again")
        pin = twice(say("ask.new_pin", who=who), again, refuse=lambda told: refuse_weak(told, villager))
    by = _clerk(session, office, now=now)
    if pin:
        enable(office.register, person, pin, by=by, now=now)
        return
    code = give_code(office.register, person, by=by, now=now)
    lines(*say("openers.code", who=who, code=f"{code[:4]} {code[4:]}").split("\n"))


def _clerk(session: Session, office: "Office", *, now: datetime) -> "By":
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415

    return by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())


def _tell(office: "Office") -> None:
    from xiangyue.acts.village.second import able  # noqa: PLC0415

    who = able(office.register)
    lines(say("openers.only_one" if len(who) == 1 else "openers.able", who=who, count=len(who)))
