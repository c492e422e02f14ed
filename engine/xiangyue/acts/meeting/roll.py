"""签到表: the lines of the printed sheets, and attendance said by their numbers."""

from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any

from xiangyue.acts.case.scene import Answers, Scene
from xiangyue.canon import plain
from xiangyue.intake import RollLine, expand_present
from xiangyue.model import CountedBy
from xiangyue.records import Journal, Register


def roll_lines(record: Register | Journal, *, on: date, counted_by: CountedBy) -> tuple[RollLine, ...]:
    """Return the sheets in the order in which they are printed: by group, then by the roster's numbers."""
    if counted_by is CountedBy.HOUSEHOLDS:
        entitled = [(one.group, one.id, one.head) for one in record.households(on)]
    else:
        entitled = [(one.group, "", one.id) for one in record.adults(on)]
    entitled.sort()
    return tuple(
        RollLine(group=group, line=number, household=household or None, person=person)
        for group, lines in groupby(entitled, key=lambda one: one[0])
        for number, (_, household, person) in enumerate(lines, start=1)
    )


def expand_sign_in(scene: Scene, answers: Answers) -> Mapping[str, Any]:
    """Return the answers with `present` as a list, where it was said by the numbers of the sheets."""
    present, counted_by = answers.get("present"), answers.get("counted_by", CountedBy.HOUSEHOLDS)
    if not isinstance(present, Mapping) or counted_by not in tuple(CountedBy):
        return answers  # the form will say what is wrong with them
    lines = roll_lines(scene.journal, on=scene.meeting().called.held_at.date(), counted_by=CountedBy(counted_by))
    return {**answers, "present": [plain(one) for one in expand_present(present, lines)]}
