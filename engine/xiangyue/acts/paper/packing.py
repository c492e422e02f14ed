"""成叠: counting what a pack comes to before anything is made, then making what is missing and binding it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from xiangyue.acts.meeting.sitting import BY_ROSTER, members_of
from xiangyue.acts.office import Office
from xiangyue.acts.paper.archive_list import last_printings
from xiangyue.acts.paper.kinds import RECIPES
from xiangyue.acts.paper.occasion import useless
from xiangyue.acts.paper.packs import PACKS, Copies, Pack, Part
from xiangyue.acts.paper.printing import file_name
from xiangyue.acts.paper.recorded import called
from xiangyue.acts.paper.render import gathering, render
from xiangyue.documents import BallotFacts, Bound, Press, bind, pages_in
from xiangyue.errors import Refusal
from xiangyue.model import By, PaperKind, PaperSeen
from xiangyue.records import Register
from xiangyue.signing import IntegrityKey
from xiangyue.words import say

PAGES_A_MINUTE: Final = 15
_ORDER = list(PaperKind)


class NothingToPrint(Refusal):
    """No paper of a pack can be made yet."""

    code = "nothing-to-print"

    def __init__(self, *, case: str, pack: Pack) -> None:
        super().__init__(case=case.rpartition("-")[2], pack=say(f"pack.{pack}"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Piled:
    """One paper of a pile: its pages, and how many copies. `stored`: it is printed as it lies."""

    kind: PaperKind
    pages: int
    copies: int
    needed: bool
    stored: PaperSeen | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """A pack of a case as it comes to."""

    case: str
    pack: Pack
    papers: tuple[Piled, ...]

    @property
    def pages(self) -> int:
        """Return the printed pages, all copies counted."""
        return sum(one.pages * one.copies for one in self.papers)

    @property
    def sheets(self) -> int:
        """Return the sheets, printed on both sides, each copy on sheets of its own."""
        return sum(math.ceil(one.pages / 2) * one.copies for one in self.papers)

    @property
    def minutes(self) -> int:
        """Return how long a village's printer takes, about."""
        return max(1, math.ceil(self.pages / PAGES_A_MINUTE))

    def of(self, places: Sequence[int]) -> "Pile":
        """Return the papers at these places, counted from 1."""
        return Pile(case=self.case, pack=self.pack, papers=tuple(self.papers[place - 1] for place in places))

    @property
    def needed(self) -> "Pile":
        """Return the pile without what is printed only where it is picked."""
        return Pile(case=self.case, pack=self.pack, papers=tuple(one for one in self.papers if one.needed))


def count_pack(office: Office, number: str, pack: Pack, *, press: Press) -> Pile:
    """Return what a pack comes to; nothing is made, sealed or put on record.

    Raises:
        NothingToPrint: none of its papers can be made yet.
        GlyphMissing: a character stands in no font.

    """
    register = office.register
    register.case(number)
    left = useless(register, number, pack)
    papers = [piled for part in PACKS[pack] if part.kind not in left and (piled := _piled(office, number, part, press))]
    if pack is Pack.ARCHIVE and papers:
        papers = _with_all(register, number, papers)
    if not papers:
        raise NothingToPrint(case=number, pack=pack)
    return Pile(case=number, pack=pack, papers=tuple(papers))


def make_pile(
    office: Office, pile: Pile, *, press: Press, key: IntegrityKey, by: By, now: datetime, two_sided: bool
) -> bytes:
    """Make what of a pile is missing or old, and return all of it as one PDF: a copy to print, without signatures.

    Raises:
        NotYours, Overtaken, DiskFull, GlyphMissing: as of any paper that is made.

    """
    register = office.register
    # the list of the archive names the others by their digests: it is made when they are there
    order = sorted(pile.papers, key=lambda one: one.kind is PaperKind.ARCHIVE_LIST)
    content = {}
    for one in order:
        if one.stored is None:
            made = render(office, pile.case, one.kind, press=press, key=key, by=by, now=now)
            content[one.kind, ""] = register.content(made.sha256)
        else:
            content[one.kind, one.stored.id] = register.content(one.stored.sha256)
    papers = [
        Bound(content=content[one.kind, one.stored.id if one.stored else ""], copies=one.copies) for one in pile.papers
    ]
    return bind(papers, title=name_of_pile(register, pile), two_sided=two_sided)


def name_of_pile(register: Register, pile: Pile) -> str:
    """Return what a pile is called on a stick: 石桥村-2026-7-会前-打印用.pdf."""
    told = say("pack.name", village=register.village.name, case=pile.case, pack=say(f"pack.{pile.pack}"))
    return file_name(told)


def _piled(office: Office, number: str, part: Part, press: Press) -> Piled | None:
    """Return a paper with its pages; None where it cannot be made yet."""
    register, recipe = office.register, RECIPES.get(part.kind)
    if recipe is None:
        return None
    try:
        filed, gather = gathering(office, number, part.kind)
        before = [one for one in register.papers(number) if called(one) == filed.name]
        facts = gather(1 + len(before))
    except Refusal:  # of another moment of the case: it says itself when it is asked for by its name
        return None
    as_it_lies = bool(before) and before[-1].of_entry == facts.head.entry
    pages = pages_in(register.content(before[-1].sha256)) if as_it_lies else press.paper(facts).pages
    copies = _copies(office, number, part.copies)
    if part.copies is Copies.VOTER and isinstance(facts, BallotFacts):
        copies = math.ceil(copies / facts.a_sheet)
    return Piled(kind=part.kind, pages=pages, copies=copies, needed=part.needed)


def _with_all(register: Register, number: str, papers: Sequence[Piled]) -> list[Piled]:
    """Return the list of the archive, then every paper of the case, those that were printed as they lie."""
    fresh = {one.kind for one in papers}
    stored = [
        Piled(kind=one.kind, pages=pages_in(register.content(one.sha256)), copies=1, needed=True, stored=one)
        for one in last_printings(register, number)
        if one.kind not in fresh
    ]
    first = [one for one in papers if one.kind is PaperKind.ARCHIVE_LIST]
    rest = [one for one in papers if one.kind is not PaperKind.ARCHIVE_LIST]
    return [*first, *sorted([*rest, *stored], key=lambda one: _ORDER.index(one.kind))]


def _copies(office: Office, number: str, by: Copies) -> int:
    register = office.register
    meeting = register.meetings(number)[-1] if register.meetings(number) else None
    match by:
        case Copies.TOWNSHIP:
            return 2
        case Copies.PLACE:
            postings = register.postings(number)
            return max(1, _boards(register, postings[-1].places)) if postings else 1
        case Copies.SEAT if meeting and meeting.body not in BY_ROSTER:
            return max(1, len(members_of(register, meeting.body, on=meeting.called.held_at.date())))
        case Copies.SEAT if meeting:
            return len(meeting.called.places)
        case Copies.VOTER if meeting:
            return len(register.households(meeting.called.held_at.date()))
        case _:
            return 1


def _boards(register: Register, places: Sequence[str]) -> int:
    """Return on how many boards a paper hangs: a chat and a loudspeaker need none, 各组 is one for each group."""
    needless = {say("place.chat"), say("place.loudspeaker")}
    each = say("pack.each_group")
    return sum(register.village.groups if place.startswith(each) else 1 for place in places if place not in needless)
