"""拟定草案: the draft is computed from the text in force and the changes, each with its reason."""

from typing import Any

from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.canon import read
from xiangyue.errors import Refusal
from xiangyue.model import Change, ChangeKind, Text, arabic
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
    changes = tuple(read(Change, {"words": "", **_named(base, change)}) for change in answers["changes"])
    text = revise(base, changes)
    return Outcome(
        did=TextRevised(base=base.digest, changes=changes, text=text),
        happened_on=scene.day,
        facts={"review": "none", "filing": "none", "reopen": "none", "reopening": False},
    )


def _named(base: Text, change: Answers) -> dict[str, Any]:
    """Return a change with the ids of the articles it names by their numbers: 第三条, 三 or 3."""
    told = dict(change)
    if told.get("kind") != ChangeKind.ADD:
        told["article"] = _id(base, told["article"])
    if told.get("after"):
        told["after"] = _id(base, told["after"])
    return told


def _id(base: Text, told: str) -> str:
    number = int(told) if told.isdecimal() else arabic(told.removeprefix("第").removesuffix("条"))
    known = {article.id for article in base.articles}
    if told in known or number is None or not 1 <= number <= len(base.articles):
        return told
    return base.articles[number - 1].id
