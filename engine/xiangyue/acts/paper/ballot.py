"""表决票, 计票单: gathering what is voted on, from the entry by which the meeting was called."""

from collections import Counter
from collections.abc import Iterator

from xiangyue.acts.meeting.roll import roll_lines
from xiangyue.acts.paper.called import called_by
from xiangyue.acts.paper.heading import heading
from xiangyue.acts.paper.revised import Revised, revised
from xiangyue.acts.paper.sign_in_sheet import places_of
from xiangyue.acts.paper.subject import Subject
from xiangyue.documents import BallotFacts, BallotItem, TallySheetFacts, Venue
from xiangyue.model import ChangeKind, CountedBy, Meeting, RedlineRow, article_name
from xiangyue.words import say

_SHORT = 24  # signs of an article that stand on a ballot


def gather_ballot(subject: Subject) -> BallotFacts:
    """Return what a sheet of ballots says.

    Raises:
        NotCalledYet: no meeting was called.

    """
    entry, meeting = called_by(subject)
    return BallotFacts(
        **heading(subject, entry),
        title=say("paper.ballot", body=meeting.body),
        body=say(f"body.{meeting.body}"),
        held_at=meeting.called.held_at,
        places=meeting.called.places,
        items=items_of(meeting, revised(subject, before=entry)),
    )


def gather_tally_sheet(subject: Subject) -> TallySheetFacts:
    """Return what the 计票单 says; whoever comes, there is room for all.

    Raises:
        NotCalledYet: no meeting was called.

    """
    entry, meeting = called_by(subject)
    return TallySheetFacts(
        **heading(subject, entry),
        title=say("paper.tally-sheet", body=meeting.body),
        body=say(f"body.{meeting.body}"),
        held_at=meeting.called.held_at,
        places=meeting.called.places,
        items=items_of(meeting, revised(subject, before=entry)),
        venues=tuple(_venues(subject, meeting)),
        unit=say(f"unit.{CountedBy.HOUSEHOLDS}"),
    )


def items_of(meeting: Meeting, draft: Revised) -> tuple[BallotItem, ...]:
    """Return what is voted on: a council hears article by article, an assembly votes on the text as a whole."""
    if meeting.body.startswith("council:"):
        return tuple(_item(number, row) for number, row in enumerate(draft.rows, start=1))
    return (whole_text(draft),)


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
