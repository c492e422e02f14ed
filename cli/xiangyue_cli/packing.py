"""印一叠: what a pack comes to is said first, then it is printed or saved as one PDF."""

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.session import Session, now_of, office_of
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.acts.paper.packing import Pile
    from xiangyue.acts.paper.packs import Pack

ALL, PICKED, TWO_SIDED, ONE_SIDED = 1, 2, 3, 4


class NotInThePack(Refusal):
    """A paper was picked that the pack has not now."""

    code = "not-in-the-pack"

    def __init__(self, *, told: str, pack: str, kinds: tuple[str, ...]) -> None:
        super().__init__(told=told, pack=pack, kinds=kinds)


def print_pack(
    session: Session,
    number: str,
    told: str,
    *,
    only: str = "",
    to: Path | None = None,
    printer: str = "",
    sides: int | None = None,
) -> None:
    """Print a pack as it was told; without `only`, what of it must be there."""
    from xiangyue.acts.paper.packing import count_pack  # noqa: PLC0415
    from xiangyue.acts.paper.packs import pack_meant  # noqa: PLC0415
    from xiangyue_cli.surroundings import press_of  # noqa: PLC0415

    office = office_of(session, writing=True)
    with office.register:
        whole = count_pack(office, number, pack_meant(told), press=press_of(office))
        pile = _only(whole, only) if only else whole.needed
        put_pile_out(session, office, pile, to=to, printer=printer, sides=sides)


def offer_pack(session: Session, number: str, pack: "Pack") -> None:
    """Say what a pack comes to, and do with it what is picked.

    Raises:
        Away: 0 was pressed.

    """
    from xiangyue.acts.paper.packing import count_pack  # noqa: PLC0415
    from xiangyue_cli.ask import parse_ranges  # noqa: PLC0415
    from xiangyue_cli.keys import needed, pick  # noqa: PLC0415
    from xiangyue_cli.surroundings import press_of  # noqa: PLC0415

    office = office_of(session, writing=True)
    with office.register:
        whole = count_pack(office, number, pack, press=press_of(office))
        lines(*pile_lines(whole), say("pack.choices"))
        picked = pick(say("screen.choose"), most=ONE_SIDED)
        pile, sides = whole.needed, None
        if picked == PICKED:
            pile = whole.of(parse_ranges(needed(say("pack.which")), of=len(whole.papers)))
            lines(*pile_lines(pile), say("pack.choices"))
            picked = pick(say("screen.choose"), most=ONE_SIDED)
        to = None
        if picked in {TWO_SIDED, ONE_SIDED}:
            from xiangyue_cli.sticks import take_away_folder  # noqa: PLC0415

            to, sides = take_away_folder(), 2 if picked == TWO_SIDED else 1
        put_pile_out(session, office, pile, to=to, sides=sides)


def pile_lines(pile: "Pile") -> tuple[str, ...]:
    """Return what a pile comes to: 会前要印的一叠（共 48 页…）, then a line a paper."""
    sure = pile.needed if pile.needed.papers else pile
    head = say(
        "pack.head",
        case=pile.case.rpartition("-")[2],
        pack=say(f"pack.{pile.pack}"),
        pages=sure.pages,
        sheets=sure.sheets,
        minutes=sure.minutes,
    )
    told = []
    for place, one in enumerate(pile.papers, start=1):
        line = say("pack.line", kind=say(f"paperkind.{one.kind}"), pages=one.pages, copies=one.copies)
        told.append(f"  {place:2} {line if one.needed else say('pack.optional', line=line)}")
    return (head, *told)


def put_pile_out(
    session: Session,
    office: "Office",
    pile: "Pile",
    *,
    to: Path | None = None,
    printer: str = "",
    sides: int | None = None,
) -> None:
    """Make a pile, and send it to the printer; where there is none, or a folder was named, save it as one PDF."""
    from xiangyue.acts.paper.packing import name_of_pile  # noqa: PLC0415
    from xiangyue_cli.files import write_file  # noqa: PLC0415
    from xiangyue_cli.sticks import take_away_folder  # noqa: PLC0415

    now = now_of(session, office)
    job = ""
    if to is None:
        content = _made(session, office, pile, now=now, two_sided=sides == 2)  # noqa: PLR2004 - both sides
        job = _sent(session, content, title=name_of_pile(office.register, pile), printer=printer)
    copy = None
    if not job:
        content = _made(session, office, pile, now=now, two_sided=sides != 1)
        copy = (to or take_away_folder()) / name_of_pile(office.register, pile)
        write_file(copy, content)
    _tell(session, pile, job=job, copy=copy, sides=sides)


def _made(session: Session, office: "Office", pile: "Pile", *, now: datetime, two_sided: bool) -> bytes:
    from xiangyue.acts.paper.packing import make_pile  # noqa: PLC0415
    from xiangyue_cli.people import Behalf, by_of  # noqa: PLC0415
    from xiangyue_cli.surroundings import key_of, press_of  # noqa: PLC0415

    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    return make_pile(office, pile, press=press_of(office), key=key_of(office), by=by, now=now, two_sided=two_sided)


def _sent(session: Session, content: bytes, *, title: str, printer: str) -> str:
    from xiangyue.acts.paper.printing import NoPrinter, send_to_printer  # noqa: PLC0415

    try:
        return send_to_printer(
            content, path=os.environ.get("PATH", os.defpath), title=title.removesuffix(".pdf"), printer=printer
        ) or say("print.taken")
    except NoPrinter as none:
        if printer:
            raise
        if not session.json:
            lines(say("print.none", told=str(none.facts["told"])))
        return ""


def _only(pile: "Pile", told: str) -> "Pile":
    names = [one.strip() for one in told.replace("，", ",").replace("、", ",").split(",") if one.strip()]
    kinds = {name: place for place, one in enumerate(pile.papers, start=1) for name in _names(one.kind)}
    for name in names:
        if name not in kinds:
            known = tuple(say(f"paperkind.{one.kind}") for one in pile.papers)
            raise NotInThePack(told=name, pack=say(f"pack.{pile.pack}"), kinds=known)
    return pile.of(sorted({kinds[name] for name in names}))


def _names(kind: str) -> Sequence[str]:
    return (str(kind), say(f"paperkind.{kind}"))


def _tell(session: Session, pile: "Pile", *, job: str, copy: Path | None, sides: int | None) -> None:
    from xiangyue_cli.tell import machine  # noqa: PLC0415

    if session.json:
        machine(
            {
                "pack": pile.pack,
                "papers": [{"kind": one.kind, "pages": one.pages, "copies": one.copies} for one in pile.papers],
                "pages": pile.pages,
                "sheets": pile.sheets,
                "job": job or None,
                "copy": str(copy) if copy else None,
            }
        )
        return
    if copy:
        how = say("pack.one_sided") if sides == 1 else say("pack.two_sided", sheets=pile.sheets)
        lines(say("pack.copied", pages=pile.pages, how=how, path=str(copy)))
    else:
        lines(say("pack.sent", pack=say(f"pack.{pile.pack}"), pages=pile.pages, job=job))
    lines(say("pack.as_copy"))
