"""表决: the tally of one item, and whether it was adopted."""

from xiangyue.acts.case.scene import Answers, Outcome, Scene
from xiangyue.acts.meeting.by_item import held_counts, votes_of
from xiangyue.acts.meeting.judging import majority_of
from xiangyue.acts.meeting.officers import check_officer
from xiangyue.acts.meeting.opinion import opinion_of
from xiangyue.acts.meeting.sitting import Sitting, sitting_of
from xiangyue.canon import read
from xiangyue.errors import Refusal
from xiangyue.model import About, Tally, VoteMethod
from xiangyue.model.happened import VoteCounted

WHOLE_TEXT = "whole"


class NobodySignedIn(Refusal):
    """A vote is counted among those who came, and nobody is on record as having come."""

    code = "nobody-signed-in"

    def __init__(self) -> None:
        super().__init__()


def count_vote(scene: Scene, answers: Answers) -> Outcome:
    """Put the tally on record, bound to this meeting and this text."""
    meeting = scene.meeting()
    scrutineer, counter = scene.person(answers["scrutineer"]), scene.person(answers["counter"])
    check_officer(scene, scrutineer)
    if meeting.sign_in is None:
        raise NobodySignedIn
    sitting = sitting_of(scene.journal, meeting)
    if meeting.body.advises:
        return opinion_of(scene, sitting)
    if sitting is not None:
        return _of_the_room(scene, sitting)
    present = len(meeting.sign_in.present)
    votes = ("in_favour", "against", "abstained", "invalid", "not_cast")
    tally = read(Tally, {name: answers.get(name, 0) for name in votes})
    tally.check(present=present)
    text = scene.draft().digest
    ruling = scene.law.check_majority(
        meeting.body,
        on=meeting.called.held_at.date(),
        tally=tally,
        present=present,
        about=About(meeting=meeting.id, item=WHOLE_TEXT, text=text),
    )
    counted = VoteCounted(
        meeting=meeting.id,
        item=WHOLE_TEXT,
        text=text,
        method=VoteMethod(answers["method"]),
        tally=tally,
        scrutineer=scrutineer,
        counter=counter,
        adopted=ruling.met,
    )
    return Outcome(did=counted, happened_on=meeting.called.held_at.date(), rulings=(ruling,))


def _of_the_room(scene: Scene, sitting: Sitting) -> Outcome:
    """Return what the room voted: on the whole text, or item by item."""
    on = sitting.meeting.called.held_at.date()
    revision = scene.journal.revision(scene.case.number)
    if [item.id for item in sitting.begun.agenda] != [WHOLE_TEXT] and revision is not None:
        counted, rulings = votes_of(scene, sitting, revision)
        return Outcome(did=counted, happened_on=on, rulings=rulings)
    count = held_counts(sitting)[WHOLE_TEXT]
    text = scene.draft().digest
    ruling = majority_of(scene.law, sitting, count, about=About(meeting=sitting.meeting.id, item=WHOLE_TEXT, text=text))
    whole = VoteCounted(
        meeting=sitting.meeting.id,
        item=WHOLE_TEXT,
        text=text,
        method=count.method,
        tally=count.tally,
        scrutineer=sitting.begun.scrutineer,
        counter=sitting.begun.counter,
        adopted=ruling.met,
    )
    return Outcome(did=whole, happened_on=on, rulings=(ruling,))
