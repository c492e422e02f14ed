"""归纳意见: what people said to a posting, in kinds with counts."""

from xiangyue.acts.case.on_paper import OpinionsNotCounted, done_on_paper
from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.acts.convention.reopening import next_reopened
from xiangyue.canon import read
from xiangyue.errors import Refusal
from xiangyue.model import OpinionGroup
from xiangyue.model.happened import OpinionsTaken


class OpinionsDoNotAddUp(Refusal):
    """More opinions in kinds, or on paper, than were received."""

    code = "opinions-do-not-add-up"

    def __init__(self, *, received: int, grouped: int, written: int) -> None:
        super().__init__(received=received, grouped=grouped, written=written)


class ReasonMissing(Refusal):
    """An opinion that is not followed needs a reason people can read."""

    code = "reason-missing"

    def __init__(self, *, summary: str) -> None:
        super().__init__(summary=summary)


def take_opinions(scene: Scene, answers: Answers) -> Outcome:
    """Put on record what people said, and what became of each kind."""
    groups = tuple(read(OpinionGroup, {"reason": "", **group}) for group in answers["groups"])
    received, written = int(answers["received"]), int(answers["written"])
    grouped = sum(group.count for group in groups)
    if grouped > received or written > received:
        raise OpinionsDoNotAddUp(received=received, grouped=grouped, written=written)
    for group in groups:
        if group.treatment == "not_adopted" and not group.reason:
            raise ReasonMissing(summary=group.summary)
    unknown = bool(answers.get("unknown"))
    if unknown and (received or written or groups or not done_on_paper(scene.case, scene.step.path)):
        raise OpinionsNotCounted
    posting = scene.journal.postings(scene.case.number)[-1]
    taken = OpinionsTaken(
        posting=posting.id, received=received, written=written, groups=groups, unknown=unknown or None
    )
    return Outcome(did=taken, happened_on=scene.day, facts=next_reopened(scene))
