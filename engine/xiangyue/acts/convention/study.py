"""村党组织研究讨论 (村民委员会组织法 2025, art 28 ¶3)."""

from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.acts.convention.reopening import next_reopened
from xiangyue.canon import read
from xiangyue.errors import Refusal
from xiangyue.model.happened import PartyStudied


class StudyDoesNotAddUp(Refusal):
    """More present than due, more in favour than present, or agreed with nobody in favour."""

    code = "study-does-not-add-up"

    def __init__(self, *, should_attend: int, present: int, in_favour: int) -> None:
        super().__init__(should_attend=should_attend, present=present, in_favour=in_favour)


def record_study(scene: Scene, answers: Answers) -> Outcome:
    """Put the Party organisation's study on record, with the rule that asks for it."""
    studied = read(PartyStudied, dict(answers))
    contradiction = studied.agreed and not studied.in_favour
    if contradiction or not studied.in_favour <= studied.present <= studied.should_attend:
        raise StudyDoesNotAddUp(
            should_attend=studied.should_attend, present=studied.present, in_favour=studied.in_favour
        )
    ruling = scene.law.check_party_study(
        on=studied.held_on,
        should_attend=studied.should_attend,
        present=studied.present,
        in_favour=studied.in_favour,
        agreed=studied.agreed,
    )
    return Outcome(
        did=studied,
        happened_on=studied.held_on,
        rulings=(ruling,) if ruling else (),
        facts=next_reopened(scene),
    )
