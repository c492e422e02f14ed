"""签到表: gathering the lines of the sheets, in the order in which they are typed when who came is put on record."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from xiangyue.acts.meeting.roll import roll_lines
from xiangyue.acts.paper.called import called_by, earlier, last_word
from xiangyue.acts.paper.heading import heading
from xiangyue.acts.paper.subject import Subject
from xiangyue.documents import AdultSignInSheetFacts, GroupSheet, SheetLine, SignInSheetFacts
from xiangyue.intake import RollLine
from xiangyue.model import CountedBy, Household, Meeting, Person, PersonChange, PersonChangeKind
from xiangyue.words import say

_GONE = {PersonChangeKind.DIED: "died", PersonChangeKind.LEFT: "left"}


def gather_sign_in_sheet(subject: Subject) -> SignInSheetFacts:
    """Return what the 签到表 says, a line for each household.

    Raises:
        NotCalledYet: no meeting was called.

    """
    return _gathered(subject, SignInSheetFacts, CountedBy.HOUSEHOLDS)


def gather_adult_sign_in_sheet(subject: Subject) -> SignInSheetFacts:
    """Return what the 签到表 of an assembly that is counted by adults says.

    Raises:
        NotCalledYet: no meeting was called.

    """
    return _gathered(subject, AdultSignInSheetFacts, CountedBy.ADULTS)


def _gathered(subject: Subject, kind: type[SignInSheetFacts], counted_by: CountedBy) -> SignInSheetFacts:
    register = subject.register
    entry, meeting = called_by(subject)
    lines = roll_lines(register, on=meeting.called.held_at.date(), counted_by=counted_by, printed_on=meeting.notice_on)
    return kind(
        **heading(subject, last_word(subject, entry)),
        title=say("paper.sign-in-sheet", body=meeting.body),
        body=say(f"body.{meeting.body}"),
        held_at=meeting.called.held_at,
        unit=say(f"unit.{counted_by}"),
        by_household=counted_by is CountedBy.HOUSEHOLDS,
        ordinal=1 + len(earlier(register, meeting)),
        groups=tuple(_sheets(lines, meeting, _Named(subject, meeting))),
    )


def places_of(meeting: Meeting, groups: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
    """Return where each group meets: at its own venue if there are as many as groups, else at any of them."""
    places = meeting.called.places
    if len(places) == len(groups):
        return {group: (place,) for group, place in zip(groups, places, strict=True)}
    return dict.fromkeys(groups, places)


class _Named:
    """What stands on a line: the name, what tells namesakes apart, and why nobody signs there any more."""

    def __init__(self, subject: Subject, meeting: Meeting) -> None:
        register, on = subject.register, meeting.called.held_at.date()
        # who has gone since the notice keeps a line, so those of the notice's day are asked too
        everybody = {one.id: one for day in (meeting.notice_on, on) for one in register.people(day)}
        self._people: Mapping[str, Person] = everybody
        adults = [one for one in everybody.values() if one.adult(on=on)]
        self._names = Counter(one.name for one in adults)
        self._years = Counter((one.name, one.group, one.born.year) for one in adults)
        self._months = Counter((one.name, one.group, one.born.year, one.born.month) for one in adults)
        self._gone: Mapping[str, PersonChange] = register.gone(on)
        self._households: Mapping[str, Household] = {one.id: one for one in register.every_household()}

    def line(self, one: RollLine) -> SheetLine:
        person = self._people[one.person]
        return SheetLine(number=one.line, name=person.name, apart=self._apart(person, one), gone=self._why(one))

    def _apart(self, person: Person, line: RollLine) -> str:
        born = person.born
        if self._names[person.name] == 1:
            return ""
        if self._years[person.name, person.group, born.year] == 1:
            return say("paper.born", year=born.year)
        if self._months[person.name, person.group, born.year, born.month] == 1:
            return say("paper.born_in", year=born.year, month=born.month)
        if line.household and (number := self._households[line.household].number):
            return say("paper.household_number", number=number)
        return say("paper.born_on", year=born.year, month=born.month, day=born.day)

    def _why(self, line: RollLine) -> str:
        if not line.gone:
            return ""
        change = self._gone.get(line.person)
        return say(f"paper.gone.{_GONE.get(change.kind, 'other') if change else 'other'}")


def _sheets(lines: Sequence[RollLine], meeting: Meeting, named: _Named) -> Iterator[GroupSheet]:
    places = places_of(meeting, sorted({one.group for one in lines}))
    for group, sheet in groupby(lines, key=lambda one: one.group):
        yield GroupSheet(group=group, places=places[group], lines=tuple(named.line(one) for one in sheet))
