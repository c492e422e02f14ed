"""Who typed, whose act it is, and on what evidence: the options that every step takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xiangyue_cli.session import Session, WhoAreYou, now_of

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.model import By, Case


@dataclass(frozen=True, slots=True, kw_only=True)
class Behalf:
    """代录 and 收件 as options: for whom, and on what."""

    responsible: str | None = None  # --for
    kind: str | None = None  # --evidence
    where: str = ""
    number: str = ""
    signed_by: str = ""
    signed_on: str | None = None  # a day as typed
    scan: Path | None = None


def typist(session: Session, office: "Office", *, on: date) -> str:
    """Return who sits there: the one named, the one who showed a PIN, or the only clerk.

    Raises:
        WhoAreYou: it cannot be told.

    """
    from xiangyue.acts.village.meant import person_meant  # noqa: PLC0415
    from xiangyue.model import Mode  # noqa: PLC0415

    if session.who:
        return person_meant(office.register, session.who, on=on)
    if office.register.mode is Mode.REAL and (sitting := office.register.pins.sitting(now=now_of(session, office))):
        return sitting
    clerks = {tenure.person for tenure in office.register.tenures(on) if tenure.role == "clerk"}
    if len(clerks) != 1:
        raise WhoAreYou(told="")
    return clerks.pop()


def by_of(
    session: Session,
    office: "Office",
    behalf: Behalf,
    *,
    role: str,
    case: "Case | None",
    on: date,
    answers: Mapping[str, Any] | None = None,
) -> "By":
    """Return who typed and whose act it is; whoever holds the step's role is supposed, if it is one person."""
    from xiangyue.acts.village.meant import person_meant  # noqa: PLC0415
    from xiangyue.model import By, Evidence, EvidenceKind  # noqa: PLC0415
    from xiangyue_cli.pins import confirm  # noqa: PLC0415 - it asks the terminal

    typed_by = typist(session, office, on=on)
    confirm(session, office, typed_by)
    if behalf.responsible:
        responsible = person_meant(office.register, behalf.responsible, on=on)
    else:
        responsible = _supposed(office, typed_by, role=role, case=case, answers=answers or {}, on=on)
    kind = EvidenceKind(behalf.kind) if behalf.kind else None
    if kind is None:
        kind = EvidenceKind.SELF if typed_by == responsible else EvidenceKind.NONE
    scan = office.register.keep(_content(behalf.scan)) if behalf.scan else ""
    return By(
        typed_by=typed_by,
        responsible=responsible,
        evidence=Evidence(
            kind=kind,
            where=behalf.where,
            number=behalf.number,
            signed_by=behalf.signed_by,
            signed_on=_day(behalf.signed_on, today=on),
            scan=scan,
        ),
    )


def _day(told: str | None, *, today: date) -> date | None:
    """Return the day of a paper, as people write days."""
    from xiangyue_cli.ask import parse_date  # noqa: PLC0415

    return parse_date(told, today=today) if told else None


def _content(path: Path) -> bytes:
    from xiangyue.intake import content_of  # noqa: PLC0415

    return content_of(path)


def _supposed(
    office: "Office", typed_by: str, *, role: str, case: "Case | None", answers: Mapping[str, Any], on: date
) -> str:
    if role.startswith("meeting:") and case is not None:
        return _officer(office, case, role, answers, on=on) or typed_by
    officials = [official.id for official in office.register.officials() if official.role == role]
    held = list(dict.fromkeys(tenure.person for tenure in office.register.tenures(on) if tenure.role == role))
    if typed_by in held:
        return typed_by
    found = officials or held
    return found[0] if len(found) == 1 else typed_by


def _officer(office: "Office", case: "Case", role: str, answers: Mapping[str, Any], *, on: date) -> str | None:
    """Return who has the role at the case's last meeting; those who count are named by the answers themselves."""
    from xiangyue.acts.village.meant import person_meant  # noqa: PLC0415

    named = str(answers.get(role.partition(":")[2], ""))
    if named:
        return person_meant(office.register, named, on=on)
    meetings = office.register.meetings(case.number)
    if not meetings:
        return None
    called = meetings[-1].called
    return {"meeting:chair": called.chair, "meeting:recorder": called.recorder}.get(role)
