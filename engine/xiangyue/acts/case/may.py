"""Who may do a step, and on what evidence another may type it (design 4; walkthrough a2)."""

from collections.abc import Collection
from datetime import date

from xiangyue.acts.case.on_paper import PAPERS, done_on_paper
from xiangyue.acts.case.refusals import EvidenceNowhere, NotYours, OwnPaperNeeded, PaperOfTownshipNeeded
from xiangyue.acts.case.scene import Scene
from xiangyue.acts.village.meant import name_of
from xiangyue.model import NOWHERE, By, EvidenceKind, EvidenceNotAccepted, Mode, Role
from xiangyue.process import Step
from xiangyue.records import Journal, Register
from xiangyue.words import say

CLERK = Role("clerk")
KEPT = frozenset({EvidenceKind.RECORD_BOOK, EvidenceKind.SIGNED_PAPER})


def check_may(scene: Scene, *, on: date) -> None:
    """Refuse one who may not do this step, or may not type it on this evidence.

    Raises:
        NotYours: neither the responsible person's step nor one the clerk may type.
        PaperOfTownshipNeeded: the township's word in a real register without its paper.
        OwnPaperNeeded: of one who speaks for himself, without a paper of his.
        EvidenceNotAccepted, EvidenceNowhere: typed on behalf without what the model asks for.

    """
    if scene.step.role.of_township:
        return _check_township(scene, on=on)
    if not scene.step.role.startswith("meeting:"):  # roles of one meeting are checked by the act that knows it
        _check_holds(scene, scene.by.responsible, on=_answers_on(scene, on))
    if scene.by.on_behalf:
        _check_holds(scene, scene.by.typed_by, on=scene.today, role=CLERK)
        return _check_evidence(scene, accepted=accepted_by(scene.step) or _of_predecessor(scene))
    if done_on_paper(scene.case, scene.step.path):
        return _check_evidence(scene, accepted=PAPERS)
    return None


def accepted_by(step: Step) -> tuple[EvidenceKind, ...]:
    """Return on what another may type a step.

    Beside what the model names there is the responsible person's own PIN, and evidence that is to follow; but never
    where only a paper that came speaks (ADR 22).
    """
    named = step.evidence
    return (*named, EvidenceKind.PIN, EvidenceKind.OWED) if KEPT & set(named) else named


def _check_evidence(scene: Scene, *, accepted: Collection[EvidenceKind]) -> None:
    given = scene.by.evidence
    if accepted == (EvidenceKind.RECEIVED,) and not (given.kind in accepted and given.signed_by and given.signed_on):
        raise OwnPaperNeeded(step=scene.step.name, who=name_of(scene.journal, scene.by.responsible))
    if given.kind not in accepted:
        raise EvidenceNotAccepted(step=scene.step.name, given=given.kind, accepted=tuple(accepted))
    if given.kind not in NOWHERE and not given.where.strip():
        raise EvidenceNowhere(step=scene.step.name, given=given.kind)


def _of_predecessor(scene: Scene) -> Collection[EvidenceKind]:
    """A clerk may type from paper what the clerk before her did (ADR 21)."""
    return PAPERS if scene.step.role == CLERK and done_on_paper(scene.case, scene.step.path) else ()


def _answers_on(scene: Scene, on: date) -> date:
    """Return the day on which the responsible person must hold the post.

    Where the register knows no clerk of that day, today's answers for what she types from paper.
    """
    if scene.step.role != CLERK or not done_on_paper(scene.case, scene.step.path):
        return on
    return on if any(tenure.role == CLERK for tenure in scene.journal.tenures(on)) else scene.today


def check_clerk(record: Register | Journal, by: By, *, what: str, on: date) -> None:
    """Refuse one who is not the clerk; `what` names what only the clerk does.

    Raises:
        NotYours: he is not, or it is said to be another's act.

    """
    for person in (by.typed_by, by.responsible):
        if not any(tenure.person == person and tenure.role == CLERK for tenure in record.tenures(on)):
            raise NotYours(step=say(what), role=say(f"role.{CLERK}"), who=name_of(record, person))


def _check_township(scene: Scene, *, on: date) -> None:
    officials = {official.id: official for official in scene.journal.officials()}
    official = officials.get(scene.by.responsible)
    if official is None or official.role != scene.step.role:
        raise _not_yours(scene, scene.by.responsible)
    if not scene.by.on_behalf:
        if scene.register.mode is Mode.REHEARSAL:
            return
        raise PaperOfTownshipNeeded(step=scene.step.name)
    _check_holds(scene, scene.by.typed_by, on=scene.today, role=CLERK)
    evidence = scene.by.evidence
    whole = evidence.signed_by and evidence.signed_on and (evidence.where or evidence.scan)
    if evidence.kind is not EvidenceKind.RECEIVED or not whole or (evidence.signed_on or on) > on:
        raise PaperOfTownshipNeeded(step=scene.step.name)


def _check_holds(scene: Scene, person: str, *, on: date, role: Role | None = None) -> None:
    wanted = role or scene.step.role
    if not any(tenure.person == person and tenure.role == wanted for tenure in scene.journal.tenures(on)):
        raise _not_yours(scene, person)


def _not_yours(scene: Scene, person: str) -> NotYours:
    known = name_of(scene.journal, person)
    return NotYours(step=scene.step.name, role=say(f"role.{scene.step.role}"), who=known)
