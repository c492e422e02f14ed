"""拟定草案: the draft is computed from the text in force and the changes, each with its reason."""

from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.canon import read
from xiangyue.errors import Refusal
from xiangyue.model import Change
from xiangyue.model.happened import TextRevised
from xiangyue.model.revise import revise


class NoTextInForce(Refusal):
    """The register knows no convention in force that day."""

    code = "no-text-in-force"

    def __init__(self, *, village: str) -> None:
        super().__init__(village=village)


def revise_text(scene: Scene, answers: Answers) -> Outcome:
    """Make the draft; any ruling on an earlier draft is void from here on."""
    base = scene.journal.text_in_force(scene.day)
    if base is None:
        raise NoTextInForce(village=scene.register.village.name)
    changes = tuple(read(Change, {"words": "", **change}) for change in answers["changes"])
    text = revise(base, changes)
    return Outcome(
        did=TextRevised(base=base.digest, changes=changes, text=text),
        happened_on=scene.day,
        facts={"review": "none", "filing": "none", "reopen": "none", "reopening": False},
    )
