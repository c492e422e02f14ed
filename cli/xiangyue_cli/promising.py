"""答应的事 at the terminal: what was promised, by whom and until when; and that it is done."""

from datetime import date
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.ask import parse_date
from xiangyue_cli.keys import line, phrased, text
from xiangyue_cli.numbers import case_meant
from xiangyue_cli.renewing import own_by
from xiangyue_cli.session import Session, now_of
from xiangyue_cli.tell import lines, tell_refusal

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.acts.village.promises import PromiseSeen


def ask_promise(session: Session, office: "Office") -> None:
    """Ask for one promise and put it on record; what is refused is asked again.

    Raises:
        Away: whoever was asked left.

    """
    what = phrased(say("ask.promise_what"), say("phrases.promise").split("\n"))
    who = text(say("ask.promise_who"))
    while True:
        try:
            until, about = _day(session, office), _case(session, office)
            number = put_down(session, office, what, who=who, until=until, about=about)
        except Refusal as refusal:
            tell_refusal(refusal, as_json=False)
        else:
            lines(say("told.promised", number=number))
            return


def put_down(
    session: Session, office: "Office", what: str, *, who: str = "", until: date | None = None, about: str | None = None
) -> int:
    """Put a promise on record and return its number."""
    from xiangyue.acts.village.promises import promise  # noqa: PLC0415

    now = now_of(session, office)
    return promise(office.register, what, who=who, until=until, about=about, by=own_by(session, office), now=now)


def said_of(one: "PromiseSeen") -> tuple[str, ...]:
    """Return a promise as the list has it."""
    kept = say("promise.kept", on=one.kept_on, how=one.how or say("promise.done")) if one.kept_on else ""
    return (str(one.number), one.what, one.who, str(one.until or ""), (one.about or "").rpartition("-")[2], kept)


def _day(session: Session, office: "Office") -> date | None:
    typed = line(say("ask.promise_until"))
    return parse_date(typed, today=now_of(session, office).date()) if typed else None


def _case(session: Session, office: "Office") -> str | None:
    typed = line(say("ask.promise_case"))
    return case_meant(typed, now=now_of(session, office)) if typed else None
