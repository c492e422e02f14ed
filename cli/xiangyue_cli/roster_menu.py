"""花名册变动 at the worklist: what became of whom, on which day, on what; digits and Enter but for a newcomer's name."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.ask import packed, parse_date, parse_ranges
from xiangyue_cli.ask.days import said
from xiangyue_cli.filling.people import ask_person
from xiangyue_cli.keys import line, phrased, pick
from xiangyue_cli.people import Behalf, by_of
from xiangyue_cli.roster_newcomer import ask_newcomer
from xiangyue_cli.session import Session, now_of, office_of
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from datetime import datetime

    from xiangyue.acts.office import Office
    from xiangyue.acts.village.changes import Wanted
    from xiangyue.acts.village.family import Family
    from xiangyue.model import By, Person
    from xiangyue.records import Register

T = TypeVar("T")
KINDS = ("died", "left", "arrived", "away", "back", "split", "head", "joined_party", "full_member")
BASES = {"died": "died", "left": "left", "arrived": "arrived", "joined_party": "party", "full_member": "party"}
TOGETHER = frozenset({"left", "split"})
WITHOUT_PAPER = frozenset({"away", "back"})
NEW, RETURNS = 1, 2


def change_here(session: Session) -> None:
    """Ask for a change and put it on record, or keep it until its paper comes.

    Raises:
        Away: whoever was asked left; nothing is on record.

    """
    office = office_of(session, writing=True)
    now = now_of(session, office)
    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    lines(say("rostermenu.title"), say("rostermenu.kinds"))
    kind = KINDS[pick(say("screen.choose"), most=len(KINDS)) - 1]
    if kind == "arrived":
        lines(say("rostermenu.came_how"))
        if pick(say("screen.choose"), most=RETURNS) == NEW:
            ask_newcomer(office, by=by, now=now)
            return
    person = ask_person(office.register, say("rostermenu.who"), on=now.date())
    on = _day(now.date())
    if kind not in WITHOUT_PAPER and not _at_once(office.register, person, kind, on, now=now):
        return
    settle(office, person, kind, on, by=by, now=now)


def settle(office: "Office", person: str, kind: str, on: date, *, by: "By", now: "datetime") -> None:
    """Ask what else has to be known of a change, and put it on record.

    Raises:
        Away: whoever was asked left.

    """
    from xiangyue.acts.village.changes import Wanted, change  # noqa: PLC0415
    from xiangyue.acts.village.family import family_of  # noqa: PLC0415
    from xiangyue.acts.village.proofs import Told, no_longer_awaited  # noqa: PLC0415
    from xiangyue.model import PersonChangeKind  # noqa: PLC0415
    from xiangyue_cli.changing import tell_recorded  # noqa: PLC0415

    register = office.register
    one = next((one for one in register.people(on) if one.id == person), register.person(person))
    there = any(home.id == one.household for home in register.households(on))
    family = family_of(register, one.household, on=on) if there else None
    together = _together(family, one, kind) if family and kind in TOGETHER else ()
    household = line(say("rostermenu.new_household")) or None if kind == "split" else None
    basis = ask_basis(kind)
    wanted = Wanted(
        person=person, kind=PersonChangeKind(kind), on=on, together=together, household=household, basis=basis
    )
    done = change(register, _with_head(family, wanted), by=by, now=now)
    no_longer_awaited(register, Told(person=person, kind=PersonChangeKind(kind), on=on))
    tell_recorded(office, done)


def ask_basis(kind: str) -> str:
    """Ask on what it is known: one of the papers that usually come, or another."""
    return phrased(say("rostermenu.basis"), say(f"rostermenu.basis.{BASES.get(kind, 'other')}").split("|"))


def asked_again(prompt: str, reading: Callable[[str], T]) -> T:
    """Ask until what was typed can be read; the refusal says in one line why not."""
    while True:
        try:
            return reading(line(prompt))
        except Refusal as refusal:
            lines(say("ask.not_taken", why=say(refusal.code, **refusal.facts).split("\n")[1]))


def _day(today: date) -> date:
    prompt = say("rostermenu.day", today=said(today))
    return asked_again(prompt, lambda typed: parse_date(typed, today=today) if typed else today)


def _at_once(register: "Register", person: str, kind: str, on: date, *, now: "datetime") -> bool:
    """Ask whether it goes on record now; it is kept where it waits for its paper."""
    from xiangyue.acts.village.proofs import Told, wait_for_proof  # noqa: PLC0415
    from xiangyue.model import PersonChangeKind  # noqa: PLC0415

    who = register.person(person).name
    prompt = say("rostermenu.now", who=who, on=said(on), what=PersonChangeKind(kind))
    while (typed := line(prompt)) not in {"0", "1"}:  # neither is supposed of a death
        lines(say("rostermenu.needs_answer"))
    if typed == "0":
        wait_for_proof(register, Told(person=person, kind=PersonChangeKind(kind), on=on), now=now)
        lines(say("rostermenu.kept_waiting"))
    return typed == "1"


def _together(family: "Family", one: "Person", kind: str) -> tuple[str, ...]:
    """Ask who of the household goes too."""
    from xiangyue.model import PersonChangeKind  # noqa: PLC0415

    others = family.without({one.id})
    if not others:
        return ()
    _offer(others)
    prompt = say("rostermenu.together", what=PersonChangeKind(kind))
    numbers = asked_again(prompt, lambda typed: parse_ranges(typed, of=len(others)) if typed else ())
    return tuple(others[number - 1].id for number in numbers)


def _with_head(family: "Family | None", wanted: "Wanted") -> "Wanted":
    """Ask who heads the household that is left behind, where that is not plain."""
    from xiangyue.acts.village.change_refusals import HeadNeeded  # noqa: PLC0415
    from xiangyue.acts.village.family import new_head  # noqa: PLC0415

    if family is None or wanted.kind not in {"died", "left", "split"}:
        return wanted
    leaving = {wanted.person, *wanted.together}
    try:
        new_head(family, leaving, None, on=wanted.on)
    except HeadNeeded as needed:
        stay = family.without(leaving)
        fit = tuple(one for one in stay if one.adult(on=wanted.on)) or stay
        _offer(fit)
        who = str(needed.facts["who"])
        return replace(wanted, head=fit[pick(say("rostermenu.head", who=who), most=len(fit)) - 1].id)
    return wanted


def _offer(people: "tuple[Person, ...]") -> None:
    told = [say("rostermenu.member", name=one.name, born=one.born.year) for one in people]
    lines(say("rostermenu.family"), *packed(told))
