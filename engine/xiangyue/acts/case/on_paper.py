"""接续: which steps of a case were done on paper, and what is asked of those beyond what any step is asked (ADR 21)."""

from collections.abc import Mapping
from typing import Any

from xiangyue.errors import Refusal
from xiangyue.intake import UNKNOWN, Schema, title
from xiangyue.model import Case, EvidenceKind
from xiangyue.words import say

RESUMING = "resuming"
"""The fact of a case that holds the step at which the matter stands; "" when it was done."""

PAPERS = (EvidenceKind.RECORD_BOOK, EvidenceKind.SIGNED_PAPER)


class FactNotKnown(Refusal):
    """A fact nobody has any more, and a rule or a later paper cannot do without it."""

    code = "fact-not-known"

    def __init__(self, *, what: str, why: str) -> None:
        super().__init__(what=what, why=why)


class OpinionsNotCounted(Refusal):
    """Only of what was done on paper before may nobody know any more how many opinions there were."""

    code = "opinions-not-counted"

    def __init__(self) -> None:
        super().__init__()


def resuming_until(case: Case) -> str:
    """Return the step at which a resumed matter stands, as long as it was not done; "" of any other case."""
    return str(case.facts.get(RESUMING, ""))


def done_on_paper(case: Case, path: str) -> bool:
    """Say whether a step of the case is one that is typed from paper: of those before the one where it stands."""
    until = resuming_until(case)
    return bool(until) and until != path and not any(one.step == until for one in case.flow.waiting)


def check_known(form: Schema, act: str, answers: Mapping[str, Any]) -> None:
    """Refuse 不详 where a rule or a paper needs the fact.

    Raises:
        FactNotKnown: naming the field, and what needs it.

    """
    fields = form.get("properties", {})
    for name, told in answers.items():
        if isinstance(told, str) and told.strip() in UNKNOWN and not _mere_words(fields.get(name, {})):
            raise FactNotKnown(what=title(form, (name,)), why=say(f"needed.{act}"))


def _mere_words(field: Schema) -> bool:
    named = any(field.get(key) for key in ("format", "enum", "x-person", "x-household", "x-article"))
    return field.get("type") == "string" and not named
