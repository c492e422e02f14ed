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
        try:
            _offer(session, office)
        except Away:
            lines(say("openers.later"))
        _tell(office)


def _offer(session: Session, office: "Office") -> None:
    """Ask until somebody has a PIN or a code; 0 leaves.

    Raises:
        Away: nobody shall, for now.

    """
    from xiangyue.acts.village.second import candidates  # noqa: PLC0415 - help needs none of it

    now = now_of(session, office)
    found = candidates(office.register, on=now.date())[:MOST]
    rule()
    _tell(office)
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
    from xiangyue.acts.village.login import give_code, set_pin  # noqa: PLC0415
    from xiangyue_cli.pins import twice  # noqa: PLC0415

    now = now_of(session, office)
    pin = twice(say("ask.new_pin", who=who), say("ask.new_pin_again")) if chosen == HERE else ""
    if pin:
        from xiangyue.acts.village.login import refuse_weak, villager_of  # noqa: PLC0415

        refuse_weak(pin, villager_of(office.register, person, now=now))
    code = give_code(office.register, person, by=_clerk(session, office, now=now), now=now)
    if not pin:
        lines(*say("openers.code", who=who, code=f"{code[:4]} {code[4:]}").split("\n"))
        return
    set_pin(office.register, person, code=code, pin=pin, now=now)
    office.register.pins.leave()  # the clerk goes on


def _clerk(session: Session, office: "Office", *, now: datetime) -> "By":
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415

    return by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())


def _tell(office: "Office") -> None:
    from xiangyue.acts.village.second import able  # noqa: PLC0415

    who = able(office.register)
    lines(say("openers.only_one" if len(who) == 1 else "openers.able", who=who, count=len(who)))
