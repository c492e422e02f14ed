"""流会: too few came; nothing was decided, and the meeting is called again or the matter closed."""

from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.model.happened import MeetingLapsed


def lapse_meeting(scene: Scene, answers: Answers) -> Outcome:
    """Put on record that the meeting lapsed."""
    meeting = scene.meeting()
    return Outcome(
        did=MeetingLapsed(meeting=meeting.id, then=answers["then"], reason=answers.get("reason", "")),
        happened_on=meeting.called.held_at.date(),
    )
