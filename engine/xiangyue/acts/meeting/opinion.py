"""协商意见: what a council came to, item by item, and what becomes of it."""

from datetime import date

from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.acts.meeting.by_item import fallen, held_counts, item_vote
from xiangyue.acts.meeting.judging import majority_of
from xiangyue.acts.meeting.room import RoomNotBegun
from xiangyue.acts.meeting.sitting import Sitting
from xiangyue.model import About
from xiangyue.model.council import ItemDivided
from xiangyue.model.happened import OpinionReached, OpinionSettled, TopicTaken
from xiangyue.model.room_lines import AgendaItem


def take_topic(scene: Scene, answers: Answers) -> Outcome:
    """Put on record from whom a topic came, and the items the council is to speak of."""
    items = tuple(AgendaItem(id=f"t-{place}", words=words) for place, words in enumerate(answers["items"], start=1))
    topic = TopicTaken(
        source=answers["source"], proposers=answers["proposers"], summary=answers["summary"], items=items
    )
    return Outcome(did=topic, happened_on=scene.day)


def opinion_of(scene: Scene, sitting: Sitting | None) -> Outcome:
    """Return what a council came to: by the lines of its room, which may be kept the next morning too.

    Raises:
        RoomNotBegun: no line was kept.
        NothingVotedOn: nothing was voted on.

    """
    if sitting is None:
        raise RoomNotBegun(case=scene.case.number)
    held, fell = held_counts(sitting), fallen(scene, sitting)
    about = {item: About(meeting=sitting.meeting.id, item=item) for item in held}
    rulings = {item: majority_of(scene.law, sitting, count, about=about[item]) for item, count in held.items()}
    room, words = sitting.room, sitting.words
    reached = OpinionReached(
        meeting=sitting.meeting.id,
        votes=tuple(
            item_vote(sitting, item, held[item], ruling, adopted=ruling.met and item not in fell)
            for item, ruling in rulings.items()
        ),
        divided=tuple(
            ItemDivided(item=one.item, in_favour=one.in_favour, against=one.against) for one in room.divided.values()
        ),
        put_off=tuple(AgendaItem(id=item, words=words.get(item, item)) for item in room.agenda if item not in held),
        scrutineer=sitting.begun.scrutineer,
        counter=sitting.begun.counter,
    )
    on = sitting.meeting.called.held_at.date()
    return Outcome(did=reached, happened_on=on, rulings=tuple(rulings[item] for item in rulings if item not in fell))


def settle_opinion(scene: Scene, answers: Answers) -> Outcome:
    """Put on record where the opinion was made public, or why nothing is done."""
    meeting = scene.journal.meetings(scene.case.number)[-1]
    on = date.fromisoformat(answers["on"])
    settled = OpinionSettled(
        meeting=meeting.id,
        then=answers["then"],
        on=on,
        places=tuple(answers.get("places", ())),
        reason=answers.get("reason", ""),
    )
    return Outcome(did=settled, happened_on=on)
