"""备案: the adopted text is reported to the township, which files it or orders correction (art 31)."""

from datetime import date

from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.acts.convention.review import check_defects
from xiangyue.canon import read
from xiangyue.model import About, Defect, FilingResult
from xiangyue.model.happened import FilingAnswered, FilingReported


def report_filing(scene: Scene, answers: Answers) -> Outcome:
    """Put the report on record; that it was not sent in time is advice (the days are unverified)."""
    sent_on = date.fromisoformat(answers["sent_on"])
    meeting = scene.journal.meetings(scene.case.number)[-1]
    ruling = scene.law.check_filing(adopted_on=meeting.called.held_at.date(), sent_on=sent_on)
    return Outcome(
        did=FilingReported(number=answers["number"], sent_on=sent_on, text=scene.draft().digest),
        happened_on=sent_on,
        rulings=(ruling,) if ruling else (),
    )


def answer_filing(scene: Scene, answers: Answers) -> Outcome:
    """Put the township's answer on record: filed, or an order to correct."""
    answered = FilingAnswered(
        result=FilingResult(answers["result"]),
        text=scene.draft().digest,
        number=answers.get("number", ""),
        defects=tuple(read(Defect, {"rule": "", **defect}) for defect in answers.get("defects", ())),
    )
    ordered = answered.result is FilingResult.ORDER_CORRECTION
    check_defects(scene, answered.defects, wanted=ordered)
    answered_on = date.fromisoformat(answers["answered_on"])
    ruling = scene.law.check_filed(on=answered_on, filed=not ordered, about=About(text=answered.text))
    return Outcome(
        did=answered,
        happened_on=answered_on,
        rulings=(ruling,) if ruling else (),
        facts={"filing": "to_draft", "review": "none"} if ordered else {"filing": "filed"},
    )
