"""更正 on the terminal: first what it does and where the wrong number stands already, then by digits (walkthrough h)."""

import re
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from xiangyue.errors import Refusal
from xiangyue.words import say
from xiangyue_cli.ask import half_width, kept_at, parse_date
from xiangyue_cli.keys import line, needed, pick
from xiangyue_cli.people import Behalf, by_of
from xiangyue_cli.session import Session, now_of, office_of
from xiangyue_cli.tell import lines, machine, wrap

if TYPE_CHECKING:
    from xiangyue.acts.meeting.correcting import Corrected, Ladder, Wrong
    from xiangyue.acts.office import Office
    from xiangyue.model import By, Tally

FIGURES = re.compile(r"\d+")
LEAST, MOST = 3, 5
SOURCES = 3  # 计票单第1页, 第2页, 其他


def correct_once(
    session: Session,
    number: str,
    item: int,
    to: str,
    *,
    source: str,
    found_by: str,
    beside: bool,
    sheet: str,
    dry_run: bool,
) -> None:
    """Correct as it was said in one call; a dry run only says what would come of it."""
    from xiangyue.acts.meeting.correcting import NoSuchItem, Wrong, correct, ladder_of, words_of_items  # noqa: PLC0415
    from xiangyue.acts.village.meant import person_meant  # noqa: PLC0415

    office = office_of(session, writing=not dry_run)
    now = now_of(session, office)
    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    items = tuple(words_of_items(office.register, ladder_of(office.register, number).meeting))
    if not 1 <= item <= len(items):
        raise NoSuchItem(told=str(item), last=len(items))
    wrong = Wrong(
        item=items[item - 1],
        tally=tally_of(to),
        source=source,
        found_by=person_meant(office.register, found_by, on=now.date()) if found_by else by.responsible,
        beside=beside,
        sheet=sheet,
    )
    done = correct(office, number, wrong, by=by, now=now, dry_run=dry_run)
    if session.json:
        machine(
            {
                "case": number,
                "item": wrong.item,
                "rung": done.rung,
                "turned": done.recount.turned,
                "again": done.again,
                "papers": [one.id for one in done.ladder.papers],
                "entry": done.entry.number if done.entry else None,
            }
        )
        return
    _effect(done)
    if done.entry is not None:
        _told(done)


def tally_of(told: str) -> "Tally":
    """Return the figures that were typed: in favour, against, abstained, and what else there was.

    Raises:
        NotFigures: they are not three to five numbers.

    """
    from xiangyue.model import Tally  # noqa: PLC0415

    figures = [int(one) for one in FIGURES.findall(half_width(told))]
    if not LEAST <= len(figures) <= MOST:
        raise NotFigures(told=told)
    names = ("in_favour", "against", "abstained", "invalid", "not_cast")
    return Tally(**dict(zip(names, figures, strict=False)))


class NotFigures(Refusal):
    """Three to five numbers were asked for."""

    code = "correction-not-figures"

    def __init__(self, *, told: str) -> None:
        super().__init__(told=told)


def correct_at_terminal(session: Session, number: str) -> None:
    """Ask what is wrong, say what comes of it, and do it; what an earlier correction still asks for comes first.

    Raises:
        Away: it was left as it is.

    """
    from xiangyue.acts.meeting.correcting import ladder_of, unfinished_of  # noqa: PLC0415
    from xiangyue_cli.correcting_after import follow  # noqa: PLC0415

    office = office_of(session, writing=True)
    now = now_of(session, office)
    ladder = ladder_of(office.register, number)
    by = by_of(session, office, Behalf(), role="clerk", case=None, on=now.date())
    if open_ := unfinished_of(office.register, number):
        lines(say("correcting.open"))
        told = [say(f"correcting.open.{one.what}", words=one.words) for one in open_]
        lines(*(say("correcting.open.line", place=place, words=one) for place, one in enumerate(told, start=1)))
        lines(say("correcting.open.more", place=len(open_) + 1))
        chosen = pick(say("screen.choose"), most=len(open_) + 1)
        if chosen <= len(open_):
            follow(office, number, open_[chosen - 1], by=by, now=now)
            return
    _anew(office, number, ladder, by=by, now=now)


def _anew(office: "Office", number: str, ladder: "Ladder", *, by: "By", now: datetime) -> None:
    from xiangyue.acts.meeting.correcting import Wrong, correct  # noqa: PLC0415

    _head(office, ladder)
    item, tally = _wrong(office, ladder)
    wrong = Wrong(item=item, tally=tally, source="", found_by=by.responsible)
    seen = correct(office, number, wrong, by=by, now=now, dry_run=True)
    _effect(seen)
    if seen.recount.turned:
        lines(*say("correcting.needs").split("\n"))
        pick(say("correcting.ask_begin"), most=1)
    wrong = _by_whom(office, ladder, wrong, now=now)
    if seen.recount.turned:
        wrong = replace(wrong, sheet=kept_at(kept_at(needed(say("correcting.ask_sheet")))))
    wrong = _rung(seen, wrong)
    done = correct(office, number, wrong, by=by, now=now)
    _told(done)


def _head(office: "Office", ladder: "Ladder") -> None:
    """Say which edition it is, who has signed it and who has not."""
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415

    def names(people: list[str]) -> str:
        found = "，".join(people)
        return say("correcting.who", names=found) if found else ""

    signed = [f"{name_of(office.register, one.person)} {one.signed_on:%m-%d}" for one in ladder.signed if one.signed_on]
    left = [name_of(office.register, person) for _, person in ladder.unsigned]
    head = say(
        "correcting.signed",
        meeting=say(f"body.{ladder.meeting.body}"),
        edition=ladder.edition,
        signed=len(signed),
        who=names(signed),
        unsigned=len(left),
        left=names(left),
    )
    lines(*wrap(head, indent="  "))


def _wrong(office: "Office", ladder: "Ladder") -> "tuple[str, Tally]":
    """Ask which item, and what the signed sheet has."""
    from xiangyue.acts.meeting.correcting import figures, words_of_items  # noqa: PLC0415

    items = words_of_items(office.register, ladder.meeting)
    now = {one.item: one.tally for one in ladder.meeting.votes}
    for place, (item, words) in enumerate(items.items(), start=1):
        lines(say("correcting.item", place=place, words=words, tally=figures(now[item])))
    item = list(items)[pick(say("correcting.ask_item"), most=len(items)) - 1]
    while True:
        try:
            return item, tally_of(needed(say("correcting.ask_to", tally=figures(now[item]))))
        except NotFigures:
            lines(say("correcting.not_figures"))


def _by_whom(office: "Office", ladder: "Ladder", wrong: "Wrong", *, now: datetime) -> "Wrong":
    """Ask by which sheet, and who found it: most often the one who has not signed."""
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415
    from xiangyue_cli.filling.people import one_meant  # noqa: PLC0415

    chosen = pick(say("correcting.ask_source"), most=SOURCES)
    several = len(ladder.meeting.votes) > 1
    sheet = say("correcting.sheet_by_item" if several else "correcting.sheet")
    source = (
        kept_at(needed(say("correcting.ask_other")))
        if chosen == SOURCES
        else say("correcting.source", sheet=sheet, page=chosen)
    )
    finder = ladder.unsigned[0][1] if len(ladder.unsigned) == 1 else ""
    name = name_of(office.register, finder) if finder else ""
    default = say("ask.default", value=name) if name else ""
    told = needed(say("correcting.ask_found", default=default), default=name)
    return replace(wrong, source=source, found_by=one_meant(office.register, told, on=now.date()).id)


def _rung(seen: "Corrected", wrong: "Wrong") -> "Wrong":
    """Say what it costs in paper, and let a choice be made where there is one."""
    from xiangyue.model.corrected import Rung  # noqa: PLC0415

    if seen.recount.turned:
        return wrong
    if seen.rung is Rung.EDITION:
        edition = seen.ladder.edition
        lines(*say("correcting.choose_edition", edition=edition, next=edition + 1).split("\n"))
        return replace(wrong, beside=pick(say("screen.choose"), most=2) == 2)  # noqa: PLR2004 - the second way
    lines(say(f"correcting.rung.{seen.rung}"))
    pick(say("correcting.ask_sure"), most=1)
    return wrong


def _effect(done: "Corrected") -> None:
    """结果不变, 结果会变: the arithmetic, and the papers that are out."""
    found = done.recount
    facts = {
        "needed": found.ruling.needed or 0,
        "in_favour": done.tally.in_favour,
        "before": _enough(carried=found.was_carried),
        "now": _enough(carried=found.carried),
    }
    lines(say("correcting.adds_up", counted=done.tally.counted, voting=found.voting))
    lines(say("correcting.turns" if found.turned else "correcting.same", **facts))
    if done.ladder.papers:
        printed = [
            say("correcting.printed", kind=say(f"paperkind.{one.kind}"), printing=one.id.rpartition("/")[2])
            for one in done.ladder.papers
        ]
        lines(*wrap(say("correcting.papers", papers="、".join(printed)), indent="    "))
    if done.again:
        lines(*wrap(say("correcting.too_late"), indent="  "))


def _enough(*, carried: bool) -> str:
    return say("correcting.enough" if carried else "correcting.too_few")


def _told(done: "Corrected") -> None:
    from xiangyue.acts.paper.edition import changed  # noqa: PLC0415
    from xiangyue.canon import read  # noqa: PLC0415
    from xiangyue.model.corrected import CorrectionBegun, Rung, VoteCorrected  # noqa: PLC0415

    if done.entry is None or done.entry.act == CorrectionBegun.act:
        lines(say("correcting.done.begun"))
        return
    did = read(VoteCorrected, done.entry.payload["did"])
    if done.rung is not Rung.EDITION:
        lines(say(f"correcting.done.{done.rung}"))
        return
    told = say("correcting.done.edition", edition=did.edition, last=did.edition - 1, under=changed(did))
    lines(*(folded for one in told.split("\n") for folded in wrap(one, indent="  ")))


def day(prompt: str, *, today: date) -> date:
    """Ask a day; Enter is today.

    Raises:
        Away: it was left.

    """
    while True:
        typed = line(prompt)
        try:
            return parse_date(typed, today=today) if typed else today
        except Refusal as refusal:
            lines(say("ask.not_taken", why=say(refusal.code, **refusal.facts).split("\n")[1]))
