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


def second_opener(session: Session) -> None:
    """Say who can open the register, and let another one become able to, there and then."""
    office = office_of(session, writing=True)
    with office.register:
        rule()
        _tell(office)
        try:
            _own(session, office)
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
    from xiangyue.acts.village.login import give_code, refuse_weak, set_pin, villager_of  # noqa: PLC0415
    from xiangyue_cli.pins import twice  # noqa: PLC0415

    now = now_of(session, office)
    pin = twice(say("ask.new_pin", who=who), say("ask.new_pin_again")) if chosen == HERE else ""
    if pin:
        refuse_weak(pin, villager_of(office.register, person, now=now))
    by = _clerk(session, office, now=now)
    sat = office.register.pins.sitting(now=now)
    code = give_code(office.register, person, by=by, now=now)
    if not pin:
        lines(*say("openers.code", who=who, code=f"{code[:4]} {code[4:]}").split("\n"))
        return
    set_pin(office.register, person, code=code, pin=pin, now=now)
    if person != by.typed_by:  # the clerk goes on
        office.register.pins.leave()
        if sat == by.typed_by:
            office.register.pins.sit(by.typed_by, now=now)


def _clerk(session: Session, office: "Office", *, now: datetime) -> "By":
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415

    return by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())


def _tell(office: "Office") -> None:
    from xiangyue.acts.village.second import able  # noqa: PLC0415

    who = able(office.register)
    lines(say("openers.only_one" if len(who) == 1 else "openers.able", who=who, count=len(who)))
