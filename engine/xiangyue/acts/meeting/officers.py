"""主持人 记录人 监票人: the roles of one meeting are its own."""

from xiangyue.acts.case.refusals import NotYours
from xiangyue.acts.case.scene import Scene
from xiangyue.acts.village.meant import name_of
from xiangyue.words import say


def check_officer(scene: Scene, officer: str) -> None:
    """Refuse an act whose responsible person is not the one this meeting has for it.

    Raises:
        NotYours: it is somebody else's.

    """
    if scene.by.responsible != officer:
        raise NotYours(
            step=scene.step.name,
            role=say(f"role.{scene.step.role}"),
            who=name_of(scene.journal, scene.by.responsible),
        )
