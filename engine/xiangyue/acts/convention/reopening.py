"""补程序: the steps the township wants done again, one after the other in the order of the procedure."""

from collections.abc import Mapping

from xiangyue.acts.case.scene import Scene
from xiangyue.model import Defect, FactValue, Target

ORDER = ("party_study", "opinions_posting", "draft_posting")
NOTHING = "none"


def first_reopened(defects: tuple[Defect, ...]) -> str:
    """Return the first step to be opened again."""
    return _first(_named(defects))


def next_reopened(scene: Scene) -> Mapping[str, FactValue]:
    """Return the facts after a step was redone: the next one, or none. Nothing outside a reopened round."""
    if not scene.case.facts.get("reopening"):
        return {}
    done = str(scene.case.facts.get("reopen", NOTHING))
    named = _named(tuple(one.defect for one in scene.journal.defects(scene.case.number) if not one.supplied))
    rest = {step for step in named if done in ORDER and ORDER.index(step) > ORDER.index(done)}
    return {"reopen": _first(rest)}


def _named(defects: tuple[Defect, ...]) -> set[str]:
    return {defect.step for defect in defects if defect.target is Target.PROCEDURE and defect.step in ORDER}


def _first(steps: set[str]) -> str:
    return next((step for step in ORDER if step in steps), NOTHING)
