"""签到表 with names: what stands on the printed sheets, shown to whoever types their numbers."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from xiangyue.model import CountedBy
from xiangyue.words import say
from xiangyue_cli.tell import pad

if TYPE_CHECKING:
    from xiangyue.intake import RollLine
    from xiangyue.model import Person
    from xiangyue_cli.filling.sitting import Sitting

NAMED = 8  # so few are named when the numbers are said back
ACROSS, COLUMN = 4, 19


class Rolls:
    """The sheets of one meeting, counted by households or by adults."""

    def __init__(self, at: "Sitting", counted_by: CountedBy) -> None:
        from xiangyue.acts.meeting.roll import roll_lines  # noqa: PLC0415

        meeting = at.meetings[-1]
        on = meeting.called.held_at.date()
        self._register = at.register
        self.unit = say(f"unit.{counted_by}")
        self._adults = at.register.adults(on)
        lines = roll_lines(at.register, on=on, counted_by=counted_by, printed_on=meeting.notice_on)
        self.sheets = {group: tuple(sheet) for group, sheet in groupby(lines, key=lambda line: line.group)}

    @property
    def entitled(self) -> int:
        """How many lines are of households or adults who may come."""
        return sum(not line.gone for sheet in self.sheets.values() for line in sheet)

    def name(self, line: "RollLine") -> str:
        """Return a name; of namesakes the year of birth goes with it: 罗小平87; who is gone is said to be."""
        person = self._people.get(line.person) or self._register.person(line.person)
        if line.gone:
            return person.name + say("roll.gone")
        return f"{person.name}{person.born:%y}" if self._names[person.name] > 1 else person.name

    def shown(self, group: int) -> list[str]:
        """Return a sheet in columns, as numbers and names."""
        cells = [pad(f"{line.line:>3} {self.name(line)}", COLUMN) for line in self.sheets[group]]
        down = -(-len(cells) // ACROSS)
        return ["".join(cells[place::down]).rstrip() for place in range(down)]

    def said_back(self, group: int, came: Sequence[int]) -> str:
        """Return the count, and the names of the smaller part: a wrong number shows itself in a name."""
        here = [line for line in self.sheets[group] if line.line in came]
        away = [line for line in self.sheets[group] if line.line not in came and not line.gone]
        said = say("ask.came", count=len(here), unit=self.unit)
        fewer, code = (away, "ask.away_are") if len(away) <= len(here) else (here, "ask.came_are")
        if not 0 < len(fewer) <= NAMED:
            return said
        return said + say(code, names="、".join(f"{line.line} {self.name(line)}" for line in fewer))

    def household(self, line: "RollLine") -> "tuple[Person, ...]":
        """Return the adults of a line's household who are not its head."""
        return tuple(one for one in self._adults if one.household == line.household and one.id != line.person)

    @cached_property
    def _people(self) -> "dict[str, Person]":
        return {person.id: person for person in self._adults}

    @cached_property
    def _names(self) -> Counter[str]:
        return Counter(
            self._people[line.person].name
            for sheet in self.sheets.values()
            for line in sheet
            if line.person in self._people
        )
