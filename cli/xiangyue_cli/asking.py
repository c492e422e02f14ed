"""Asking a step on the terminal: the form field by field, what was begun is taken up again, the arithmetic is echoed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from xiangyue.words import say
from xiangyue_cli.ask import form as ask_form
from xiangyue_cli.ask import typed_line
from xiangyue_cli.sheets import ask_present
from xiangyue_cli.tell import lines, rule

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.model import Case, Waiting


def ask_step(
    office: "Office", case: "Case", waiting: "Waiting", schema: Mapping[str, Any], *, now: datetime
) -> Mapping[str, Any]:
    """Ask for the answers of a step; each answer is kept as a draft as soon as it is given.

    Raises:
        Left: whoever was asked left; the draft is kept.

    """
    number, path = case.number, waiting.step
    lines(say("ask.heading", step=waiting.name, case=number.rpartition("-")[2], role=say(f"role.{waiting.role}")))
    rule()
    draft = office.register.draft(number, path) or {}
    if draft:
        lines(say("ask.taken_up", count=len(draft)))
    if waiting.act == "sign_in":
        return ask_present(office, on=_held_on(office, number))
    return ask_form(
        schema,
        today=now.date(),
        known=draft,
        say=lines,
        read=typed_line,
        keep=lambda answers: office.register.save_draft(number, path, answers),
    )


def _held_on(office: "Office", case: str) -> date:
    """Return the day of the meeting that is to be signed in: who is entitled follows from it."""
    return office.register.meetings(case)[-1].called.held_at.date()
