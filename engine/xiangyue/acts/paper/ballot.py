"""表决票, 计票单: gathering what is voted on, from the entry by which the meeting was called."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import TypedDict

from xiangyue.acts.meeting.roll import roll_lines
from xiangyue.acts.paper.called import called_by, last_word
from xiangyue.acts.paper.heading import Heading, heading
from xiangyue.acts.paper.revised import Revised, revised
from xiangyue.acts.paper.sign_in_sheet import places_of
from xiangyue.acts.paper.subject import Subject
from xiangyue.documents import (
    BallotByArticleFacts,
    BallotFacts,
    BallotItem,
    TallyByArticleFacts,
    TallySheetFacts,
    Venue,
)
from xiangyue.model import ChangeKind, CountedBy, Meeting, RedlineRow, article_name
from xiangyue.words import say

_SHORT = 18  # signs of an article that stand on a ballot


def gather_ballot(subject: Subject) -> BallotFacts:
    """Return what a sheet of ballots on the text as a whole says.

    Raises:
        NotCalledYet: no meeting was called.

    """
    voted, draft = _voted(subject, "ballot")
    return BallotFacts(**voted, items=(whole_text(draft),))


def gather_ballot_by_article(subject: Subject) -> BallotByArticleFacts:
    """Return what a ballot with a row for each article that changes says.

    Raises:
        NotCalledYet: no meeting was called.

    """
    voted, draft = _voted(subject, "ballot-by-article")
    return BallotByArticleFacts(**voted, items=by_article(draft))


def gather_tally_sheet(subject: Subject) -> TallySheetFacts:
    """Return what the 计票单 says; whoever comes, there is room for all.

    Raises:
        NotCalledYet: no meeting was called.

    """
    voted, draft = _voted(subject, "tally-sheet", counts=True)
    return TallySheetFacts(**voted, **_room(subject), items=(whole_text(draft),))


def gather_tally_by_article(subject: Subject) -> TallyByArticleFacts:
    """Return what the 逐条计票单 says.

    Raises:
        NotCalledYet: no meeting was called.

    """
    voted, draft = _voted(subject, "tally-by-article", counts=True)
    return TallyByArticleFacts(**voted, **_room(subject), items=by_article(draft))


class _Voted(Heading):
    """The fields of both papers but the items."""

    title: str
    body: str
    held_at: datetime
    places: tuple[str, ...]


class _Room(TypedDict):
    """The fields of those on which votes are counted."""

    venues: tuple[Venue, ...]
    unit: str


def _voted(subject: Subject, kind: str, *, counts: bool = False) -> tuple[_Voted, Revised]:
    """Return what both papers say; where people are counted, the roster has a say too."""
    entry, meeting = called_by(subject)
    voted = _Voted(
        **heading(subject, last_word(subject, entry) if counts else entry),
        title=say(f"paper.{kind}", body=meeting.body),
        body=say(f"body.{meeting.body}"),
        held_at=meeting.called.held_at,
        places=meeting.called.places,
    )
    return voted, revised(subject, before=entry)


def _room(subject: Subject) -> _Room:
    _, meeting = called_by(subject)
    return _Room(venues=tuple(_venues(subject, meeting)), unit=say(f"unit.{CountedBy.HOUSEHOLDS}"))


def by_article(draft: Revised) -> tuple[BallotItem, ...]:
    """Return each article that changes as an item of its own."""
    return tuple(_item(number, row) for number, row in enumerate(draft.rows, start=1))


def whole_text(draft: Revised) -> BallotItem:
    """Return the text as one item."""
    about = say("paper.whole_text_about", change=draft.words, articles=len(draft.text.articles))
    return BallotItem(number=1, name=say("paper.whole_text", convention=draft.text.title), words=about)


def _item(number: int, row: RedlineRow) -> BallotItem:
    place = row.before if row.kind is ChangeKind.STRIKE else row.after
    words = "".join(one.words for one in (row.old if row.kind is ChangeKind.STRIKE else row.new))
    short = words if len(words) <= _SHORT else f"{words[:_SHORT]}…"
    return BallotItem(number=number, name=say(f"paper.item.{row.kind}", article=article_name(place or 0)), words=short)


def _venues(subject: Subject, meeting: Meeting) -> Iterator[Venue]:
    lines = roll_lines(
        subject.register,
        on=meeting.called.held_at.date(),
        counted_by=CountedBy.HOUSEHOLDS,
        printed_on=meeting.notice_on,
    )
    of_group = Counter(one.group for one in lines if not one.gone)
    places = places_of(meeting, sorted(of_group))
    own = len(meeting.called.places) > 1 and all(len(one) == 1 for one in places.values())
    if own:
        yield from (Venue(place=places[group][0], voters=of_group[group]) for group in sorted(of_group))
    else:
        yield from (Venue(place=place, voters=sum(of_group.values())) for place in meeting.called.places)
