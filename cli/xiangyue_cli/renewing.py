"""换恢复信封, 换防改钥匙 at the terminal: a new code is said once, a new key not at all."""

from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.keys import phrased, pick
from xiangyue_cli.session import Session, at_terminal, now_of, office_of
from xiangyue_cli.tell import lines, machine, wipe

if TYPE_CHECKING:
    from xiangyue.acts.office import Office
    from xiangyue.model import By

PRINTED = 2


def own_by(session: Session, office: "Office") -> "By":
    """Return who sits there, for what is nobody else's act."""
    from xiangyue.model import By, Evidence, EvidenceKind  # noqa: PLC0415
    from xiangyue_cli.people import typist  # noqa: PLC0415
    from xiangyue_cli.pins import confirm  # noqa: PLC0415

    person = typist(session, office, on=now_of(session, office).date())
    confirm(session, office, person)
    return By(typed_by=person, responsible=person, evidence=Evidence(kind=EvidenceKind.SELF))


def renew_code(session: Session) -> None:
    """Put a new code into the envelope."""
    office = office_of(session, writing=True)
    say_new_code(session, office, by=own_by(session, office))


def say_new_code(session: Session, office: "Office", *, by: "By") -> None:
    """Change the envelope and say its code, the one time."""
    from xiangyue.acts.village.envelopes import change_envelope  # noqa: PLC0415
    from xiangyue_cli.surroundings import keys_of  # noqa: PLC0415

    code = change_envelope(office.register, folder=keys_of(office), by=by, now=now_of(session, office))
    if session.json:
        machine({"recovery_code": code})
        return
    lines(say("told.envelope_changed"), "", *(f"    {line}" for line in code.splitlines()), "")
    if at_terminal():
        _on_paper(code, session, office)
    lines(say("told.envelope_after"))


def _on_paper(code: str, session: Session, office: "Office") -> None:
    """Wait until the code stands on paper: copied by hand, or printed."""
    from xiangyue_cli.recovery_sheet import print_code  # noqa: PLC0415

    while pick(say("ask.written_down"), most=PRINTED) == PRINTED:
        print_code(code, office.register, now=now_of(session, office))
    wipe()


def renew_seal(session: Session, reason: str | None) -> None:
    """Make a new integrity key."""
    from xiangyue.acts.village.envelopes import missing_keys  # noqa: PLC0415
    from xiangyue.acts.village.integrity import change_key  # noqa: PLC0415
    from xiangyue.model import code_of  # noqa: PLC0415
    from xiangyue_cli.pins import NobodyToAsk  # noqa: PLC0415
    from xiangyue_cli.surroundings import keys_of  # noqa: PLC0415

    office = office_of(session, writing=True)
    by = own_by(session, office)
    if not reason and not at_terminal():
        raise NobodyToAsk
    folder, told = keys_of(office), reason or phrased(say("ask.why_new_key"), say("phrases.new_key").split("\n"))
    key = change_key(office.register, folder=folder, reason=told, by=by, now=now_of(session, office))
    if session.json:
        machine({"certificate": key.fingerprint, "until": key.until})
        return
    lines(*say("told.seal_changed", code=code_of(key.fingerprint)[:9]).split("\n"))
    if missing_keys(folder):
        lines(say("told.seal_not_locked"))
