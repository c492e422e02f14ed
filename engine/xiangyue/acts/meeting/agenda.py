"""表决项: each changed article of a draft is an item of its own, and each that a council was given."""

from dataclasses import replace

from xiangyue.acts.case.refusals import NoDraft
from xiangyue.model import Change, ChangeKind, SegmentKind, redline
from xiangyue.model.happened import TopicTaken
from xiangyue.model.numerals import article_name
from xiangyue.model.room_lines import AgendaItem
from xiangyue.records import Journal, Register
from xiangyue.words import say

LONGEST = 14  # signs of an article's words beside its number


def items_of(record: Register | Journal, case: str) -> tuple[AgendaItem, ...]:
    """Return the items a council was given, or the changed articles of a case's draft in the order of the text.

    Raises:
        NoDraft: none has been made yet.

    """
    topic = record.last(case, TopicTaken)
    if topic is not None:
        return topic.items
    revision = record.revision(case)
    if revision is None:
        raise NoDraft(case=case)
    rows = redline(record.text(revision.base), revision.text, revision.changes)
    return tuple(
        AgendaItem(
            id=row.article,
            words=say(
                f"room.item.{row.kind}",
                article=article_name((row.before if row.kind is ChangeKind.STRIKE else row.after) or 0),
                words=_beginning("".join(one.words for one in row.segments if one.kind is not SegmentKind.STRUCK)),
            ),
        )
        for row in rows
    )


def adopted_changes(changes: tuple[Change, ...], adopted: frozenset[str]) -> tuple[Change, ...]:
    """Return the changes whose articles were adopted; a new article behind one that was not takes that one's place."""
    places = {change.article: change.after for change in changes if change.kind is ChangeKind.ADD}
    kept = []
    for change in changes:
        if change.article not in adopted:
            continue
        after = change.after
        while after in places and after not in adopted:
            after = places[after]
        kept.append(change if after == change.after else replace(change, after=after))
    return tuple(kept)


def _beginning(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
