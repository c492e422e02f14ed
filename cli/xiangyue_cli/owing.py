"""补凭据: an entry typed on behalf gets its evidence, at the worklist or by a command."""

from dataclasses import replace
from typing import TYPE_CHECKING

from xiangyue.words import say
from xiangyue_cli.people import Behalf, by_of
from xiangyue_cli.session import Session, at_terminal, now_of, office_of

if TYPE_CHECKING:
    from datetime import datetime

    from xiangyue.acts.office import Office
    from xiangyue.acts.worklist.chore import Chore
    from xiangyue.model import Entry


def vouch_here(session: Session, chore: "Chore") -> None:
    """Ask for the evidence a line of the worklist lacks.

    Raises:
        Away: it is still to follow.

    """
    vouch_for(session, int(chore.about), Behalf())


def vouch_for(session: Session, number: int, behalf: Behalf) -> None:
    """Put the evidence of an entry on record; at a terminal it is asked for where it was not said.

    Raises:
        NoEvidenceOwed, EvidenceNotAccepted, EvidenceNowhere: there is nothing to supply, or not this.
        Away: whoever was asked left.

    """
    from xiangyue.acts.case.unproved import unproved  # noqa: PLC0415
    from xiangyue.acts.case.vouch import NoEvidenceOwed, vouch  # noqa: PLC0415
    from xiangyue_cli.screens import recorded_line  # noqa: PLC0415
    from xiangyue_cli.tell import lines, machine  # noqa: PLC0415

    office = office_of(session, writing=True)
    now = now_of(session, office)
    owing = {entry.number: entry for entry in unproved(office.register)}
    if number not in owing:
        raise NoEvidenceOwed(entry=number, owing=tuple(owing))
    told = replace(behalf, responsible=owing[number].by.responsible)
    if told.kind is None and at_terminal():
        told = _asked(session, office, owing[number], told, now=now)
    by = by_of(session, office, told, role="clerk", case=None, on=now.date())
    done = vouch(office, number, by=by, now=now)
    if session.json:
        machine({"entry": done.number, "for": number})
        return
    lines(recorded_line(office, done))


def _asked(session: Session, office: "Office", entry: "Entry", told: Behalf, *, now: "datetime") -> Behalf:
    """Say what it was that was typed, and ask on what: there is no putting off any more."""
    from xiangyue.acts.case.moving import model_of  # noqa: PLC0415
    from xiangyue.acts.case.unproved import line_of  # noqa: PLC0415
    from xiangyue.acts.village.meant import name_of  # noqa: PLC0415
    from xiangyue_cli.tell import lines  # noqa: PLC0415
    from xiangyue_cli.vouching import supplied  # noqa: PLC0415

    case = office.register.case(entry.case or "")
    step = model_of(office.register, case).steps[entry.payload["step"]]
    who = name_of(office.register, entry.by.responsible)
    by_of(session, office, told, role="clerk", case=None, on=now.date())  # who types shows the own PIN first
    lines(say("ask.supplied", case=case.number.rpartition("-")[2], title=case.title, line=line_of(entry), who=who))
    return supplied(office, step, entry.by.responsible, told, now=now)
