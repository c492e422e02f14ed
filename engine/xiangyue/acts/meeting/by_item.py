"""逐项表决: what the room voted on item by item, as the law has it, and the text that comes of what was adopted."""

from dataclasses import replace

from xiangyue.acts.case.scene import Scene
from xiangyue.acts.meeting.agenda import adopted_changes
from xiangyue.acts.meeting.judging import majority_of, quorum_of
from xiangyue.acts.meeting.sitting import Sitting
from xiangyue.errors import Refusal
from xiangyue.model import About, Ruling
from xiangyue.model.happened import TextRevised, VotesCounted
from xiangyue.model.revise import revise
from xiangyue.model.room import Count, QuorumLost
from xiangyue.model.room_lines import ItemVote


class NothingVotedOn(Refusal):
    """The room was closed, and an item of its list was never voted on."""

    code = "room-nothing-voted-on"

    def __init__(self, *, items: tuple[str, ...]) -> None:
        super().__init__(items=items, count=len(items))


class AmendmentNotInText(Refusal):
    """An amendment was adopted whose words stand in no draft: no text can be computed of it."""

    code = "room-amendment-not-in-text"

    def __init__(self, *, item: str, amendment: str) -> None:
        super().__init__(item=item, amendment=amendment)


def votes_of(scene: Scene, sitting: Sitting, revision: TextRevised) -> tuple[VotesCounted, tuple[Ruling, ...]]:
    """Return the votes that hold, the text they make, and the rulings on that text.

    Raises:
        NothingVotedOn: an item was left over.
        AmendmentNotInText: what was adopted is not what the draft says.

    """
    held = held_counts(sitting)
    about = About(meeting=sitting.meeting.id)
    first = {
        item: majority_of(scene.law, sitting, count, about=replace(about, item=item)) for item, count in held.items()
    }
    fell = fallen(scene, sitting)
    adopted = frozenset(item for item, ruling in first.items() if ruling.met and item not in fell)
    _check_amendments(sitting, adopted)
    changes = adopted_changes(revision.changes, adopted)
    base = scene.journal.text(revision.base)
    text = revise(base, changes) if changes else revision.text
    counted = VotesCounted(
        meeting=sitting.meeting.id,
        votes=tuple(item_vote(sitting, item, held[item], first[item], adopted=item in adopted) for item in held),
        scrutineer=sitting.begun.scrutineer,
        counter=sitting.begun.counter,
        base=revision.base,
        changes=changes,
        text=text,
    )
    majorities = tuple(
        replace(ruling, about=replace(ruling.about, text=text.digest))
        for item, ruling in first.items()
        if item not in fell
    )
    return counted, (*_restated(scene, sitting, text=text.digest), *majorities)


def _check_amendments(sitting: Sitting, adopted: frozenset[str]) -> None:
    """The text is computed of the draft; the words of an amendment nobody has drafted, so it cannot hold them."""
    for amendment, item in sitting.room.amendments.items():
        if amendment in adopted and item in adopted:
            words = sitting.words
            raise AmendmentNotInText(item=words.get(item, item), amendment=words.get(amendment, amendment))


def held_counts(sitting: Sitting) -> dict[str, Count]:
    """Return by item the vote that holds, in the order of the list; a council may put items off, and not all of them.

    Raises:
        NothingVotedOn: an item was left over.

    """
    room = sitting.room
    held = {item: room.last_count(item) for item in room.agenda}
    left = tuple(sitting.words.get(item, item) for item, count in held.items() if count is None)
    if left and not (sitting.meeting.body.advises and len(left) < len(held)):
        raise NothingVotedOn(items=left)
    return {item: count for item, count in held.items() if count is not None}


def fallen(scene: Scene, sitting: Sitting) -> frozenset[str]:
    """Return the items that fall with the quorum, where the village reads the law so."""
    room = sitting.room
    if room.settings.quorum_lost is not QuorumLost.ALL_FALL:
        return frozenset()
    last = quorum_of(scene.law, sitting, len(room.here))
    return frozenset(room.agenda) if last is not None and not last.met else frozenset()


def item_vote(sitting: Sitting, item: str, count: Count, ruling: Ruling, *, adopted: bool) -> ItemVote:
    """Return the vote that holds on an item, with what the law asked."""
    return ItemVote(
        item=item,
        words=sitting.words.get(item, item),
        method=count.method,
        tally=count.tally,
        there=count.there,
        recused=count.recused,
        base=count.base,
        needed=ruling.needed or 0,
        adopted=adopted,
    )


def _restated(scene: Scene, sitting: Sitting, *, text: str) -> tuple[Ruling, ...]:
    """What stood on this meeting and the draft stands on what it adopted: a part of the same draft."""
    if text == scene.case.text:
        return ()
    return tuple(
        replace(seen.ruling, about=replace(seen.ruling.about, text=text))
        for seen in scene.journal.rulings(scene.case.number)
        if seen.voided_by is None
        and seen.ruling.about.meeting == sitting.meeting.id
        and seen.ruling.about.text == scene.case.text
        and seen.ruling.about.item is None
    )
