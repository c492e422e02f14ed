"""重新核对: the votes of a meeting once more, with the number of the signed sheet in the place of the wrong one."""

from dataclasses import dataclass, replace
from datetime import datetime

from xiangyue.acts.case.asked import Asked
from xiangyue.acts.case.guard import Guarded
from xiangyue.acts.case.moving import flow_of, model_of, resume
from xiangyue.acts.case.scene import Outcome, Scene
from xiangyue.acts.meeting.by_item import votes_of
from xiangyue.acts.meeting.correcting.ladder import COUNTED, Ladder, corrections_of
from xiangyue.acts.meeting.correcting.refusals import NotOfThose
from xiangyue.acts.meeting.judging import majority_of
from xiangyue.acts.meeting.opinion import opinion_of
from xiangyue.acts.meeting.sitting import Sitting, sitting_of
from xiangyue.acts.meeting.vote import WHOLE_TEXT
from xiangyue.acts.office import BEIJING, Office
from xiangyue.canon import read
from xiangyue.model import About, By, Flow, Ruling, Tally, Vote
from xiangyue.model.happened import OpinionReached, TextRevised, VoteCounted, VotesCounted
from xiangyue.model.room import Count
from xiangyue.records import Journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """What the votes of a meeting come to with one tally changed."""

    outcome: Outcome
    ruling: Ruling  # on the item itself
    was_carried: bool
    carried: bool
    there: int
    voting: int
    moves: bool  # the case would have gone another way
    overtaken: bool  # it has been gone on with since

    @property
    def turned(self) -> bool:
        """结果会变."""
        return self.was_carried != self.carried


def scene_of(journal: Journal, office: Office, ladder: Ladder, *, by: By, now: datetime) -> Scene:
    """Return the step at which the votes were counted, as if it were done once more."""
    case = journal.case(ladder.meeting.case)
    model = model_of(office.register, case)
    step = model.steps[ladder.first.payload["step"]]
    return Scene(
        register=office.register,
        journal=journal,
        law=office.law,
        case=case,
        step=step,
        model=model,
        by=by,
        now=now,
        day=now.astimezone(BEIJING).date(),
    )


def recounted(scene: Scene, ladder: Ladder, item: str, tally: Tally) -> Recount:
    """Return what comes of the votes, the corrected one among them.

    Raises:
        NotOfThose: they are not as many as could vote.

    """
    vote = next(one for one in ladder.meeting.votes if one.item == item)
    sitting = sitting_of(scene.journal, ladder.meeting)
    if sitting is None:
        there = voting = len(ladder.meeting.sign_in.present) if ladder.meeting.sign_in else 0
        _check(tally, voting)
        outcome = _of_the_form(scene, ladder, vote, tally, present=there)
    else:
        held = sitting.room.last_count(item)
        there, voting = (held.there, held.voting) if held else (0, 0)
        _check(tally, voting)
        outcome = _of_the_room(scene, _put_right(scene, ladder, sitting, item, tally), ladder)
    carried = _carried(outcome)
    return Recount(
        outcome=outcome,
        ruling=next(one for one in outcome.rulings if one.about.item == item),
        was_carried=vote.adopted,
        carried=carried[item],
        there=there,
        voting=voting,
        moves=any(carried.values()) != any(one.adopted for one in ladder.meeting.votes),
        overtaken=_moved_on(scene, ladder),
    )


def flow_again(scene: Scene, ladder: Ladder, outcome: Outcome) -> Flow:
    """Return where the case stands with these votes: the step is taken again from where the case stood before it."""
    before = [
        entry
        for entry in scene.journal.entries(scene.case.number)
        if entry.number < ladder.first.number and entry.payload["flow"] is not None
    ]
    stood = read(Flow, before[-1].payload["flow"], where="flow")
    path = ladder.first.payload["step"]
    asked = Asked(scene.journal, scene.case)
    asked.add(outcome, step=path, answers=scene.case.answers.get(path, {}))
    guarded = Guarded(scene, asked, on=outcome.happened_on)
    position = resume(scene.model, replace(scene.case, flow=stood), facts=asked, actions=guarded.actions)
    position.complete(path)
    return flow_of(position, scene.law, before=stood.due, period_from=outcome.happened_on, period_until=None)


def _check(tally: Tally, voting: int) -> None:
    if tally.counted != voting:
        raise NotOfThose(tally=figures(tally), counted=tally.counted, voting=voting)


def figures(tally: Tally) -> str:
    """Return a tally as it is typed: 12 4 3; invalid and not cast behind, where there are any."""
    more = (tally.invalid, tally.not_cast) if tally.invalid or tally.not_cast else ()
    return " ".join(map(str, (tally.in_favour, tally.against, tally.abstained, *more)))


def _of_the_form(scene: Scene, ladder: Ladder, vote: Vote, tally: Tally, *, present: int) -> Outcome:
    on = ladder.meeting.called.held_at.date()
    about = About(meeting=ladder.meeting.id, item=vote.item, text=vote.text)
    ruling = scene.law.check_majority(ladder.meeting.body, on=on, tally=tally, present=present, about=about)
    did = replace(read(VoteCounted, ladder.last.payload["did"]), tally=tally, adopted=ruling.met)
    return Outcome(did=did, happened_on=on, rulings=(ruling,))


def _of_the_room(scene: Scene, sitting: Sitting, ladder: Ladder) -> Outcome:
    on = sitting.meeting.called.held_at.date()
    if ladder.meeting.body.advises:
        return opinion_of(scene, sitting)
    draft = scene.journal.last(scene.case.number, TextRevised)
    if [item.id for item in sitting.begun.agenda] != [WHOLE_TEXT] and draft is not None:
        counted, rulings = votes_of(scene, sitting, draft)
        return Outcome(did=counted, happened_on=on, rulings=rulings)
    count = sitting.room.last_count(WHOLE_TEXT)
    was = read(VoteCounted, ladder.last.payload["did"])
    if count is None:  # pragma: no cover - it was voted on, or there would be nothing to correct
        raise AssertionError(WHOLE_TEXT)
    about = About(meeting=sitting.meeting.id, item=WHOLE_TEXT, text=was.text)
    ruling = majority_of(scene.law, sitting, count, about=about)
    return Outcome(did=replace(was, tally=count.tally, adopted=ruling.met), happened_on=on, rulings=(ruling,))


def _put_right(scene: Scene, ladder: Ladder, sitting: Sitting, item: str, tally: Tally) -> Sitting:
    """Return the room with what was corrected before and this; whatever was voted together stays so on record."""
    entries = tuple(scene.journal.entries(scene.case.number))
    right = {did.item: did.tally for _, did in corrections_of(entries, ladder.meeting.id) if not did.again}
    right[item] = tally
    held = {one: sitting.room.last_count(one) for one in right}
    more: tuple[Count, ...] = tuple(
        replace(count, items=(one,), tally=right[one]) for one, count in held.items() if count is not None
    )
    return replace(sitting, room=replace(sitting.room, counts=(*sitting.room.counts, *more)))


def _carried(outcome: Outcome) -> dict[str, bool]:
    did = outcome.did
    if isinstance(did, VotesCounted | OpinionReached):
        return {one.item: one.adopted for one in did.votes}
    return {did.item: did.adopted} if isinstance(did, VoteCounted) else {}


def _moved_on(scene: Scene, ladder: Ladder) -> bool:
    """Whether a step was done since, or a wait ended."""
    moved = [one for one in scene.journal.entries(scene.case.number) if one.payload["flow"] is not None]
    return bool(moved) and (moved[-1].act not in COUNTED or moved[-1].number < ladder.first.number)
