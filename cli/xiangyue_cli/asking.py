"""Doing a step at the terminal: it is asked, read once more, and kept; what is refused is put right at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from xiangyue.errors import Overtaken, Refusal
from xiangyue.model import Role
from xiangyue.words import say
from xiangyue_cli.ask import Left
from xiangyue_cli.ask.asker import BackWanted, LeaveWanted
from xiangyue_cli.filling import ByForm, Row, Sitting, filling_of
from xiangyue_cli.keys import HELP, Away, line, pages
from xiangyue_cli.offers import offer
from xiangyue_cli.people import Behalf, by_of
from xiangyue_cli.screens import rulings_lines
from xiangyue_cli.tell import lines, pad, rule, tell_refusal, width
from xiangyue_cli.vouching import ask_evidence, evidence_said

if TYPE_CHECKING:
    from datetime import date

    from xiangyue.acts.case.do import Done
    from xiangyue.model import By, Ruling
    from xiangyue_cli.session import Session

EVIDENCE = "evidence"
SUPERVISOR = Role("supervisor")  # speaks for itself, as the township does: only its paper is taken in
RULED, REFUSED = 1, 9  # lines above what will be on record: the rule, and at most a refusal below it
HOPELESS = frozenset(
    {"case-ended", "no-such-step", "step-not-waiting", "not-yours", "not-shown", "register-read-only", "clock-behind"}
)
"""Nothing that can be typed here helps against these."""


@dataclass(kw_only=True)
class Carrying:
    """A step on its way from the first question to the record."""

    session: "Session"
    at: Sitting
    on: "date | None" = None  # 哪天的事, where the form does not ask for it
    dry_run: bool = False
    behalf: Behalf = field(default_factory=Behalf)

    def to_the_end(self) -> "Done":
        """Ask, show, and keep.

        Raises:
            Left: whoever was asked left; the draft is kept.
            Away: nothing was typed yet.
            Refusal: the step is no longer to be done by anybody here.

        """
        filling = filling_of(self.at)
        lines(*self._heading())
        rule()
        try:
            return self._asked(filling)
        except (Left, LeaveWanted, BackWanted, EOFError, KeyboardInterrupt):
            if not (draft := self.at.draft()):
                raise Away from None
            raise Left(form=self.at.waiting.name, answered=len(draft)) from None

    def _asked(self, filling: ByForm) -> "Done":
        answers = self._answers(filling)
        self._vouch(answers)
        while True:
            said = self._tried(filling, answers)
            chosen = self._choice(filling, answers, said=said)
            if chosen == "" and said is not None:
                return self._do(filling, answers, dry_run=self.dry_run)
            if chosen == EVIDENCE:
                self.behalf = Behalf(responsible=self.behalf.responsible)
                self._vouch(answers)
            elif chosen:
                answers = self._again(filling, answers, chosen)

    def _answers(self, filling: ByForm) -> dict[str, Any]:
        """Ask what the form asks; what was typed before it broke off is not asked again."""
        begun = self.at.draft()
        if begun:
            lines(say("ask.taken_up"))
        return begun if filling.complete(begun) else filling.ask(begun)

    def _again(self, filling: ByForm, answers: dict[str, Any], name: str) -> dict[str, Any]:
        """Ask one thing again; `0` leaves it as it was."""
        try:
            return filling.again(answers, name)
        except (BackWanted, Left):
            return answers

    def _tried(self, filling: ByForm, answers: Mapping[str, Any]) -> list[str] | None:
        """Try the step without keeping it, and return what the law says to it; None where something was against it."""
        self.at.keep(answers)
        rule()
        try:
            echo = filling.echo(dict(answers))
            done = self._do(filling, answers, dry_run=True)
        except Overtaken:
            raise
        except Refusal as refusal:
            if refusal.code in HOPELESS:
                raise
            tell_refusal(refusal, as_json=False)
            offer(self.session, self.at.office, refusal, now=self.at.now)
            return None
        return [*echo, *rulings_lines(self._to_show(done.counting)), *filling.outcome(done.rulings)]

    def _to_show(self, rulings: "Sequence[Ruling]") -> "Sequence[Ruling]":
        """Return what of the rulings is worth a look before it is kept."""
        return rulings

    def _choice(self, filling: ByForm, answers: Mapping[str, Any], *, said: list[str] | None) -> str:
        """Show what will be on record, and return what is to be asked again; nothing where all is right."""
        rows = (*filling.rows(dict(answers)), *self._rows())
        broad = max(width(row.title) for row in rows)
        told = [f"{place:>2} {pad(row.title, broad)}  {row.words}" for place, row in enumerate(rows, start=1)]
        pages([*(said or ()), *told], above=REFUSED if said is None else RULED)
        rule()
        while True:
            typed = line(say("ask.put_right" if said is None else "ask.keep"))
            if not typed:
                return ""
            if typed.isdecimal() and len(typed) < len("100") and 1 <= int(typed) <= len(rows):
                return rows[int(typed) - 1].name
            if typed in HELP:
                lines(f"  {say('ask.how.put_right')}")
                continue
            lines(say("ask.not_taken", why=say("ask.not_a_choice", last=len(rows))))

    def _rows(self) -> tuple[Row, ...]:
        """Return what is read once more besides the answers."""
        if not self.behalf.kind:
            return ()
        return (Row(name=EVIDENCE, title=say("row.evidence"), words=evidence_said(self.behalf)),)

    def _vouch(self, answers: Mapping[str, Any]) -> None:
        self.behalf = ask_evidence(
            self.at.office,
            self.at.case,
            self.at.waiting.step,
            self._by(answers),
            self.behalf,
            now=self.at.now,
            answers=answers,
        )

    def _by(self, answers: Mapping[str, Any]) -> "By":
        at = self.at
        return by_of(
            self.session, at.office, self.behalf, role=at.waiting.role, case=at.case, answers=answers, on=at.today
        )

    def _do(self, filling: ByForm, answers: Mapping[str, Any], *, dry_run: bool) -> "Done":
        from xiangyue.acts.case.do import do  # noqa: PLC0415

        at = self.at
        done = do(
            at.office,
            at.case.number,
            at.waiting.step,
            filling.payload(dict(answers)),
            by=self._by(answers),
            now=at.now,
            on=self.on,
            seen=at.case.version,
            dry_run=dry_run,
        )
        if not dry_run:
            self._drop()
        return done

    def _drop(self) -> None:
        """Nothing has to stand there again."""
        self.at.register.drop_draft(self.at.case.number, self.at.waiting.step)

    def _heading(self) -> list[str]:
        """Say which step of which case it is, and whose."""
        at = self.at
        number = at.case.number.rpartition("-")[2]
        head = say("ask.heading", case=number, title=at.case.title, step=at.waiting.name)
        description = str(at.schema.get("description", ""))
        return [head, *self._whose(), *([f"  {description}"] if description else [])]

    def _whose(self) -> list[str]:
        by = self._by({})
        if not by.on_behalf:
            return []
        role = Role(self.at.waiting.role)
        code = "ask.received" if role.of_township or role == SUPERVISOR else "ask.whose"
        return [say(code, who=self.at.name_of(by.responsible), role=say(f"role.{role}"))]
