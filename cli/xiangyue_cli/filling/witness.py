"""谁见证: asked only where a day from which a period runs is typed late."""

from collections.abc import Callable
from datetime import date
from typing import Any

from xiangyue.words import say
from xiangyue_cli.ask.field import NotTakenError
from xiangyue_cli.filling.by_form import Answers, ByForm
from xiangyue_cli.filling.people import person_reader
from xiangyue_cli.tell import lines


def with_witness(filling: ByForm, answers: Answers, *, day: str) -> Answers:
    """Return the answers with a witness, where the day they name lies too far back."""
    at = filling.at
    began = date.fromisoformat(str(answers[day]))
    if (at.today - began).days <= at.office.law.profile.period_late_after_days:
        return {name: value for name, value in answers.items() if name != "witness"}
    if answers.get("witness"):
        return answers
    lines(say("ask.late_witness", began=began))
    field: dict[str, Any] = {"title": say("ask.witness"), "type": "string", "x-person": True}
    asker = at.asker(readers={"x-person": _other(filling)})
    told = answers | {"witness": asker.value("witness", field, default=None, needed=True, ends=False)}
    at.keep(told)
    return told


def _other(filling: ByForm) -> Callable[[str], str]:
    """Nobody witnesses what he types himself."""
    meant = person_reader(filling.at)

    def read_other(typed: str) -> str:
        name = meant(typed)
        if name == filling.at.name_of(filling.at.typist):
            raise NotTakenError(say("ask.witness_not_you"))
        return name

    return read_other
