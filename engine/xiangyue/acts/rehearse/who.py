"""Who acts in a line of a rehearsal: a role, a name or an id, and on what evidence."""

from xiangyue.acts.office import BEIJING
from xiangyue.acts.village.meant import person_meant
from xiangyue.errors import Refusal
from xiangyue.intake import Line
from xiangyue.model import By, Evidence, EvidenceKind, Role, UnknownWord
from xiangyue.records import Register

SELF = Evidence(kind=EvidenceKind.SELF)


class NobodyInThatRole(Refusal):
    """Nobody holds the role on the day."""

    code = "nobody-in-that-role"

    def __init__(self, *, role: str) -> None:
        super().__init__(role=role)


def by_of(register: Register, line: Line, *, case: str) -> By:
    """Return who typed the line, whose act it is, and the evidence."""
    responsible = _who(register, line, line.who, case=case)
    typed_by = _who(register, line, line.typed_by, case=case)
    return By(typed_by=typed_by, responsible=responsible, evidence=line.evidence or SELF)


def _who(register: Register, line: Line, told: str, *, case: str) -> str:
    on = line.when.astimezone(BEIJING).date()
    try:
        role = Role(told)
    except UnknownWord:
        return person_meant(register, told, on=on)
    if role.startswith("meeting:"):
        return _of_meeting(register, line, role, case=case)
    if role.of_township:
        held = [official.id for official in register.officials() if official.role == role]
    else:
        held = [tenure.person for tenure in register.tenures(on) if tenure.role == role]
    if not held:
        raise NobodyInThatRole(role=told)
    return held[0]


def _of_meeting(register: Register, line: Line, role: Role, *, case: str) -> str:
    meetings = register.meetings(case)
    if not meetings:
        raise NobodyInThatRole(role=role)
    called = meetings[-1].called
    on = line.when.astimezone(BEIJING).date()
    named = {
        "meeting:chair": called.chair,
        "meeting:recorder": called.recorder,
        "meeting:scrutineer": str(line.answers.get("scrutineer", "")),
        "meeting:counter": str(line.answers.get("counter", "")),
    }[role]
    return person_meant(register, named, on=on)
