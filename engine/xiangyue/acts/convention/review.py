"""提请审核: the township looks at the draft before the vote, and agrees, or returns all defects at once."""

from datetime import date

from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.acts.convention.reopening import ORDER, first_reopened
from xiangyue.canon import read
from xiangyue.errors import Refusal
from xiangyue.model import Defect, FactValue, ReviewResult, Target
from xiangyue.model.happened import ReviewAnswered, ReviewRequested


class DefectsMissing(Refusal):
    """A return without a defect tells the village nothing."""

    code = "defects-missing"

    def __init__(self) -> None:
        super().__init__()


class StepNotReopened(Refusal):
    """A defect of procedure must name a step that can be done again."""

    code = "step-not-reopened"

    def __init__(self, *, step: str, known: tuple[str, ...]) -> None:
        super().__init__(step=step, known=known)


def request_review(scene: Scene, answers: Answers) -> Outcome:
    """Put on record that the draft was sent to the township."""
    sent_on = date.fromisoformat(answers["sent_on"])
    return Outcome(
        did=ReviewRequested(number=answers["number"], sent_on=sent_on, text=scene.draft().digest),
        happened_on=sent_on,
        facts={"review": "none", "reopen": "none", "reopening": False},
    )


def answer_review(scene: Scene, answers: Answers) -> Outcome:
    """Put the township's answer on record; where the case goes follows from the defects' targets."""
    defects = tuple(read(Defect, {"rule": "", **defect}) for defect in answers.get("defects", ()))
    answered = ReviewAnswered(
        result=ReviewResult(answers["result"]),
        text=scene.draft().digest,
        advice=answers.get("advice", ""),
        defects=defects,
    )
    check_defects(scene, answered.defects, wanted=answered.result is ReviewResult.RETURN)
    facts = _after(answered)
    return Outcome(did=answered, happened_on=date.fromisoformat(answers["answered_on"]), facts=facts, stays=not facts)


def check_defects(scene: Scene, defects: tuple[Defect, ...], *, wanted: bool) -> None:
    """Refuse a return that says nothing, and defects that name what does not exist.

    Raises:
        DefectsMissing: none, or some where all is well.
        NoSuchArticle: a defect of the text names an article it has not.
        StepNotReopened: a defect of procedure names no step that can be done again.

    """
    if wanted != bool(defects):
        raise DefectsMissing
    for defect in defects:
        if defect.article is not None:
            scene.draft().place(defect.article)
        if defect.target is Target.PROCEDURE and defect.step not in ORDER:
            raise StepNotReopened(step=defect.step or "", known=ORDER)


def _after(answered: ReviewAnswered) -> dict[str, FactValue]:
    """Say where the case goes; nothing at all means that it stays, with what is owed listed."""
    if answered.result is not ReviewResult.RETURN:
        return {"review": "agreed"}
    targets = {defect.target for defect in answered.defects}
    if Target.TEXT in targets:
        return {"review": "to_draft"}
    if Target.PROCEDURE in targets:
        return {"review": "reopened", "reopen": first_reopened(answered.defects), "reopening": True}
    return {}
