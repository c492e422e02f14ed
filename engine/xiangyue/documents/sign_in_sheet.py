"""What a 签到表 says, and how its lines fall on pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from xiangyue.documents.page import RecordedPage

LINES = 37  # a page holds
LAST = 33  # the last page of all, under which the code stands


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A household with its head, or an adult; `number` is what is typed when who came is put on record."""

    number: int
    name: str
    apart: str = ""  # 1987年生: of namesakes
    gone: str = ""  # 已去世: the line keeps its number and nobody signs on it


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSheet:
    """The lines of a group, and where it meets."""

    group: int
    places: tuple[str, ...]
    lines: tuple[SheetLine, ...]

    @property
    def entitled(self) -> int:
        """How many may sign."""
        return sum(not one.gone for one in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPage:
    """One page of a group's lines."""

    sheet: GroupSheet
    number: int
    of: int
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInSheetFacts(RecordedPage):
    """签到表: a page or more for each group, each page with its own heading."""

    template: ClassVar[str] = "sign-in-sheet.html.j2"

    body: str
    held_at: datetime
    unit: str  # 户 人: what a line stands for
    by_household: bool
    ordinal: int = 1
    groups: tuple[GroupSheet, ...]

    @property
    def entitled(self) -> int:
        """应到."""
        return sum(one.entitled for one in self.groups)

    @property
    def pages(self) -> tuple[SheetPage, ...]:
        """The pages in printing order."""
        return tuple(page for one in self.groups for page in pages_of(one, last=one is self.groups[-1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class AdultSignInSheetFacts(SignInSheetFacts):
    """签到表（按人）: a line for each adult, where an assembly is counted so."""

    template: ClassVar[str] = "sign-in-sheet-adults.html.j2"


def pages_of(sheet: GroupSheet, *, last: bool) -> Iterator[SheetPage]:
    """Yield a group's lines in pages as even as may be; behind the last of all the code must find room."""
    count, room = len(sheet.lines), LAST if last else LINES
    of = 1 + max(0, -(-(count - room) // LINES))
    each = -(-count // of) or 1
    if of > 1 and count - (of - 1) * each > room:
        each = -(-(count - room) // (of - 1))
    for number in range(of):
        lines = sheet.lines[number * each : (number + 1) * each]
        yield SheetPage(sheet=sheet, number=number + 1, of=of, lines=lines)
