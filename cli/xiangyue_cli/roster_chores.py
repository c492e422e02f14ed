"""What the worklist's lines about the roster open: a post that ends, a paper that came, a number that lacked."""

from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.ask import parse_date
from xiangyue_cli.ask.days import said
from xiangyue_cli.keys import phrased, pick
from xiangyue_cli.people import Behalf, by_of
from xiangyue_cli.roster_menu import asked_again, settle
from xiangyue_cli.roster_newcomer import ask_identity
from xiangyue_cli.session import Session, now_of, office_of
from xiangyue_cli.tell import lines, tell_refusal

if TYPE_CHECKING:
    from datetime import datetime

    from xiangyue.acts.office import Office
    from xiangyue.acts.worklist.chore import Chore
    from xiangyue.model import By

NOW, NEVER = 1, 2


def end_posts_here(session: Session, chore: "Chore") -> None:
    """登记离任: ask on which day the posts of one who is gone ended, and on what.

    Raises:
        Away: whoever was asked left.

    """
    from xiangyue.acts.village.posts import end_post, posts_left_open  # noqa: PLC0415

    office, by, now = _opened(session)
    gone = office.register.gone(now.date())[chore.about]
    who = office.register.person(chore.about).name
    held = [one for one in posts_left_open(office.register, on=now.date()) if one.person == chore.about]
    lines(chore.what, say("rosterchore.post_gone", who=who, on=said(gone.on), what=gone.kind))
    prompt = say("rosterchore.post_day", default=said(gone.on))
    on = asked_again(prompt, lambda typed: parse_date(typed, today=now.date()) if typed else gone.on)
    basis = phrased(say("rosterchore.post_basis"), say("rosterchore.post_basis.phrases").split("|"))
    for one in held:
        number = end_post(office.register, one.person, one.post, on=on, basis=basis, by=by, now=now)
        lines(say("told.post_ended", who=who, post=one.post, day=on), say("told.roster_recorded", number=number))


def proof_here(session: Session, chore: "Chore") -> None:
    """等证明: the paper came, or it was a mistake.

    Raises:
        Away: it still waits.

    """
    from xiangyue.acts.village.proofs import awaited, no_longer_awaited  # noqa: PLC0415

    office, by, now = _opened(session)
    one = next(one for one in awaited(office.register, on=now.date()) if str(one.id) == chore.about)
    lines(chore.what, say("rosterchore.proof"))
    if pick(say("screen.choose"), most=NEVER) == NEVER:
        no_longer_awaited(office.register, one.told)
        lines(say("rosterchore.dropped"))
    else:
        settle(office, one.told.person, one.told.kind, one.told.on, by=by, now=now)


def numbers_here(session: Session, chore: "Chore") -> None:
    """补身份证号, one after the other; Enter passes over one.

    Raises:
        Away: whoever was asked left; what was typed before is kept.

    """
    from xiangyue.acts.village.meant import apart  # noqa: PLC0415
    from xiangyue.acts.village.numbers import give_identity  # noqa: PLC0415
    from xiangyue.model import masked  # noqa: PLC0415
    from xiangyue_cli.residents import key_of  # noqa: PLC0415

    office, by, now = _opened(session)
    for person in chore.about.split():
        who = apart(office.register.person(person))
        while typed := ask_identity(say("rosterchore.number_of", who=who)):
            try:
                number = give_identity(office.register, person, typed, seals=lambda: key_of(office), by=by, now=now)
            except Refusal as refusal:
                tell_refusal(refusal, as_json=False)
            else:
                lines(say("rosterchore.number_kept", who=who, shown=masked(typed), number=number))
                break


def _opened(session: Session) -> "tuple[Office, By, datetime]":
    office = office_of(session, writing=True)
    now = now_of(session, office)
    return office, by_of(session, office, Behalf(), role="clerk", case=None, on=now.date()), now
