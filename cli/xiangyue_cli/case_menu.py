"""查一件: a case on the screen, and everything that can be done with it, by digits."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.ask import half_width
from xiangyue_cli.keys import BACK, Away, needed, pages, phrased, pick, read_through
from xiangyue_cli.session import Session, now_of, office_of
from xiangyue_cli.tell import cut, lines, rule, table

if TYPE_CHECKING:
    from datetime import datetime

    from xiangyue.acts.case.show import Shown
    from xiangyue.acts.office import Office
    from xiangyue.acts.paper.packs import Pack
    from xiangyue.model import Case

LATEST = 12
TITLE = 50  # columns
Choice = tuple[str, Callable[[], None]]


def look(session: Session) -> None:
    """Pick a case, then show it until 0.

    Raises:
        Away: whoever looked has seen enough.

    """
    from xiangyue.acts.case.show import show  # noqa: PLC0415
    from xiangyue_cli.screens import case_screen  # noqa: PLC0415

    office = office_of(session)
    now = now_of(session, office)
    number = _which(office, now=now)
    if not number:
        return
    case = show(office, number, on=now.date())
    case_screen(office, case, now=now)
    choices = _choices(session, office, case, now=now)
    rule()
    lines("   ".join(f"{place} {words}" for place, (words, _) in enumerate(choices, start=1)))
    choices[pick(say("screen.choose_or_back"), most=len(choices)) - 1][1]()


def _which(office: "Office", *, now: "datetime") -> str:
    """Return the number of the case; the only one needs no asking. Words look it up: a title, a name, what was typed."""
    from xiangyue.acts.case.finding import find  # noqa: PLC0415
    from xiangyue_cli.numbers import case_meant, place_of  # noqa: PLC0415

    cases = office.register.cases()
    if not cases:
        lines(say("screen.no_cases"))
        return ""
    if len(cases) == 1:
        return cases[0].number
    shown = cases
    while True:
        _listed(shown)
        told = half_width(needed(say("screen.which_case")))
        if told in BACK:
            raise Away
        if place_of(told) is not None or any(one.number == told for one in cases):
            return case_meant(told, now=now)
        found = find(office, told)
        if len(found) == 1:
            return found[0].number
        lines(say("screen.found", count=len(found)) if found else say("screen.found_none", words=told))
        shown = found or cases


def _listed(cases: "Sequence[Case]") -> None:
    """Say the latest of the cases, a line each."""
    if len(cases) > LATEST:
        lines(say("screen.earlier_cases", count=len(cases) - LATEST))
    table(
        (say("head.case"), say("head.title"), say("head.stage")),
        [
            (
                one.number.rpartition("-")[2],
                cut(one.title, TITLE),
                _stage(one.withdrawn, one.flow.ended, one.flow.stage),
            )
            for one in cases[-LATEST:]
        ],
    )


def _stage(withdrawn: bool, ended: str | None, stage: str) -> str:
    return say("screen.withdrawn") if withdrawn else say("screen.ended") if ended else stage


def _choices(session: Session, office: "Office", case: "Shown", *, now: "datetime") -> list[Choice]:
    """Return what can be done with the case as it stands."""
    from xiangyue.acts.case.show import log  # noqa: PLC0415
    from xiangyue.acts.paper.occasion import pack_due  # noqa: PLC0415
    from xiangyue_cli.screens import log_lines, why_lines  # noqa: PLC0415

    number = case.case.number
    choices = [
        (say("case.do", step=one.waiting.name), _step(session, number, one.waiting.step)) for one in case.waiting
    ]
    if not (case.case.withdrawn or case.case.flow.ended):
        choices.append((say("case.why"), lambda: _read(why_lines(case, now=now))))
    if office.register.revision(number):
        choices.append((say("case.redline"), lambda: _redline(office, number)))
    choices.append((say("case.log"), lambda: _read(log_lines(log(office, number)))))
    if any(meeting.votes for meeting in office.register.meetings(number)):
        choices.append((say("case.minutes"), lambda: _minutes(session, number, now=now)))
        choices.append((say("case.papers"), lambda: _papers(office, case)))
        choices.append((say("case.correct"), lambda: _correct(session, number)))
    if case.owed:
        choices.append((say("case.supply"), lambda: _supply(session, case, now=now)))
    if not (case.case.withdrawn or case.case.flow.ended):
        choices.append((say("case.withdraw"), lambda: _withdraw(session, number, now=now)))
    if (pack := pack_due(office.register, case.case)) is not None:
        choices.append((say("case.pack", pack=say(f"pack.{pack}")), lambda: _pack(session, number, pack)))
    return choices


def _step(session: Session, number: str, step: str) -> Callable[[], None]:
    from xiangyue_cli.doing import Call, do_step  # noqa: PLC0415

    return lambda: do_step(session, f"{number}/{step}", Call())


def _read(texts: "Sequence[str]") -> None:
    """Show it a screen at a time, and wait: the worklist would push it away."""
    pages(texts)
    read_through()


def _papers(office: "Office", case: "Shown") -> None:
    from xiangyue_cli.screens import papers_screen  # noqa: PLC0415

    papers_screen(office, case.papers)
    read_through()


def _pack(session: Session, number: str, pack: "Pack") -> None:
    from xiangyue_cli.packing import offer_pack  # noqa: PLC0415

    offer_pack(session, number, pack)
    read_through()


def _correct(session: Session, number: str) -> None:
    from xiangyue_cli.correcting import correct_at_terminal  # noqa: PLC0415

    correct_at_terminal(session, number)


def _redline(office: "Office", number: str) -> None:
    from xiangyue.acts.convention.texts import redline_of  # noqa: PLC0415
    from xiangyue_cli.screens import redline_lines  # noqa: PLC0415

    _read([say("screen.redline_how"), *redline_lines(redline_of(office, number))])


def _minutes(session: Session, number: str, *, now: "datetime") -> None:
    from xiangyue_cli.carrying import make_minutes  # noqa: PLC0415

    make_minutes(session, office_of(session, writing=True), number, now=now)


def _supply(session: Session, case: "Shown", *, now: "datetime") -> None:
    """补件: which of them, and how."""
    from xiangyue.acts.case.supply import supply  # noqa: PLC0415
    from xiangyue_cli.ask import parse_ranges  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415

    numbers = tuple(one.number for one in case.owed)
    if len(numbers) > 1:
        numbers = parse_ranges(needed(say("case.supply_which")), of=max(numbers))
    how = phrased(say("case.supply_how"), say("phrases.supply").split("\n"))
    office = office_of(session, writing=True)
    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    supply(office, case.case.number, numbers, how=how, by=by, now=now)
    lines(say("told.supplied", case=case.case.number.rpartition("-")[2], numbers=numbers))


def _withdraw(session: Session, number: str, *, now: "datetime") -> None:
    """撤回: on purpose only, with a reason."""
    from xiangyue.acts.case.withdraw import withdraw  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415

    lines(say("case.withdraw_sure"))
    pick(say("screen.choose"), most=1)
    reason = phrased(say("case.withdraw_reason"), say("phrases.withdraw").split("\n"))
    office = office_of(session, writing=True)
    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    withdraw(office, number, reason=reason, by=by, now=now)
    lines(say("told.withdrawn", case=number.rpartition("-")[2]))
