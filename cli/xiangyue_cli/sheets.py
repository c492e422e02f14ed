"""签到 on the terminal: who came, by the numbers of the printed sheets, a group at a time (walkthrough a9)."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from xiangyue.model import CountedBy, chinese
from xiangyue.words import say
from xiangyue_cli.ask import typed_line
from xiangyue_cli.tell import lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xiangyue.acts.office import Office
    from xiangyue.intake import RollLine


def ask_present(office: "Office", *, on: date) -> Mapping[str, Any]:
    """Ask by what is counted, then for each group's sheet who came; nothing is supposed."""
    counted_by = _counted_by()
    roll = _roll(office, on=on, counted_by=counted_by)
    groups: dict[int, str] = {}
    total = 0
    for group in sorted({line.group for line in roll}):
        size = sum(line.group == group for line in roll)
        told, came = _group(roll, group, size, counted_by)
        groups[group] = told
        total += came
        lines(say("ask.came", count=came, unit=say(f"unit.{counted_by}")))
    lines(say("ask.came_in_all", count=total, of=len(roll), unit=say(f"unit.{counted_by}")))
    sheets = typed_line(say("ask.sheets")).strip()
    present = {"groups": {group: told for group, told in groups.items() if told}}
    return {"counted_by": counted_by.value, "present": present, **({"sheets": sheets} if sheets else {})}


def _counted_by() -> CountedBy:
    typed = ""
    while typed not in {"1", "2"}:
        typed = typed_line(say("ask.counted_by")).strip()
    return CountedBy.HOUSEHOLDS if typed == "1" else CountedBy.ADULTS


def _roll(office: "Office", *, on: date, counted_by: CountedBy) -> "Sequence[RollLine]":
    from xiangyue.acts.meeting.roll import roll_lines  # noqa: PLC0415

    return roll_lines(office.register, on=on, counted_by=counted_by)


def _group(roll: "Sequence[RollLine]", group: int, size: int, counted_by: CountedBy) -> tuple[str, int]:
    """Ask until the numbers can be read; `除 3 8` means all but these."""
    from xiangyue.errors import Refusal  # noqa: PLC0415
    from xiangyue_cli.ask import parse_ranges  # noqa: PLC0415
    from xiangyue_cli.tell import tell_refusal  # noqa: PLC0415

    del roll
    lines(say("ask.group_sheet", group=chinese(group), size=size, unit=say(f"unit.{counted_by}")))
    while True:
        try:
            came = parse_ranges(typed_line("  > "), of=size)
        except Refusal as refusal:
            tell_refusal(refusal, as_json=False)
            continue
        return " ".join(str(number) for number in came), len(came)
