"""The keys of the worklist: what each does, by its letter or its word."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.keys import line, pages, pick, read_through
from xiangyue_cli.numbers import NoSuchLine, place_of
from xiangyue_cli.session import Session, now_of, office_of
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from xiangyue.acts.worklist.home import Home

Key = Callable[[Session, "Home"], None]


def open_number(session: Session, home: "Home", typed: str) -> None:
    """Open the line that stood under a number; a step may also be told by its case, as commands have it.

    Raises:
        NoSuchLine: there was none.
        Away: whoever opened it left again.

    """
    from xiangyue_cli.chores import open_chore  # noqa: PLC0415
    from xiangyue_cli.doing import Call, do_step  # noqa: PLC0415

    if "/" in typed:
        do_step(session, typed, Call())
        return
    last = len(home.mine) + len(home.theirs)
    place = place_of(typed)
    if place is None or not 1 <= place <= last:
        raise NoSuchLine(line=typed, lines=last)
    mine = home.mine[place - 1] if place <= len(home.mine) else None
    if mine is not None and mine.chore is not None:
        open_chore(session, mine.chore)
        return
    step = mine.step if mine is not None else home.theirs[place - len(home.mine) - 1].step
    if step is not None:
        do_step(session, f"{step.case}/{step.step}", Call())


def _new(session: Session, home: "Home") -> None:
    from xiangyue_cli.opening import new_case  # noqa: PLC0415

    del home
    new_case(session)


def _look(session: Session, home: "Home") -> None:
    from xiangyue_cli.case_menu import look  # noqa: PLC0415

    del home
    look(session)


def _copy(session: Session, home: "Home") -> None:
    from xiangyue_cli.opening import copy_away  # noqa: PLC0415

    del home
    copy_away(session)


def _change_over(session: Session, home: "Home") -> None:
    from xiangyue_cli.sitting import change_over  # noqa: PLC0415

    del home
    change_over(session)


def _roster(session: Session, home: "Home") -> None:
    """变动: what became of whom."""
    from xiangyue_cli.roster_menu import change_here  # noqa: PLC0415

    del home
    change_here(session)


def _hand_over(session: Session, home: "Home") -> None:
    """交接: the list, and what comes after it was signed."""
    from xiangyue_cli.handing_over import Told, hand_over_by  # noqa: PLC0415

    del home
    lines(say("home.handing_over"))
    pick(say("screen.choose"), most=1)
    told = Told(
        person=None, successor=None, supervisor=None, official="", one_sided=False, on=None, out=None, signed=None
    )
    hand_over_by(session, office_of(session, writing=True), told)


def _print(session: Session, home: "Home") -> None:
    """打印: the pack of a case that is due, or its last paper; without a case the first page of the register."""
    from xiangyue.acts.paper.occasion import pack_due  # noqa: PLC0415
    from xiangyue_cli.commands.printing import print_paper  # noqa: PLC0415
    from xiangyue_cli.numbers import case_meant  # noqa: PLC0415
    from xiangyue_cli.packing import offer_pack  # noqa: PLC0415

    del home
    told = line(say("print.which")) or None
    if told is None:
        print_paper(session, None)
        return
    office = office_of(session)
    number = case_meant(told, now=now_of(session, office))
    pack = pack_due(office.register, office.register.case(number))
    if pack is not None and pick(say("pack.or_last", pack=say(f"pack.{pack}")), most=2, default=1) == 1:
        offer_pack(session, number, pack)
        read_through()
    print_paper(session, told)


def _every(session: Session, home: "Home") -> None:
    """All lines, a screen at a time; the numbers stay."""
    from xiangyue_cli.screens.home import every_line  # noqa: PLC0415
    from xiangyue_cli.worklist import lacks  # noqa: PLC0415

    office = office_of(session)
    now = now_of(session, office)
    pages(every_line(home, now=now, state=lambda one: lacks(office, one)))
    read_through()


def _remind(session: Session, home: "Home") -> None:
    """催办: which line, and the sentence."""
    from xiangyue_cli.reminding import tell_reminders  # noqa: PLC0415

    if not home.theirs:
        lines(say("remind.nobody"))
        return
    first = len(home.mine) + 1
    chosen = home.theirs[0]
    if len(home.theirs) > 1:
        typed = place_of(line(say("remind.which", first=first, last=first + len(home.theirs) - 1)))
        if typed is None or not first <= typed < first + len(home.theirs):
            raise NoSuchLine(line=str(typed or ""), lines=first + len(home.theirs) - 1)
        chosen = home.theirs[typed - first]
    tell_reminders(session, chosen.step.case)
    read_through()


def _law(session: Session, home: "Home") -> None:
    """今年法定要办的: each with its words and where they stand."""
    from xiangyue.acts.worklist.year import of_the_year  # noqa: PLC0415
    from xiangyue_cli.screens.year import year_lines  # noqa: PLC0415

    del home
    office = office_of(session)
    pages(year_lines(of_the_year(office, on=now_of(session, office).date())))
    read_through()


def _help(session: Session, home: "Home") -> None:
    del session, home
    lines(*say("home.help").split("\n"))
    read_through()


KEYS: Mapping[str, Key] = {
    "n": _new,
    "新办": _new,
    "s": _look,
    "查": _look,
    "c": _remind,
    "催办": _remind,
    "p": _print,
    "打印": _print,
    "b": _copy,
    "备份": _copy,
    "h": _change_over,
    "换人": _change_over,
    "换人办": _change_over,
    "r": _roster,
    "变动": _roster,
    "j": _hand_over,
    "交接": _hand_over,
    "a": _every,
    "f": _law,
    "?": _help,
    "帮助": _help,
}
