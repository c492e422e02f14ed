"""审议: what was said, one line a speaker."""

from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.acts.meeting.officers import check_officer
from xiangyue.model import Remark
from xiangyue.model.happened import MeetingDebated


def record_debate(scene: Scene, answers: Answers) -> Outcome:
    """Put the remarks on record, as the chair's act."""
    meeting = scene.meeting()
    check_officer(scene, meeting.called.chair)
    remarks = tuple(Remark(speaker=scene.person(one["speaker"]), words=one["words"]) for one in answers["remarks"])
    return Outcome(
        did=MeetingDebated(meeting=meeting.id, remarks=remarks),
        happened_on=meeting.called.held_at.date(),
    )
