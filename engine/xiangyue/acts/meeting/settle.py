"""未通过: what becomes of a text that was not adopted."""

from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.model.happened import VoteFailed


def settle_failed_vote(scene: Scene, answers: Answers) -> Outcome:
    """Put on record whether the draft is taken up again or the matter closed."""
    meeting = scene.journal.meetings(scene.case.number)[-1]
    return Outcome(
        did=VoteFailed(meeting=meeting.id, then=answers["then"], reason=answers["reason"]),
        happened_on=max(meeting.called.held_at.date(), scene.day),
        facts={"review": "none"},
    )
