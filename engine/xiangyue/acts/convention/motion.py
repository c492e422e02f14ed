"""动议事由: how a matter came up."""

from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.canon import read
from xiangyue.model.happened import MotionTaken


def take_motion(scene: Scene, answers: Answers) -> Outcome:
    """Put on record from whom the matter came and what it is about."""
    return Outcome(did=read(MotionTaken, dict(answers)), happened_on=scene.day)
