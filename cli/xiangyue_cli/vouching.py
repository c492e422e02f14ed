"""代录 and 收件 on the terminal: whose act it is, and on what evidence somebody else types it (walkthrough a2)."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from xiangyue.model import EvidenceKind, Role
from xiangyue.words import say
from xiangyue_cli.ask import parse_date, typed_line
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.model import By, Case
    from xiangyue_cli.people import Behalf


def ask_evidence(office: "Office", case: "Case", path: str, by: "By", behalf: "Behalf", *, today: date) -> "Behalf":
    """Ask on what evidence the step is typed for somebody else; nothing is asked of one's own step."""
    from xiangyue.acts.case.moving import model_of  # noqa: PLC0415
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415

    step = model_of(office.register, case).steps.get(path)
    if step is None or not by.on_behalf or behalf.kind is not None or not step.evidence:
        return behalf
    lines(say("ask.responsible", who=name_of(office.register, by.responsible), role=say(f"role.{step.role}")))
    if Role(step.role).of_township or step.evidence == (EvidenceKind.RECEIVED,):
        return _received(behalf, today=today)
    return _kept(behalf, step.evidence)


def _received(behalf: "Behalf", *, today: date) -> "Behalf":
    """收件: the paper that came."""
    signed_on = None
    number = typed_line(say("ask.paper_number")).strip()
    while signed_on is None:
        typed = typed_line(say("ask.paper_signed_on")).strip()
        signed_on = parse_date(typed or "今天", today=today).isoformat()
    return replace(
        behalf,
        kind=EvidenceKind.RECEIVED.value,
        number=number,
        signed_on=signed_on,
        signed_by=typed_line(say("ask.paper_signed_by")).strip(),
        where=typed_line(say("ask.paper_where")).strip(),
    )


def _kept(behalf: "Behalf", accepted: tuple[EvidenceKind, ...]) -> "Behalf":
    """记录本第几页, 签字纸件放在哪."""
    choices = "   ".join(f"{place} {say(f'evidencekind.{kind}')}" for place, kind in enumerate(accepted, start=1))
    kind = accepted[0]
    if len(accepted) > 1:
        typed = typed_line(say("ask.evidence", choices=choices)).strip()
        kind = accepted[int(typed) - 1] if typed.isdecimal() and 1 <= int(typed) <= len(accepted) else kind
    where = typed_line(say(f"ask.where.{kind}")).strip()
    return replace(behalf, kind=kind.value, where=where)
