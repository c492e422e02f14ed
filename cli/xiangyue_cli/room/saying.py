"""What is said after each line: who is there now, the arithmetic of a vote, and what comes next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import singledispatchmethod

from xiangyue.acts.meeting.judging import quorum_of
from xiangyue.acts.meeting.needed import needed_of
from xiangyue.acts.meeting.sitting import Sitting
from xiangyue.acts.office import Office
from xiangyue.acts.village.meant import name_of
from xiangyue.model import Ruling, Sex, Subject
from xiangyue.model.room import Came, Count, Counted, Event, Excused, ItemTaken, Left, Moved, Opened, Recused, TakenBack
from xiangyue.model.room_lines import LINES
from xiangyue.records import Register
from xiangyue.words import say
from xiangyue_cli.room.naming import moment, named
from xiangyue_cli.tell import COLUMNS, width

MOST_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A line that was kept, and what the law said of it."""

    office: Office
    sitting: Sitting
    rulings: Sequence[Ruling] = ()

    @property
    def unit(self) -> str:
        """Return what is counted: 人, or 户."""
        return say(f"unit.{self.sitting.begun.counted_by}")

    def lines(self, event: Event) -> Iterator[str]:
        """Yield what is said of a line."""
        yield from self._of(event)

    @singledispatchmethod
    def _of(self, event: Event) -> Iterator[str]:  # noqa: ARG002
        yield from ()

    @_of.register(Came)
    def _came(self, event: Came) -> Iterator[str]:
        room, there = self.sitting.room, len(self.sitting.room.here)
        if room.opened_at is None:
            yield say("room.said.came", there=there, unit=self.unit, women=self.women()) + self.enough()
            return
        who = tuple(self.who(one.household or one.person) for one in event.seats)
        counted = sorted({self._number(item) for count in room.counts for item in count.items})
        missed = say("room.said.missed", items=_ranges(counted)) if counted else ""
        yield say("room.said.late", who=who, at=f"{event.at:%H:%M}", there=there, unit=self.unit) + missed

    @_of.register(Left)
    def _left(self, event: Left) -> Iterator[str]:
        who = tuple(map(self.who, event.seats))
        there = len(self.sitting.room.here)
        yield say("room.said.left", who=who, at=f"{event.at:%H:%M}", there=there, unit=self.unit) + self.enough()

    @_of.register(Excused)
    def _excused(self, event: Excused) -> Iterator[str]:
        who = tuple(map(self.who, event.seats))
        yield say("room.said.excused", who=who, count=len(self.sitting.room.excused))

    @_of.register(Opened)
    def _opened(self, event: Opened) -> Iterator[str]:
        room = self.sitting.room
        yield (
            say(
                "room.said.opened",
                at=f"{event.at:%H:%M}",
                should=len(room.entitled),
                there=len(room.here),
                excused=len(room.excused),
                absent=len(room.absent),
                unit=self.unit,
            )
            + self.enough()
        )

    @_of.register(ItemTaken)
    def _taken(self, event: ItemTaken) -> Iterator[str]:
        yield self.item(event.item)

    @_of.register(Moved)
    def _moved(self, event: Moved) -> Iterator[str]:
        yield say("room.said.moved", item=self.item(event.item))

    @_of.register(Recused)
    def _recused(self, event: Recused) -> Iterator[str]:
        room = self.sitting.room
        who = tuple(map(self.who, event.seats))
        out = len(room.recused[event.item] & set(room.here))
        there = len(room.here)
        yield say("room.said.recused", who=who, item=self._number(event.item), there=there, voting=there - out)
        yield from self._needed(there=there, voting=there - out)

    @_of.register(Counted)
    def _counted(self, event: Counted) -> Iterator[str]:
        count = self.sitting.room.counts[-1]
        first = say("room.said.which", items=_ranges([self._number(item) for item in event.items]))
        yield first + arithmetic(count, unit=self.unit) + self.verdict()
        if len(event.items) > 1:
            yield say("room.said.together", count=len(event.items))
        if count.tally.not_cast and not self.sitting.room.settings.not_cast_in_base:
            yield say("room.said.not_cast_out", base=count.base)

    @_of.register(TakenBack)
    def _taken_back(self, event: TakenBack) -> Iterator[str]:
        there = len(self.sitting.room.here)
        yield say("room.said.taken_back", line=event.line, there=there, unit=self.unit)

    def who(self, seat: str) -> str:
        """Return a seat as it is said here."""
        return named(self.office, self.sitting, seat)

    def _needed(self, *, there: int, voting: int) -> Iterator[str]:
        """What the majority is asked of, where the law leaves it open: both ways, and the village's own."""
        strict, lenient = (needed_of(self.office.law, self.sitting, base) for base in (there, voting))
        if strict is None or lenient is None or strict == lenient:
            return
        choice = "strict" if self.sitting.room.settings.recused_in_base else "lenient"
        yield say("room.said.recused_needed", there=there, voting=voting, strict=strict, lenient=lenient)
        yield say(f"room.said.recused_{choice}")

    def verdict(self) -> str:
        """Return whether the last vote carries, and how many it needed."""
        majority = next((one for one in self.rulings if one.subject is Subject.MAJORITY), None)
        if majority is None or majority.needed is None or majority.actual is None:
            return ""
        if majority.met:
            return say("room.said.carried", needed=majority.needed)
        return say("room.said.not_carried", needed=majority.needed, short=majority.needed - majority.actual)

    def item(self, item: str) -> str:
        """Return 第 1 项  第三条 改 …."""
        return say("room.said.item", number=self._number(item), words=self.sitting.words.get(item, item))

    def enough(self) -> str:
        """Return whether so many are enough to vote; nothing where no rule asks."""
        quorum = quorum_of(self.office.law, self.sitting, len(self.sitting.room.here))
        if quorum is None or quorum.needed is None:
            return ""
        code = "enough" if quorum.met else "too_few"
        return say(f"room.said.{code}", needed=quorum.needed, unit=self.unit)

    def women(self) -> int:
        """Return how many women are there: counted from the roster, by nobody's hand."""
        on = self.sitting.meeting.called.held_at.date()
        women = {one.id for one in self.office.register.people(on) if one.sex is Sex.FEMALE}
        return sum(one.present.person in women for one in self.sitting.room.here.values())

    def _number(self, item: str) -> int:
        return self.sitting.room.agenda.index(item) + 1


def told_of(office: Office, sitting: Sitting, event: Event) -> str:
    """Return a line in a few words: 王启华 走."""
    words = say(f"act.{LINES[type(event)].act}")
    match event:
        case Came(seats=seats):
            who = tuple(named(office, sitting, one.household or one.person) for one in seats[:MOST_NAMED])
        case Left(seats=seats) | Excused(seats=seats) | Recused(seats=seats):
            who = tuple(named(office, sitting, seat) for seat in seats[:MOST_NAMED])
        case _:
            return words
    more = say("room.told_more", count=len(seats)) if len(seats) > MOST_NAMED else ""
    return say("room.told", who=who, more=more, what=words)


def _ranges(numbers: Sequence[int]) -> str:
    """Return 1-3、5 for 1 2 3 5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def arithmetic(count: Count, *, unit: str) -> str:
    """Return the sum as people check it, 17+1+1=19, with who kept out."""
    tally = count.tally
    parts = [tally.in_favour, tally.against, tally.abstained]
    told = "+".join(map(str, parts))
    more = "".join(
        say(f"room.said.{name}", count=votes)
        for name, votes in (("not_cast", tally.not_cast), ("invalid", tally.invalid))
        if votes
    )
    total = say("room.said.total", sum=tally.counted) if more else f"={tally.counted}"
    if count.recused:
        return say("room.said.sum_recused", parts=told + more + total, out=count.recused, there=count.there)
    equals = "" if more else say("room.said.equals", sum=tally.counted, unit=unit)
    return say("room.said.sum", parts=told + more + total, equals=equals)


def head(office: Office, sitting: Sitting, *, title: str, number: str) -> tuple[str, ...]:
    """Return the head of the screen: which meeting, how many should come, how many are enough."""
    meeting, begun = sitting.meeting, sitting.begun
    register = office.register
    quorum = quorum_of(office.law, sitting, len(sitting.room.here))
    unit = say(f"unit.{begun.counted_by}")
    first = say("room.head", case=number, title=title, body=say(f"body.{meeting.body}"))
    where = say("room.head_where", at=moment(meeting.called.held_at), places=meeting.called.places)
    told = [
        *([f"{first}  {where}"] if width(f"{first}  {where}") <= COLUMNS else [first, where]),
        say("room.should", should=len(begun.entitled), unit=unit)
        + (say("room.needed", needed=quorum.needed, unit=unit, citation=quorum.citation) if quorum else ""),
    ]
    if meeting.body.advises:
        told.append(say("room.opinion"))
    officers = (meeting.called.chair, meeting.called.recorder, begun.scrutineer, begun.counter)
    told.append(officers_line(register, officers))
    return tuple(told)


def officers_line(register: Register, officers: Sequence[str]) -> str:
    """Return 主持 … 记录 … 监票 … 计票 …."""
    chair, recorder, scrutineer, counter = (name_of(register, one) for one in officers)
    return say("room.officers", chair=chair, recorder=recorder, scrutineer=scrutineer, counter=counter)
