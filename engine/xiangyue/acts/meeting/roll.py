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


def roll_lines(
    record: Register | Journal, *, on: date, counted_by: CountedBy, printed_on: date | None = None
) -> tuple[RollLine, ...]:
    """Return the sheets in the order in which they are printed: by group, then by the roster's numbers.

    Who was there when the sheets were printed and has died or left since keeps his line: the others keep their
    numbers. Who has come since stands behind all the others of his group.
    """
    entitled = _entitled(record, on, counted_by)
    printed = _entitled(record, printed_on, counted_by, of_age_on=on) if printed_on else {}
    everybody = (printed | entitled).items()
    lines = sorted(
        (group, bool(printed) and key not in printed, key, person, key not in entitled)
        for key, (group, person) in everybody
    )
    by_household = counted_by is CountedBy.HOUSEHOLDS
    return tuple(
        RollLine(group=group, line=number, household=key if by_household else None, person=person, gone=gone)
        for group, sheet in groupby(lines, key=lambda one: one[0])
        for number, (_, _, key, person, gone) in enumerate(sheet, start=1)
    )


def _entitled(
    record: Register | Journal, on: date, counted_by: CountedBy, *, of_age_on: date | None = None
) -> dict[str, tuple[int, str]]:
    """Return by household, or by person, the group and whose name stands on the line."""
    if counted_by is CountedBy.HOUSEHOLDS:
        return {one.id: (one.group, one.head) for one in record.households(on)}
    return {one.id: (one.group, one.id) for one in record.people(on) if one.adult(on=of_age_on or on)}


def expand_sign_in(scene: Scene, answers: Answers) -> Mapping[str, Any]:
    """Return the answers with `present` as a list, where it was said by the numbers of the sheets."""
    present, counted_by = answers.get("present"), answers.get("counted_by", CountedBy.HOUSEHOLDS)
    if not isinstance(present, Mapping) or counted_by not in tuple(CountedBy):
        return answers  # the form will say what is wrong with them
    meeting = scene.meeting()
    on = meeting.called.held_at.date()
    lines = roll_lines(scene.journal, on=on, counted_by=CountedBy(counted_by), printed_on=meeting.notice_on)
    return {**answers, "present": [plain(one) for one in expand_present(present, lines)]}
