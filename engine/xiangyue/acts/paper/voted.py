"""表决: what a meeting voted on, item by item, and what it decided, as the papers print it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xiangyue.acts.meeting.sitting import Sitting, sitting_of
from xiangyue.acts.meeting.vote import WHOLE_TEXT
from xiangyue.acts.paper.ballot import by_article
from xiangyue.acts.paper.heading import last_of
from xiangyue.acts.paper.revised import revised
from xiangyue.acts.paper.subject import Subject
from xiangyue.acts.village.meant import name_of
from xiangyue.canon import read
from xiangyue.documents import VoteLine
from xiangyue.model import Meeting, RulingSeen, Text, Vote
from xiangyue.model.happened import VotesCounted
from xiangyue.model.room_lines import ItemVote
from xiangyue.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Voted:
    """What came of a meeting: the votes that hold, in the order of the list, and the text they left."""

    text: Text
    lines: tuple[VoteLine, ...]
    by_item: bool

    @property
    def adopted(self) -> bool:
        """At least one item was adopted."""
        return any(one.adopted for one in self.lines)


def voted(subject: Subject, meeting: Meeting, rulings: Sequence[RulingSeen]) -> Voted:
    """Return what a meeting voted on: the whole text, or item by item as its lines have it."""
    register = subject.register
    text = register.text(meeting.votes[-1].text)
    entry = last_of(subject, VotesCounted, meeting=meeting.id)
    if entry is None:
        sitting = sitting_of(register, meeting)
        lines = tuple(_whole(subject, meeting, vote, rulings, sitting) for vote in meeting.votes)
        return Voted(text=text, lines=lines, by_item=False)
    counted = read(VotesCounted, entry.payload["did"])
    names = item_names(subject, meeting)
    officers = name_of(register, counted.scrutineer), name_of(register, counted.counter)
    return Voted(text=text, lines=tuple(_item(one, names, officers) for one in counted.votes), by_item=True)


def item_names(subject: Subject, meeting: Meeting) -> Mapping[str, str]:
    """Return by its id what each item is called: 第三条（改）; one that was moved in the meeting by its own words."""
    sitting = sitting_of(subject.register, meeting)
    entry = last_of(subject, VotesCounted, meeting=meeting.id)
    draft = revised(subject, before=entry)
    called = {row.article: item.name for row, item in zip(draft.rows, by_article(draft), strict=True)}
    return {**(sitting.words if sitting else {}), **called}


def decided(subject: Subject, meeting: Meeting, outcome: Voted) -> tuple[str, ...]:
    """Return what the meeting decided, a sentence a paragraph."""
    text, township = outcome.text, subject.register.village.township
    told = {"convention": text.title, "body": say(f"body.{meeting.body}"), "articles": len(text.articles)}
    if not outcome.adopted:
        return (say("minutes.not_adopted", **told),)
    rejected = [one.item for one in outcome.lines if not one.adopted]
    if not rejected:
        return (say("minutes.adopted", township=township, **told),)
    adopted = [one.item for one in outcome.lines if one.adopted]
    return (
        say("paper.partly_adopted", adopted="、".join(adopted), rejected="、".join(rejected), **told),
        say("paper.partly_in_force", township=township, **told),
    )


def agenda_of(outcome: Voted) -> tuple[str, ...]:
    """Return what stood on the agenda."""
    if not outcome.by_item:
        return (say("minutes.agenda", convention=outcome.text.title),)
    return (say("paper.agenda_by_item", convention=outcome.text.title, items=len(outcome.lines)),)


def _item(one: ItemVote, names: Mapping[str, str], officers: tuple[str, str]) -> VoteLine:
    scrutineer, counter = officers
    return VoteLine(
        item=names.get(one.item, one.words),
        method=one.method,
        tally=one.tally,
        present=one.there,
        recused=one.recused,
        needed=one.needed,
        adopted=one.adopted,
        scrutineer=scrutineer,
        counter=counter,
    )


def _whole(
    subject: Subject, meeting: Meeting, vote: Vote, rulings: Sequence[RulingSeen], sitting: Sitting | None
) -> VoteLine:
    majority = next((seen.ruling for seen in rulings if seen.ruling.about.item == vote.item), None)
    count = sitting.room.last_count(WHOLE_TEXT) if sitting else None
    came = len(meeting.sign_in.present) if meeting.sign_in else 0
    return VoteLine(
        item=say("minutes.item", convention=subject.register.text(vote.text).title),
        method=vote.method,
        tally=vote.tally,
        present=count.there if count else came,
        recused=count.recused if count else 0,
        needed=(majority.needed if majority else None) or 0,
        adopted=vote.adopted,
        scrutineer=name_of(subject.register, vote.scrutineer),
        counter=name_of(subject.register, vote.counter),
    )
