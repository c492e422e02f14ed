"""A step that was done on paper, typed from it: the day it happened, what the form asks, and where the paper lies."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from xiangyue.errors import Refusal
from xiangyue.model import EvidenceKind, Outcome, Role, Subject
from xiangyue.words import say
from xiangyue_cli.ask import kept_at, parse_date
from xiangyue_cli.ask.days import said
from xiangyue_cli.ask.field import kind_of
from xiangyue_cli.asking import Carrying
from xiangyue_cli.filling import Row
from xiangyue_cli.keys import Away, needed, pick
from xiangyue_cli.people import Behalf, by_of
from xiangyue_cli.tell import lines
from xiangyue_cli.vouching import PAGES

if TYPE_CHECKING:
    from xiangyue.model import By, Ruling
    from xiangyue_cli.filling import ByForm

BOOK, SIGNED, TOGETHER = 1, 2, 3
KNOWN, LOST = 1, 2
DAY = "on"
KEPT = "{step}#paper"  # beside the draft of the answers
NOT_COUNTED = {"received": 0, "written": 0, "groups": [], "unknown": True}


@dataclass(kw_only=True)
class FromPaper(Carrying):
    """Asks no more than the form, the day, and the evidence; supposes no day and no number."""

    papers: str  # where those of the matter lie

    def _answers(self, filling: "ByForm") -> dict[str, Any]:
        begun = self.at.draft()
        self._take_up()
        _suppose_nothing(filling)
        self.on = self.on or self._day(filling)
        if self.at.waiting.act == "take_opinions" and not begun and self._lost():
            return dict(NOT_COUNTED)
        if not begun:
            return filling.ask(begun)
        lines(say("ask.taken_up"))
        if begun.get("unknown"):
            return begun
        return filling.completed(begun) if filling.complete(begun) else filling.ask(begun)

    def _day(self, filling: "ByForm") -> date | None:
        """Ask the day where neither the form nor the meeting says it."""
        at = self.at
        call = at.waiting.step.rpartition(".")[0]
        if _day_field(filling) or at.model.calls.get(call, {}).get("body"):
            return None
        if not at.case.answers:  # asked when the matter was opened
            return at.case.opened_at.date()
        since = at.register.waiting_since(at.case.number, at.waiting.step) or at.today
        while True:
            typed = needed(say("paper.day", since=since))
            try:
                day = parse_date(typed, today=at.today)
            except Refusal as refusal:
                lines(say("ask.not_taken", why=say(refusal.code, **refusal.facts).split("\n")[1]))
                continue
            if since <= day <= at.today:
                lines(say("ask.understood", value=said(day)))
                self._keep(on=day)
                return day
            lines(say("ask.not_taken", why=say("paper.day_out", since=since, today=at.today)))

    def _again(self, filling: "ByForm", answers: dict[str, Any], name: str) -> dict[str, Any]:
        if name != DAY:
            return super()._again(filling, answers, name)
        with suppress(Away):
            self.on = self._day(filling)
        return answers

    def _rows(self) -> tuple["Row", ...]:
        day = (Row(name=DAY, title=say("paper.day_row"), words=said(self.on)),) if self.on else ()
        return (*day, *super()._rows())

    def _to_show(self, rulings: "Sequence[Ruling]") -> "Sequence[Ruling]":
        """That it is late goes without saying here; that a witness is missing does not."""
        return [one for one in rulings if (one.subject, one.outcome) != (Subject.LATE, Outcome.ADVICE)]

    def _lost(self) -> bool:
        """Ask whether anybody knows how many opinions came; no rule asks for it."""
        return pick(say("paper.opinions"), most=LOST) == LOST

    def _vouch(self, answers: Mapping[str, Any]) -> None:
        super()._vouch(answers)
        if self.behalf.kind is None:
            self.behalf = self._lies()
        self._keep(behalf=self.behalf)

    def _lies(self) -> Behalf:
        """Ask where the paper of a step of one's own lies: in a book, by itself, or with the others."""
        lines(say("paper.evidence", papers=self.papers))
        chosen = pick(say("paper.choose"), most=TOGETHER, default=TOGETHER)
        if chosen == BOOK:
            where = needed(say("paper.book"))
            page = say("paper.page", page=where) if PAGES.fullmatch(where) else where
            return replace(self.behalf, kind=EvidenceKind.RECORD_BOOK.value, where=page)
        where = self.papers if chosen == TOGETHER else kept_at(needed(say("ask.where.signed_paper")))
        return replace(self.behalf, kind=EvidenceKind.SIGNED_PAPER.value, where=where)

    def _by(self, answers: Mapping[str, Any]) -> "By":
        """Whoever held the post on the day it happened answers for it."""
        at = self.at
        who = replace(self.session, who=at.typist)
        day = self._happened_on(answers)
        return by_of(who, at.office, self.behalf, role=at.waiting.role, case=at.case, answers=answers, on=day)

    def _happened_on(self, answers: Mapping[str, Any]) -> date:
        told = [str(answers[name]) for name, field in _fields(self.at.schema) if name in answers and _is_day(field)]
        if told or self.on:
            return date.fromisoformat(told[0]) if told else self.on or self.at.today
        held = [one.called.held_at.date() for one in self.at.meetings[-1:]]
        return held[0] if held and held[0] <= self.at.today else self.at.today

    def _heading(self) -> list[str]:
        at = self.at
        number = at.case.number.rpartition("-")[2]
        head = say("ask.heading", case=number, title=at.case.title, step=at.waiting.name)
        whose = self._whose() if Role(at.waiting.role).of_township else []
        sheet = [say("paper.sheet")] if at.waiting.act == "sign_in" else []
        return [head, say("paper.from_paper"), *whose, *sheet]

    def _take_up(self) -> None:
        """What was said of the day and the paper before it broke off stands there again."""
        kept = self.at.register.draft(self.at.case.number, self._desk) or {}
        if on := kept.get("on"):
            self.on = self.on or date.fromisoformat(str(on))
            lines(say("paper.day_kept", on=self.on))
        if (behalf := kept.get("behalf")) and self.behalf.kind is None:
            self.behalf = Behalf(**behalf)

    def _keep(self, *, on: date | None = None, behalf: Behalf | None = None) -> None:
        kept: dict[str, Any] = dict(self.at.register.draft(self.at.case.number, self._desk) or {})
        if on:
            kept["on"] = on.isoformat()
        if behalf and not behalf.scan:
            kept["behalf"] = {
                name: told for name in Behalf.__slots__ if (told := getattr(behalf, name)) not in (None, "")
            }
        self.at.register.save_draft(self.at.case.number, self._desk, kept)

    @property
    def _desk(self) -> str:
        return KEPT.format(step=self.at.waiting.step)

    def _drop(self) -> None:
        super()._drop()
        self.at.register.drop_draft(self.at.case.number, self._desk)


def _suppose_nothing(filling: "ByForm") -> None:
    """Today's day and the next number are no answers for what happened then."""
    for name, field in filling.fields.items():
        if _is_day(field) or name == "number" or "x-default-from" in field:
            field.pop("default", None)
            field.pop("x-default-from", None)
        if kind_of(field) == "date-time":
            field["title"] = filling.title(name)


def _day_field(filling: "ByForm") -> str:
    return next((name for name, field in _fields(filling.at.schema) if _is_day(field)), "")


def _fields(schema: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    return [(name, schema["properties"][name]) for name in schema.get("required", ())]


def _is_day(field: Mapping[str, Any]) -> bool:
    return kind_of(field) == "date"
