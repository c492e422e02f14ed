"""补凭据: what was typed on behalf without evidence gets some, by an entry of its own; the case does not move."""

from datetime import datetime

from xiangyue.acts.case.may import CLERK, accepted_by
from xiangyue.acts.case.moving import model_of
from xiangyue.acts.case.refusals import EvidenceNowhere, NotYours
from xiangyue.acts.case.tick import fire_due
from xiangyue.acts.case.unproved import OWED, unproved, unproved_of
from xiangyue.acts.office import BEIJING, Office
from xiangyue.acts.village.meant import name_of
from xiangyue.errors import Refusal
from xiangyue.model import NOWHERE, By, Draft, Entry, EvidenceKind, EvidenceNotAccepted
from xiangyue.model.happened import EvidenceSupplied
from xiangyue.records import Journal
from xiangyue.words import say


class NoEvidenceOwed(Refusal):
    """The entry lacks no evidence."""

    code = "no-evidence-owed"

    def __init__(self, *, entry: int, owing: tuple[int, ...]) -> None:
        super().__init__(entry=entry, owing=owing)


def vouch(office: Office, entry: int, *, by: By, now: datetime) -> Entry:
    """Put the evidence of an earlier entry on record; it is that of `by`, who is still the one responsible.

    Raises:
        NoEvidenceOwed: the entry lacks none.
        NotYours: only the clerk supplies it, and only for the one whose act it was.
        EvidenceNotAccepted, EvidenceNowhere: it is not of a kind the step takes, or nobody knows where it lies.
        AskAgain: it is a PIN, and it was not asked for just now.

    """
    with office.register.writing(now=now) as journal:
        owing = {one.number: one for one in unproved(journal)}
        if entry not in owing:
            raise NoEvidenceOwed(entry=entry, owing=tuple(owing))
        line = owing[entry]
        case = line.case or ""
        _check(office, journal, line, by=by, now=now)
        fire_due(journal, office, case, now=now)
        rest = [one for one in unproved_of(journal, case) if one.number != entry]
        return journal.append(
            Draft(
                case=case,
                by=by,
                happened_at=now,
                did=EvidenceSupplied(entry=entry),
                facts={} if rest else {OWED: False},
            )
        )


def _check(office: Office, journal: Journal, line: Entry, *, by: By, now: datetime) -> None:
    what, today = say(f"act.{line.act}"), now.astimezone(BEIJING).date()
    clerks = {one.person for one in journal.tenures(today) if one.role == CLERK}
    if by.typed_by not in clerks:
        raise NotYours(step=say("does.vouch"), role=say(f"role.{CLERK}"), who=name_of(journal, by.typed_by))
    if by.responsible != line.by.responsible:
        raise NotYours(step=what, role=name_of(journal, line.by.responsible), who=name_of(journal, by.responsible))
    step = model_of(office.register, journal.case(line.case or "")).steps[line.payload["step"]]
    accepted = tuple(kind for kind in accepted_by(step) if kind is not EvidenceKind.OWED)
    if by.evidence.kind not in accepted:
        raise EvidenceNotAccepted(step=what, given=by.evidence.kind, accepted=accepted)
    if by.evidence.kind not in NOWHERE and not by.evidence.where.strip():
        raise EvidenceNowhere(step=what, given=by.evidence.kind)
