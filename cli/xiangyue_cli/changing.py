"""变动 and 任职 as they are typed: who, what, when."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.session import Session, at_terminal, now_of, office_of

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.acts.village.changes import Newcomer, Recorded
    from xiangyue.model import By, PersonChangeKind, Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A change as the command line has it."""

    person: str
    kind: str
    on: str
    head: str | None = None
    together: tuple[str, ...] = ()
    household: str | None = None
    group: int | None = None
    sex: str | None = None
    born: str | None = None
    basis: str = ""


class NoSuchKind(Refusal):
    """A kind of change nobody knows."""

    code = "no-such-change-kind"

    def __init__(self, *, told: str, known: tuple[str, ...]) -> None:
        super().__init__(told=told, known=known)


class NotASex(Refusal):
    """Neither 男 nor 女."""

    code = "not-a-sex"

    def __init__(self, *, told: str) -> None:
        super().__init__(told=told)


def day_told(told: str | None, *, now: datetime) -> date:
    """Return a day as people type it; today, if none is said."""
    from xiangyue.acts.office import BEIJING  # noqa: PLC0415
    from xiangyue_cli.ask import parse_date  # noqa: PLC0415

    today = now.astimezone(BEIJING).date()
    return parse_date(told, today=today) if told else today


def change_person(session: Session, told: Told) -> None:
    """Put a change on record and say what it comes to."""
    from xiangyue.acts.village.changes import Wanted, change, welcome  # noqa: PLC0415
    from xiangyue.acts.village.meant import person_meant  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415
    from xiangyue_cli.residents import key_of  # noqa: PLC0415
    from xiangyue_cli.tell import machine  # noqa: PLC0415

    office = office_of(session, writing=True)
    now = now_of(session, office)
    kind, on = _kind(told.kind), day_told(told.on, now=now)
    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    if told.born is not None:
        one = _newcomer(told, on, now=now, identity=_asked_number(session))
        done = welcome(office.register, one, by=by, now=now, seals=lambda: key_of(office))
    else:

        def who(name: str) -> str:
            return person_meant(office.register, name, on=on)

        wanted = Wanted(
            person=who(told.person),
            kind=kind,
            on=on,
            together=tuple(who(one) for one in told.together),
            head=who(told.head) if told.head else None,
            household=told.household,
            basis=told.basis,
        )
        done = change(office.register, wanted, by=by, now=now)
    if session.json:
        machine({"entry": done.entry, "changes": done.changes})
    else:
        tell_recorded(office, done)


def take_back_entry(session: Session, entry: int, *, reason: str) -> None:
    """Take back what one entry said of people."""
    from xiangyue.acts.village.changes import take_back  # noqa: PLC0415

    office, by, now = _clerk(session)
    number = take_back(office.register, entry, reason=reason, by=by, now=now)
    _say(session, number, say("told.change_undone", entry=entry))


def begin(session: Session, person: str, post: str, *, on: str, until: str | None, basis: str) -> None:
    """Put on record that a post is held from a day on."""
    from xiangyue.acts.village.meant import person_meant  # noqa: PLC0415
    from xiangyue.acts.village.posts import begin_post  # noqa: PLC0415

    office, by, now = _clerk(session)
    day, last = day_told(on, now=now), day_told(until, now=now) if until else None
    who = person_meant(office.register, person, on=day)
    number = begin_post(office.register, who, post, on=day, until=last, basis=basis, by=by, now=now)
    _say(session, number, say("told.post_begun", who=person, post=post, day=day))


def end(session: Session, person: str, post: str, *, on: str, basis: str) -> None:
    """Put on record that a post is held no longer."""
    from xiangyue.acts.village.meant import person_meant  # noqa: PLC0415
    from xiangyue.acts.village.posts import end_post  # noqa: PLC0415

    office, by, now = _clerk(session)
    day = day_told(on, now=now)
    who = person_meant(office.register, person, on=day)
    number = end_post(office.register, who, post, on=day, basis=basis, by=by, now=now)
    _say(session, number, say("told.post_ended", who=person, post=post, day=day))


def _clerk(session: Session) -> "tuple[Office, By, datetime]":
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415

    office = office_of(session, writing=True)
    now = now_of(session, office)
    return office, by_of(session, office, Behalf(), role="clerk", case=None, on=now.date()), now


def _kind(told: str) -> "PersonChangeKind":
    from xiangyue.model import PersonChangeKind  # noqa: PLC0415

    named = {say(f"personchangekind.{kind}"): kind for kind in PersonChangeKind}
    named |= {kind.value: kind for kind in PersonChangeKind}
    if told not in named:
        raise NoSuchKind(told=told, known=tuple(say(f"personchangekind.{kind}") for kind in PersonChangeKind))
    return named[told]


def _asked_number(session: Session) -> str | None:
    """Ask for the newcomer's number where somebody sits there: on a command line it would stay in its history."""
    from xiangyue_cli.roster_newcomer import ask_identity  # noqa: PLC0415

    return ask_identity(say("rostermenu.number")) if at_terminal() and not session.json else None


def _newcomer(told: Told, on: date, *, now: datetime, identity: str | None) -> "Newcomer":
    from xiangyue.acts.village.changes import Newcomer  # noqa: PLC0415

    return Newcomer(
        name=told.person,
        sex=_sex(told.sex),
        born=day_told(told.born, now=now),
        on=on,
        household=told.household or "",
        group=told.group,
        basis=told.basis,
        identity=identity,
    )


def _sex(told: str | None) -> "Sex":
    from xiangyue.intake import sex_of  # noqa: PLC0415

    found = sex_of(told or "")
    if found is None:
        raise NotASex(told=told or "")
    return found


def tell_recorded(office: "Office", done: "Recorded") -> None:
    """Say what is on record now."""
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415
    from xiangyue_cli.tell import lines  # noqa: PLC0415

    for one in done.changes:
        lines(say("told.change", who=name_of(office.register, one.person), day=one.on, what=one.kind))
    lines(say("told.roster_recorded", number=done.entry))


def _say(session: Session, number: int, words: str) -> None:
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    if session.json:
        machine({"entry": number})
        return
    lines(words, say("told.roster_recorded", number=number))
