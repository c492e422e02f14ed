"""找回: who holds the envelope sets a PIN where no clerk is left to give a code."""

from datetime import datetime
from pathlib import Path

from xiangyue.acts.case.may import CLERK
from xiangyue.acts.case.refusals import NotYours
from xiangyue.acts.office import BEIJING
from xiangyue.acts.village.envelopes import try_code
from xiangyue.acts.village.handover import MAY_OPEN
from xiangyue.acts.village.login import refuse_weak, villager_of
from xiangyue.model import By, Draft, Evidence, EvidenceKind
from xiangyue.model.happened import PinCodeGiven
from xiangyue.records import Register
from xiangyue.words import say


def set_pin_by_recovery(
    register: Register, person: str, *, recovery_code: str, pin: str, keys: Path, now: datetime
) -> None:
    """Set a PIN by the recovery code and have the person sit down; it goes on record as given to himself.

    Raises:
        RecoveryCodeWrong, RecoveryCodeOfAnother: it is not the code of this register.
        NotYours: only the secretary, the director and the clerk open a register in this way.
        PinTooWeak: it would be guessed.

    """
    who = villager_of(register, person, now=now)
    held = {one.role for one in register.tenures(now.astimezone(BEIJING).date()) if one.person == person}
    if not held & {*MAY_OPEN, CLERK}:
        raise NotYours(step=say("does.open_by_recovery"), role=say(f"role.{MAY_OPEN[0]}"), who=who.name)
    refuse_weak(pin, who)
    try_code(register, recovery_code, folder=keys, now=now)
    again, pins = register.pins.has(person), register.pins
    by = By(typed_by=person, responsible=person, evidence=Evidence(kind=EvidenceKind.SELF))
    with register.writing(now=now) as journal:
        pins.set_by_code(person, pins.give_code(person, now=now), pin, now=now)
        pins.show(person, pin, now=now)
        did = PinCodeGiven(person=person, again=again)
        journal.append(Draft(case=None, by=by, happened_at=now, did=did))
    pins.sit(person, now=now)
