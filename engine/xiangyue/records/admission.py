"""Who may put an entry down in a real register: whoever has a PIN shows it; whoever has none is the clerk.

A rehearsal asks nobody. While no post is held at all, the register is being opened.
"""

from datetime import datetime

from xiangyue.model import BEIJING, Draft, EvidenceKind, Mode, Role
from xiangyue.records.locked import AskAgain, OwnHandNotShown, PinNeeded
from xiangyue.records.pins import Pins
from xiangyue.records.questions import Questions

CLERK = Role("clerk")


class Admission:
    """Asked once for each person who types in one act."""

    def __init__(self, pins: Pins, *, mode: Mode) -> None:
        self._pins = pins
        self._asks = mode is Mode.REAL
        self._let_in: set[str] = set()

    def check(self, draft: Draft, record: Questions, *, now: datetime) -> None:
        """Refuse one who did not show that he is who he says.

        Raises:
            PinNeeded: he has a PIN and did not show it.
            OwnHandNotShown: he is not the clerk and has none.
            AskAgain: the evidence is another's PIN, and it was not asked for just now.

        """
        typist = draft.by.typed_by
        self._check_evidence(draft, record, now=now)
        if not self._asks or not typist or typist in self._let_in:
            return
        if self._pins.has(typist):
            if not self._pins.shown(typist, now=now):
                raise PinNeeded(who=_name(record, typist))
        elif not _is_clerk(record, typist, now=now):
            raise OwnHandNotShown(who=_name(record, typist))
        self._let_in.add(typist)

    def _check_evidence(self, draft: Draft, record: Questions, *, now: datetime) -> None:
        by = draft.by
        if not self._asks or by.evidence.kind is not EvidenceKind.PIN:
            return
        if not self._pins.confirmed(by.responsible, now=now):
            raise AskAgain(who=_name(record, by.responsible))


def _is_clerk(record: Questions, person: str, *, now: datetime) -> bool:
    held = record.tenures(now.astimezone(BEIJING).date())
    if any(one.person == person and one.role == CLERK for one in held):
        return True
    return not held and not record.tenures()


def _name(record: Questions, person: str) -> str:
    officials = {one.id: one.name for one in record.officials()}
    return officials.get(person) or record.person(person).name
