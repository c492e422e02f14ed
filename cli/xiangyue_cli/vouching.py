"""代录 and 收件 on the terminal: whose act it is, and on what evidence somebody else types it (walkthrough a2)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from xiangyue.errors import Refusal
from xiangyue.model import NOWHERE, EvidenceKind, Role
from xiangyue.words import say
from xiangyue_cli.ask import half_width, kept_at, parse_date
from xiangyue_cli.ask.days import said
from xiangyue_cli.filling.sending import paper_number, their_series
from xiangyue_cli.keys import line, needed, pick
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.model import By, Case
    from xiangyue.process import Step
    from xiangyue_cli.people import Behalf

BOOKS = {"party_secretary": "book.party"}
PAGES = re.compile(r"\d{1,4}(-\d{1,4})?")


def ask_evidence(
    office: "Office",
    case: "Case",
    path: str,
    by: "By",
    behalf: "Behalf",
    *,
    now: datetime,
    answers: Mapping[str, Any] | None = None,
) -> "Behalf":
    """Ask on what evidence the step is typed for somebody else; nothing is asked of one's own step.

    Raises:
        Away: whoever was asked left.
        PinWrong, PinTooSoon: another's PIN was to be the evidence, and it was not his.

    """
    from xiangyue.acts.case.moving import model_of  # noqa: PLC0415
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415

    step = model_of(office.register, case).steps.get(path)
    if step is None or not by.on_behalf or not step.evidence:
        return behalf
    if behalf.kind is not None:
        return _shown(office, by.responsible, behalf, now=now)
    if Role(step.role).of_township or step.evidence == (EvidenceKind.RECEIVED,):
        series = their_series(office.register, step.act, year=now.year)
        who = name_of(office.register, by.responsible)
        return _received(behalf, answers or {}, who=who, series=series, today=now.date())
    lines(say("ask.responsible", who=name_of(office.register, by.responsible), role=say(f"role.{step.role}")))
    kind = _picked(offered(office, step, by.responsible))
    return _shown(office, by.responsible, _kept(behalf, step, kind), now=now)


def offered(office: "Office", step: "Step", responsible: str) -> tuple[EvidenceKind, ...]:
    """Return what may be the evidence: a PIN only of one who has one, and another time if there is a choice at all."""
    from xiangyue.acts.case.may import accepted_by  # noqa: PLC0415

    accepted = accepted_by(step)
    if len(step.evidence) == 1:  # the paper is what the step is about
        return step.evidence
    has = office.register.pins.has(responsible)
    return tuple(kind for kind in accepted if kind is not EvidenceKind.PIN or has)


def supplied(office: "Office", step: "Step", responsible: str, behalf: "Behalf", *, now: datetime) -> "Behalf":
    """Ask for the evidence of what was typed before without any.

    Raises:
        Away: there is still none.

    """
    kinds = tuple(kind for kind in offered(office, step, responsible) if kind is not EvidenceKind.OWED)
    return _shown(office, responsible, _kept(behalf, step, _picked(kinds)), now=now)


def evidence_said(behalf: "Behalf") -> str:
    """Return the evidence in a line: 记录本 党组织会议记录本第18页."""
    parts = [behalf.number, behalf.where]
    if behalf.kind == EvidenceKind.RECEIVED and behalf.signed_on:
        parts.append(say("evidence.signed", by=behalf.signed_by, on=date.fromisoformat(behalf.signed_on)))
    return "，".join(part for part in parts if part) or say(f"evidencekind.{behalf.kind}")


def _shown(office: "Office", responsible: str, behalf: "Behalf", *, now: datetime) -> "Behalf":
    """本人口令: the responsible person types it there and then; of other evidence there is nothing to ask."""
    from xiangyue_cli.pins import ask_now  # noqa: PLC0415

    if behalf.kind == EvidenceKind.PIN and not office.register.pins.confirmed(responsible, now=now):
        ask_now(office, responsible, now=now)
    if behalf.kind == EvidenceKind.OWED:
        lines(say("ask.owed_hint"))
    return behalf


def _picked(kinds: Sequence[EvidenceKind]) -> EvidenceKind:
    if len(kinds) == 1:
        return kinds[0]
    choices = "   ".join(f"{place} {say(f'vouch.{one}')}" for place, one in enumerate(kinds, start=1))
    return kinds[pick(say("ask.evidence", choices=choices), most=len(kinds), default=1) - 1]


def _received(behalf: "Behalf", answers: Mapping[str, Any], *, who: str, series: str, today: date) -> "Behalf":
    """收件: the paper that came; what the answers say already is not asked again."""
    asked = say("ask.paper_number_of", series=series) if series else say("ask.paper_number")
    number = str(answers.get("number", "")) or paper_number(line(asked), series=series)
    signed_by = needed(say("ask.paper_signed_by", default=say("ask.default", value=who)), default=who)
    signed_on = str(answers["answered_on"]) if "answered_on" in answers else _day(today)
    return replace(
        behalf,
        kind=EvidenceKind.RECEIVED.value,
        number=number,
        signed_by=signed_by,
        signed_on=signed_on,
        where=kept_at(needed(say("ask.paper_where"))),
    )


def _day(today: date) -> str:
    while True:
        typed = line(say("ask.paper_signed_on", default=say("ask.default", value=said(today))))
        try:
            day = parse_date(typed, today=today) if typed else today
        except Refusal as refusal:
            lines(say("ask.not_taken", why=say(refusal.code, **refusal.facts).split("\n")[1]))
        else:
            return day.isoformat()


def _kept(behalf: "Behalf", step: "Step", kind: EvidenceKind) -> "Behalf":
    """记录本第几页, 签字纸件放在哪; a PIN and what is to follow lie nowhere."""
    if kind in NOWHERE:
        return replace(behalf, kind=kind.value)
    if kind is EvidenceKind.RECORD_BOOK:
        book = say(BOOKS.get(step.role, "book.meeting"))
        return replace(behalf, kind=kind.value, where=_page(needed(say("ask.where.record_book", book=book)), book))
    return replace(behalf, kind=kind.value, where=kept_at(needed(say("ask.where.signed_paper"))))


def _page(typed: str, book: str) -> str:
    """Return 党组织会议记录本第18页 for 18, and what else was typed as it is."""
    page = half_width(typed)
    return say("book.page", book=book, page=page) if PAGES.fullmatch(page) else typed
