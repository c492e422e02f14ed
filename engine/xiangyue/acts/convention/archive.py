"""归档: the papers of the case are put away."""

from datetime import date

from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.model.happened import CaseArchived


def archive_case(scene: Scene, answers: Answers) -> Outcome:
    """Put on record where the papers lie."""
    del scene
    return Outcome(did=CaseArchived(box=answers["box"]), happened_on=date.fromisoformat(answers["archived_on"]))
